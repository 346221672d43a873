import { letterOf, type Question } from '../course/quiz.ts';

/** A quiz with its key, as the old service kept it in a file; `correct_answer` is a letter. */
export interface QuizWithKey {
  quiz_id: number;
  title: string;
  quiz_type: 'module' | 'course';
  course_id: number;
  module_week: number | null;
  total_questions: number;
  questions: Question[];
}

/** The names of the old service's quiz files, with the citations added. */
export const buildLegacyQuiz = (quiz: QuizWithKey) => ({
  ...quiz,
  description: '',
  questions: quiz.questions.map((question, index) => ({
    question_id: index + 1,
    kind: question.kind,
    question_text: question.question_text,
    options: question.options,
    correct_answer: letterOf(question.correct),
    explanation: question.explanation,
    topic: question.topic,
    citations: question.citations,
  })),
});
