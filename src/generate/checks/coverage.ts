import type { Question } from '../../course/quiz.ts';
import type { LessonSections } from '../lesson-sections.ts';
import { type Finding, warning } from './finding.ts';

const LEAST_QUESTIONS = 2;
const LEAST_SPREAD = 0.6;

/** How much of a lesson is asked about. */
export interface LessonCoverage {
  lesson: string;
  questions: number;
  sections: number;
  /** Sections that a question cites. */
  asked: number;
}

/** In: all questions that are published, and the lessons that they may be about. */
export function coverageByLesson(
  questions: readonly Question[],
  lessons: readonly LessonSections[],
): LessonCoverage[] {
  const byLesson = Map.groupBy(questions, (question) => question.lesson);
  return lessons.map(({ lesson, sections, sectionOf }) => {
    const own = byLesson.get(lesson) ?? [];
    const asked = new Set(own.flatMap(({ citations }) => citations.flatMap(({ id }) => sectionOf[id] ?? [])));
    return { lesson, questions: own.length, sections, asked: asked.size };
  });
}

/** Check 26: each lesson has questions, and they are not all of one place. Few questions cannot be everywhere. */
export function checkCoverage(lessons: readonly LessonCoverage[]): Finding[] {
  return lessons.flatMap(({ lesson, questions, sections, asked }) => {
    if (questions < LEAST_QUESTIONS) return [warning(26, `${lesson} has ${questions} questions`)];
    if (asked >= Math.min(questions, sections * LEAST_SPREAD)) return [];
    return [warning(26, `the questions of ${lesson} are about ${asked} of its ${sections} sections`)];
  });
}
