import { Failure } from '../base/failure.ts';
import { listDocuments, type StoredDocument } from '../store/documents.ts';
import { beginStep, listUnits } from '../store/steps.ts';
import { openDocuments } from './open-documents.ts';
import { readDocuments } from './read-documents.ts';
import type { Step } from './work.ts';

/** Reads every page of every file. One bad file harms only itself; all bad, and the job has failed. */
export const extract: Step = {
  name: 'extract',
  async run(work) {
    const { store, attempt } = work;
    const files = await listDocuments(store.db, attempt.courseId);
    const opening = files.length === 1 ? 'Opening the file' : `Opening ${files.length} files`;
    const done = await listUnits(store.db, attempt, 'extract');
    const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
    await beginStep(store, attempt, 'extract', {
      total: pages,
      message: opening,
      what: files.find((file) => file.pages === null)?.filename,
    });
    await openDocuments(work, files, done);
    const opened = await listDocuments(store.db, attempt.courseId);
    failWhenAllFailed(opened);
    const readable = opened.filter((document) => document.failure === null);
    const total = readable.reduce((sum, document) => sum + (document.pages ?? 0), 0);
    await beginStep(store, attempt, 'extract', {
      total,
      message: `Reading ${total} pages`,
      what: readable[0]?.filename,
    });
    await readDocuments(work, readable, done, total);
    failWhenAllFailed(await listDocuments(store.db, attempt.courseId));
  },
};

/** Throws: the first file's Failure when no file is left; with several, its message counts them. */
function failWhenAllFailed(documents: readonly StoredDocument[]): void {
  const failures = documents.flatMap((document) => document.failure ?? []);
  const [first] = failures;
  if (first === undefined || failures.length < documents.length) return;
  if (failures.length === 1) throw first;
  throw new Failure(
    first.code,
    `None of the ${failures.length} files could be read; the first: ${first.message}`,
    { cause: first },
  );
}
