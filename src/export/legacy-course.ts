import type { Course, Lesson } from '../course/course.ts';
import { correctAnswerOf, hasOneKey } from '../course/question-key.ts';
import type { QuizWithKey } from '../course/quiz.ts';
import type { ExportedFile } from './markdown.ts';

/** A submission as the old service kept it. */
interface LegacySubmission {
  submission_id: number;
  quiz_id: number;
  user_id: string;
  answers: Record<string, string>;
  score: number;
  total_questions: number;
  submitted_at: string;
}

export interface LegacyExport {
  courses: readonly { course: Course; quizzes: readonly QuizWithKey[] }[];
  submissions: readonly LegacySubmission[];
}

/**
 * Courses, quizzes and answers in the files of the old service, below its `data`. Citations become the numbers of
 * their pages; of each quiz the questions with one key, which were the only ones there.
 *
 * Out: the files, and how many questions the old form cannot hold.
 */
export function exportLegacy({ courses, submissions }: LegacyExport): {
  files: ExportedFile[];
  left: number;
} {
  const output = courses.map(({ course }) => ({
    course_title: course.course_title,
    course_id: course.course_id,
    modules: course.modules.map(({ week, title, sub_topics }) => ({
      week,
      title,
      sub_topics: sub_topics.map((lesson) => ({ title: lesson.title, content: withPages(lesson) })),
    })),
  }));
  const quizzes = courses.flatMap(({ quizzes: own }) => own);
  const files = [fileOf('courses/course_output', output)];
  for (const quiz of quizzes) files.push(fileOf(`quizzes/quiz_${quiz.quiz_id}`, quizOf(quiz)));
  for (const { submission_id, ...told } of submissions)
    files.push(
      fileOf(`quiz_answers/submission_${submission_id}`, {
        ...told,
        percentage: told.total_questions === 0 ? 0 : (100 * told.score) / told.total_questions,
      }),
    );
  const left = quizzes.flatMap(({ questions }) => questions.filter((question) => !hasOneKey(question)));
  return { files, left: left.length };
}

const fileOf = (path: string, value: unknown): ExportedFile => ({
  path: `data/${path}.json`,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

const MARK = /(?<!\\)\[\^(c\d+)\]/g;

function withPages({ content, citations }: Lesson): string {
  const pages = new Map(citations.map(({ id, page }) => [id, page]));
  return content
    .replace(MARK, (mark, id: string) => (pages.has(id) ? ` (p. ${pages.get(id)})` : mark))
    .trim();
}

function quizOf(quiz: QuizWithKey) {
  // A question keeps its number: answers name it.
  const questions = quiz.questions.flatMap((question, index) =>
    hasOneKey(question)
      ? [
          {
            question_id: index + 1,
            question_text: question.question_text,
            options: question.options,
            correct_answer: correctAnswerOf(question),
            explanation: question.explanation,
            topic: question.topic,
          },
        ]
      : [],
  );
  return {
    quiz_id: quiz.quiz_id,
    title: quiz.title,
    description: '',
    questions,
    total_questions: questions.length,
    quiz_type: quiz.quiz_type,
    module_week: quiz.module_week,
    course_id: quiz.course_id,
  };
}
