import { correctAnswerOf } from '../course/question-key.ts';
import type { QuizWithKey } from '../course/quiz.ts';

/** The names of the old service's quiz files, with the citations added. */
export const buildLegacyQuiz = (quiz: QuizWithKey) => ({
  ...quiz,
  description: '',
  questions: quiz.questions.map((question, index) => ({
    question_id: index + 1,
    kind: question.kind,
    question_text: question.question_text,
    ...(question.kind === 'matching' ? { prompts: question.prompts } : {}),
    options: question.options,
    correct_answer: correctAnswerOf(question),
    explanation: question.explanation,
    topic: question.topic,
    difficulty: question.difficulty,
    origin: question.origin,
    citations: question.citations,
  })),
});
