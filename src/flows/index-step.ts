import type { CoursePlan } from '../course/plan.ts';
import { savePassages } from '../search/passages.ts';
import { getPlan } from '../store/lessons.ts';
import { beginStep, finishUnits, listUnits } from '../store/steps.ts';
import { inParallel } from './in-parallel.ts';
import { listSources } from './sources.ts';
import type { StoredSource } from './stored-source.ts';
import type { LessonSpan } from './thread.ts';
import { progressOf, type Step, type Work } from './work.ts';

// A transaction for 200 passages takes 10 ms on the embedded database, for which everybody waits; of that, 3 ms are
// the same for few.
const PAGES_A_UNIT = 48;

interface IndexUnit {
  source: StoredSource;
  spans: LessonSpan[];
  from: number;
  to: number;
}

/** Cuts the pages into passages that can be found. */
export const index: Step = {
  name: 'index',
  async run(work) {
    const { store, attempt, threads } = work;
    const plan = await getPlan(store.db, attempt.courseId);
    const sources = await listSources(work);
    const total = sources.reduce((sum, source) => sum + source.pageCount, 0);
    const done = await listUnits(store.db, attempt, 'index');
    await beginStep(store, attempt, 'index', {
      total,
      message: `Indexing ${total} pages`,
      what: sources.map((source) => source.filename).join(', '),
    });
    const units = sources.flatMap((source) => listIndexUnits(source, plan));
    const left = units.filter((unit) => !done.has(nameOf(unit)));
    const progress = { done: total - countPages(left), total };
    await inParallel(left, threads.window, (unit) => indexUnit(work, unit, progress));
  },
};

const nameOf = ({ source, from, to }: IndexUnit): string => `${source.documentId}:${from}-${to}`;
const countPages = (units: readonly IndexUnit[]): number =>
  units.reduce((sum, unit) => sum + unit.to - unit.from + 1, 0);

function listIndexUnits(source: StoredSource, plan: CoursePlan): IndexUnit[] {
  const spans = plan.modules.flatMap((module) =>
    module.lessons.flatMap((lesson) =>
      lesson.spans
        .filter((span) => span.document_id === source.documentId)
        .map((span) => ({ lessonKey: lesson.key, from: span.from, to: span.to })),
    ),
  );
  const units: IndexUnit[] = [];
  for (let from = 1; from <= source.pageCount; from += PAGES_A_UNIT) {
    const to = Math.min(source.pageCount, from + PAGES_A_UNIT - 1);
    const near = spans.filter((span) => span.from.page <= to && span.to.page >= from);
    units.push({ source, spans: near, from, to });
  }
  return units;
}

async function indexUnit(
  work: Work,
  unit: IndexUnit,
  progress: { done: number; total: number },
): Promise<void> {
  const { source, spans, from, to } = unit;
  const { documentId, structure } = source;
  const ranges = await work.pages.list(documentId, from, to);
  const isForModel = work.attempt.generator === 'llm';
  const input = { structure, ranges, spans, from, to, isForModel };
  const passages = await work.threads.run('cutPassages', input, work.signal);
  progress.done += countPages([unit]);
  await finishUnits(
    work.store,
    work.attempt,
    {
      step: 'index',
      units: [nameOf(unit)],
      done: progress.done,
      progress: progressOf('index', progress.done, progress.total, work.attempt.generator),
      message: `Indexing page ${progress.done} of ${progress.total}`,
    },
    (tx) =>
      savePassages(
        tx,
        work.attempt.courseId,
        passages.map((passage) => ({ documentId, ...passage })),
      ),
  );
}
