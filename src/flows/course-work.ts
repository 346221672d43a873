import { Failure } from '../base/failure.ts';
import { findMaker } from '../store/fallbacks.ts';
import type { Store } from '../store/store.ts';
import { chooseGenerator } from './choose-generator.ts';
import type { Generator } from './generator.ts';
import type { ModelCalls } from './model-calls.ts';
import { PageRanges } from './page-ranges.ts';
import type { Threads } from './threads.ts';
import type { CourseWork } from './work.ts';

/** What changes to a course are made with. */
export interface EditParts {
  store: Store;
  threads: Threads;
  /** Undefined where no model is configured. */
  calls?: ModelCalls | undefined;
}

/** The generator of a course that is there. Throws: Failure `not_found`, `generator_unavailable`. */
export async function generatorOf(parts: EditParts, { attempt, signal }: CourseWork): Promise<Generator> {
  const { courseId } = attempt;
  const maker = await findMaker(parts.store.db, courseId);
  if (maker === undefined) throw new Failure('not_found', `No course ${courseId}`);
  return chooseGenerator(parts, maker.generator, { owner: maker.owner, courseId, signal });
}

/** Work on a course that belongs to no job: somebody waits for the answer, and nothing stops it. */
export const workOn = ({ store, threads }: EditParts, courseId: number): CourseWork => ({
  store,
  threads,
  pages: new PageRanges(store),
  attempt: { courseId },
  signal: new AbortController().signal,
});
