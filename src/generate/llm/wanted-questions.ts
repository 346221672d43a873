import type { CoursePlan, LessonPlan } from '../../course/plan.ts';

const MOST_OF_MODULE = 20;
const MOST_OF_COURSE = 40;
const SPARE = 2;
const LEAST = 4;
const PER_WORD = 35 / 10_000;

/** How many questions a model is asked for of a lesson: its share of the quizzes, less where it is short. */
export function wantedQuestions({ modules }: CoursePlan, { key, words }: LessonPlan): number {
  const own =
    modules.find(({ lessons }) => lessons.some((lesson) => lesson.key === key))?.lessons.length ?? 1;
  const all = modules.reduce((sum, { lessons }) => sum + lessons.length, 0);
  const share = MOST_OF_MODULE / own + MOST_OF_COURSE / Math.max(1, all);
  return Math.max(LEAST, Math.ceil(Math.min(MOST_OF_MODULE, share, words * PER_WORD)) + SPARE);
}
