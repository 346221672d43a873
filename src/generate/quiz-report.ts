import type { CoursePlan } from '../course/plan.ts';
import type { Question, QuizDraft } from '../course/quiz.ts';
import type { QuizReport } from '../course/quiz-report.ts';
import { checkCourse, keyStatistics } from './checks/course.ts';
import { checkCoverage, coverageByLesson } from './checks/coverage.ts';
import { CHECK_NAMES } from './checks/names.ts';
import type { LessonSections } from './lesson-sections.ts';

/** A long manual may have hundreds of the same fault. */
const MOST_FINDINGS = 200;

/**
 * Tells how the quizzes of a course came to be.
 *
 * In: `rejected` counts by the number of the check, or "spare".
 */
export function buildQuizReport(
  plan: CoursePlan,
  quizzes: readonly QuizDraft[],
  published: readonly Question[],
  rejected: Readonly<Record<string, number>>,
  lessons: readonly LessonSections[],
): QuizReport {
  const keys = keyStatistics(quizzes.flatMap(({ questions }) => questions));
  const coverage = coverageByLesson(published, withAllLessons(plan, lessons));
  const titles = new Map(
    plan.modules.flatMap(({ week, lessons: own }) => own.map(({ key, title }) => [key, { week, title }])),
  );
  const findings = [...checkCourse(quizzes), ...checkCoverage(coverage)];
  return {
    made: published.length + Object.values(rejected).reduce((sum, count) => sum + count, 0),
    published: published.length,
    rejected: Object.entries(rejected).map(([check, count]) => ({ check, name: nameOf(check), count })),
    keys: {
      positions: keys.positions,
      positions_p: rounded(keys.positionsP),
      longest_run: keys.longestRun,
      longest_share: rounded(keys.longestShare),
      longest_p: rounded(keys.longestP),
      shortest_share: rounded(keys.shortestShare),
      shortest_p: rounded(keys.shortestP),
    },
    kinds: countBy(published, ({ kind }) => kind),
    difficulties: countBy(published, ({ difficulty }) => difficulty),
    from_book: published.filter(({ origin }) => origin === 'book').length,
    quizzes: quizzes.map(({ week, title, questions }) => ({ week, title, questions: questions.length })),
    coverage: {
      lessons: coverage.length,
      lessons_below_two: coverage.filter(({ questions }) => questions < 2).length,
      by_lesson: coverage.map((entry) => ({
        ...entry,
        ...(titles.get(entry.lesson) ?? { week: 0, title: '' }),
      })),
    },
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map((finding) => ({ ...finding, name: nameOf(String(finding.check)) })),
  };
}

const nameOf = (check: string): string => CHECK_NAMES[Number(check)] ?? check;
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function countBy(
  questions: readonly Question[],
  nameFor: (question: Question) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const question of questions) counts[nameFor(question)] = (counts[nameFor(question)] ?? 0) + 1;
  return counts;
}

/** Lessons in the order of the course, those of which no sections are known among them. */
function withAllLessons(plan: CoursePlan, lessons: readonly LessonSections[]): LessonSections[] {
  const known = new Map(lessons.map((lesson) => [lesson.lesson, lesson]));
  return plan.modules.flatMap((module) =>
    module.lessons.map(({ key }) => known.get(key) ?? { lesson: key, sections: 0, sectionOf: {} }),
  );
}
