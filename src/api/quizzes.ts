import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Citation } from '../course/course.ts';
import { plainText } from '../course/plain-text.ts';
import { correctAnswerOf, isCorrect } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { QuizReport } from '../course/quiz-report.ts';
import { learnFromMistakes } from '../store/learn-from-mistakes.ts';
import { getQuiz, getQuizReport, headOf, type StoredQuiz, saveSubmission } from '../store/quizzes.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const QuizId = z.object({ quiz_id: z.coerce.number().int().positive() });

/** A quiz as learners see it: without its key. */
const ShownQuiz = z.object({
  quiz_id: z.int(),
  title: z.string(),
  quiz_type: z.enum(['module', 'course']),
  course_id: z.int(),
  module_week: z.int().nullable(),
  total_questions: z.int(),
  questions: z.array(
    z.object({
      question_id: z.int(),
      kind: z.enum(['choice', 'cloze', 'true_false', 'matching', 'ordering']),
      question_text: z.string(),
      /** Of a matching question: to each belongs one of the options. */
      prompts: z.array(z.string()).optional(),
      options: z.array(z.string()),
      topic: z.string(),
    }),
  ),
});

const Answer = plainText(1000);
const Answers = z.object({ answers: z.record(plainText(100), Answer) });

const QuestionResult = z.object({
  question_id: z.int(),
  given: z.string().nullable(),
  correct_answer: z.string(),
  correct: z.boolean(),
  explanation: z.string(),
  citations: z.array(Citation),
});

const Result = z.object({
  score: z.int(),
  total_questions: z.int(),
  percentage: z.number(),
  passed: z.boolean(),
  detailed_results: z.array(QuestionResult),
});

export function addQuizzes(server: Server, { store }: Lectern): void {
  server.get(
    '/api/quizzes/:quiz_id',
    {
      schema: {
        summary: 'A quiz, without its key',
        tags: ['Quizzes'],
        params: QuizId,
        response: { 200: ShownQuiz, ...errors },
      },
    },
    async (request) => showQuiz(await getQuiz(store.db, request.params.quiz_id)),
  );
  server.get(
    '/api/courses/:course_id/quiz-report',
    {
      schema: {
        summary: 'How the questions of a course came to be',
        description:
          'How many were made and published, which check refused the others, where the keys stand, and what of the lessons is asked about.',
        tags: ['Quizzes'],
        params: CourseId,
        response: { 200: QuizReport, ...errors },
      },
    },
    (request) => getQuizReport(store.db, request.params.course_id),
  );
  addSubmissions(server, store);
  addAnswers(server, store);
}

function addSubmissions(server: Server, store: Lectern['store']): void {
  server.post(
    '/api/quizzes/:quiz_id/submissions',
    {
      schema: {
        summary: 'Answer a quiz',
        description:
          'An answer is the letter of an option; for a cloze, the word itself counts as well. For matching it is the letter of the option of each prompt, for ordering the letters of the options from the first step to the last, as in "C,A,B". What was answered wrongly comes among the learner’s due cards.',
        tags: ['Quizzes'],
        params: QuizId,
        body: Answers,
        response: { 200: Result, ...errors },
      },
    },
    async (request) => {
      const quiz = await getQuiz(store.db, request.params.quiz_id);
      const { answers } = request.body;
      const result = gradeQuiz(quiz, answers);
      await saveSubmission(store.db, {
        quizId: quiz.quizId,
        owner: ownerOf(request),
        answers,
        score: result.score,
        total: result.total_questions,
      });
      await learnFromMistakes(store.db, {
        owner: ownerOf(request),
        courseId: quiz.courseId,
        wrong: wronglyAnswered(quiz, answers),
        now: new Date(),
      });
      return result;
    },
  );
}

function addAnswers(server: Server, store: Lectern['store']): void {
  server.post(
    '/api/quizzes/:quiz_id/answers',
    {
      schema: {
        summary: 'Answer one question and learn at once whether that was right',
        description:
          'Answers are given as in a submission; a wrong one comes among the learner’s due cards, once. The result of the quiz is kept by a submission alone.',
        tags: ['Quizzes'],
        params: QuizId,
        body: z.strictObject({ question_id: z.int().positive(), answer: Answer }),
        response: { 200: QuestionResult, ...errors },
      },
    },
    async (request) => {
      const quiz = await getQuiz(store.db, request.params.quiz_id);
      const { question_id, answer } = request.body;
      const answers = { [String(question_id)]: answer };
      const result = gradeQuiz(quiz, answers).detailed_results.find(
        (entry) => entry.question_id === question_id,
      );
      if (result === undefined)
        throw new Failure('not_found', `Quiz ${quiz.quizId} has no question ${question_id}.`);
      await learnFromMistakes(store.db, {
        owner: ownerOf(request),
        courseId: quiz.courseId,
        wrong: wronglyAnswered(quiz, answers),
        now: new Date(),
      });
      return result;
    },
  );
}

const showQuiz = (quiz: StoredQuiz): z.infer<typeof ShownQuiz> => ({
  ...headOf(quiz),
  questions: quiz.questions.map(({ questionId, question }) => ({
    question_id: questionId,
    kind: question.kind,
    question_text: question.question_text,
    ...(question.kind === 'matching' ? { prompts: question.prompts } : {}),
    options: question.options,
    topic: question.topic,
  })),
});

/** What is left out is no mistake. */
const wronglyAnswered = ({ questions }: StoredQuiz, answers: Record<string, string>): Question[] =>
  questions.flatMap(({ questionId, question }) => {
    const given = answers[String(questionId)]?.trim() ?? '';
    return given === '' || isCorrect(question, given) ? [] : [question];
  });

function gradeQuiz(quiz: StoredQuiz, answers: Record<string, string>): z.infer<typeof Result> {
  const detailed = quiz.questions.map(({ questionId, question }) => {
    const given = answers[String(questionId)];
    return {
      question_id: questionId,
      given: given ?? null,
      correct_answer: correctAnswerOf(question),
      correct: given !== undefined && isCorrect(question, given),
      explanation: question.explanation,
      citations: question.citations,
    };
  });
  const score = detailed.filter((entry) => entry.correct).length;
  const percentage = detailed.length === 0 ? 0 : Math.round((1000 * score) / detailed.length) / 10;
  return {
    score,
    total_questions: detailed.length,
    percentage,
    passed: percentage >= quiz.passingPercentage,
    detailed_results: detailed,
  };
}
