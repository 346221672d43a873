import type { LessonPlan } from '../course/plan.ts';

// A task and its transaction cost about 10 ms together, a lesson 6 ms: batches of twenty keep the overhead low and
// still lose little to a kill.
const MAX_BATCH_LESSONS = 20;
/** With fewer the overhead weighs more than what a thread waits at the end. */
const MIN_BATCH_LESSONS = 6;
/** A batch is about one of so many parts of a thread's share of what is left. */
const PARTS = 2;

/**
 * Cuts lessons into batches for the worker threads: neighbours stay together, as they share pages. Towards the end
 * batches get smaller, so that no thread waits long for the last one, and a short course still keeps every thread busy.
 *
 * Source: guided self-scheduling (Polychronopoulos & Kuck 1987). Beside batches of eight throughout, lessons and quizzes
 * of a manual of 1,158 pages took 4 % less time (bench/RESULTS.md).
 */
export function batchLessons(lessons: readonly LessonPlan[], threads: number): LessonPlan[][] {
  const shareOf = (left: number): number => Math.ceil(left / (threads * PARTS));
  const least = Math.min(MIN_BATCH_LESSONS, shareOf(lessons.length));
  const batches: LessonPlan[][] = [];
  for (let from = 0; from < lessons.length; ) {
    const size = Math.min(MAX_BATCH_LESSONS, Math.max(least, shareOf(lessons.length - from)));
    batches.push(lessons.slice(from, from + size));
    from += size;
  }
  return batches;
}
