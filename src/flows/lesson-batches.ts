import type { LessonPlan } from '../course/plan.ts';

// A task and its transaction cost about 10 ms together, a lesson 2 ms: batches of eight keep the overhead low and
// still lose little to a kill.
const MAX_BATCH_LESSONS = 8;

/**
 * Cuts lessons into batches for the worker threads: neighbours stay together, as they share pages, and a short
 * course still keeps every thread busy.
 */
export function batchLessons(lessons: readonly LessonPlan[], threads: number): LessonPlan[][] {
  const size = Math.max(1, Math.min(MAX_BATCH_LESSONS, Math.ceil(lessons.length / (threads * 3))));
  return Array.from({ length: Math.ceil(lessons.length / size) }, (_, at) =>
    lessons.slice(at * size, (at + 1) * size),
  );
}
