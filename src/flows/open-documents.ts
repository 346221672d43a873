import { Failure } from '../base/failure.ts';
import type { DocumentInfo } from '../course/document.ts';
import { type StoredDocument, saveDocumentFailure, saveInfo } from '../store/documents.ts';
import { finishUnits } from '../store/steps.ts';
import { inParallel } from './in-parallel.ts';
import type { Work } from './work.ts';

/** Opens the files that are not yet opened; those that cannot be are marked with their failure. */
export async function openDocuments(
  work: Work,
  documents: readonly StoredDocument[],
  done: ReadonlySet<string>,
): Promise<void> {
  const unopened = documents.filter((document) => !done.has(openUnit(document)) && document.failure === null);
  await inParallel(unopened, work.threads.size, async (document) => {
    try {
      await saveOpened(work, document, await openDocument(work, document));
    } catch (error) {
      if (!(error instanceof Failure) || error.retry || !/^(pdf|file)_/.test(error.code)) throw error;
      await failDocument(work, document, error);
    }
  });
}

const openUnit = (document: StoredDocument): string => `${document.documentId}:open`;

async function openDocument(work: Work, document: StoredDocument): Promise<DocumentInfo> {
  const { filename, sha256, bytes } = document;
  const { PDF_TIMEOUT_MS, MAX_PAGES } = work.config;
  if (bytes === 0) throw new Failure('file_empty', `${filename} has 0 bytes.`);
  const path = await work.store.blobs.getPath(sha256);
  // The clock also runs while a task waits for a thread: on a busy machine a good file gets a second chance.
  const info = (await openWithin(work, path, filename)) ?? (await openWithin(work, path, filename));
  if (info === undefined)
    throw new Failure('pdf_timeout', `${filename}: opening took over ${PDF_TIMEOUT_MS} ms, twice.`);
  if (info.pageCount <= MAX_PAGES) return info;
  throw new Failure(
    'pdf_too_many_pages',
    `${filename} has ${info.pageCount} pages; the limit is ${MAX_PAGES}.`,
  );
}

/** Opens a file in a thread; undefined when it took too long. Throws: Failure, or the reason of the work's end. */
async function openWithin(work: Work, path: string, filename: string): Promise<DocumentInfo | undefined> {
  const slow = AbortSignal.timeout(work.config.PDF_TIMEOUT_MS);
  try {
    return await work.threads.run('openPdf', { path }, AbortSignal.any([work.signal, slow]));
  } catch (error) {
    work.signal.throwIfAborted();
    if (slow.aborted) return undefined;
    throw error instanceof Failure ? new Failure(error.code, `${filename}: ${error.message}`) : error;
  }
}

const saveOpened = (work: Work, document: StoredDocument, info: DocumentInfo): Promise<void> =>
  finishUnits(
    work.store,
    work.attempt,
    {
      step: 'extract',
      units: [openUnit(document)],
      done: 0,
      progress: 0,
      message: `Opened ${document.filename}`,
    },
    (tx) => saveInfo(tx, document.documentId, info),
  );

/** Marks a file as lost and tells why; the other files go on. */
export const failDocument = (work: Work, document: StoredDocument, failure: Failure): Promise<void> =>
  finishUnits(
    work.store,
    work.attempt,
    {
      step: 'extract',
      units: [`${document.documentId}:failed`],
      done: 0,
      progress: 0,
      message: `${document.filename} could not be read`,
      problems: [{ code: failure.code, detail: failure.message, documentId: document.documentId }],
    },
    (tx) => saveDocumentFailure(tx, document.documentId, failure),
  );
