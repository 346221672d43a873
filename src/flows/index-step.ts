import { savePassages } from '../search/passages.ts';
import { listPageRanges } from '../store/documents.ts';
import { getPlan } from '../store/lessons.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { inParallel } from './in-parallel.ts';
import { listSources } from './sources.ts';
import { progressOf, type Step } from './work.ts';

/** Cuts the pages into passages that can be found. */
export const index: Step = {
  name: 'index',
  async run(work) {
    const { store, attempt, threads, signal } = work;
    const plan = await getPlan(store.db, attempt.courseId);
    const sources = await listSources(work);
    const total = sources.reduce((sum, source) => sum + source.pageCount, 0);
    const done = await listUnits(store.db, attempt, 'index');
    await beginStep(store, attempt, 'index', { total, message: `Indexing ${total} pages` });
    let finished = 0;
    for (const { documentId, structure } of sources) {
      const spans = plan.modules.flatMap((module) =>
        module.lessons.flatMap((lesson) =>
          lesson.spans
            .filter((span) => span.document_id === documentId)
            .map((span) => ({ lessonKey: lesson.key, from: span.from, to: span.to })),
        ),
      );
      const ranges = await listPageRanges(store.db, documentId);
      await inParallel(ranges, threads.size + 1, async ({ fromPage, toPage, pages }) => {
        const unit = `${documentId}:${fromPage}-${toPage}`;
        if (!done.has(unit)) {
          const near = spans.filter((span) => span.from.page <= toPage && span.to.page >= fromPage);
          const passages = await threads.run(
            'cutPassages',
            { structure, ranges: [pages], spans: near },
            signal,
          );
          await finishUnits(
            store,
            attempt,
            {
              step: 'index',
              units: [unit],
              done: finished + toPage - fromPage + 1,
              progress: progressOf('index', finished + toPage - fromPage + 1, total),
              message: `Indexing page ${finished + toPage - fromPage + 1} of ${total}`,
            },
            (tx) =>
              savePassages(
                tx,
                attempt.courseId,
                passages.map((passage) => ({ documentId, ...passage })),
              ),
          );
        }
        finished += toPage - fromPage + 1;
      });
    }
  },
};
