import type { Problem } from '../course/document.ts';
import { type Json, toJson } from '../course/json.ts';
import { decodeText } from '../course/page-codec.ts';
import type { CoursePlan, LessonPlan, Span } from '../course/plan.ts';
import { mergeQuestions as merged } from '../generate/llm/merge-questions.ts';
import {
  askAnswer as answerRequests,
  type CitedAnswer,
  readAnswerReplies,
} from '../generate/llm/model-answer.ts';
import type { ModelFit } from '../generate/llm/model-fit.ts';
import { askLesson, readLessonReplies, writeEmbeddedLesson } from '../generate/llm/model-lesson.ts';
import { askOutline, readOutlineReplies } from '../generate/llm/model-outline.ts';
import { askQuestions, type ModelQuestions, readQuestionReplies } from '../generate/llm/model-questions.ts';
import {
  readGuess as guessed,
  askGuess as guessRequests,
  readSolve as solved,
  askSolve as solveRequests,
  type TrialResult,
} from '../generate/llm/trial.ts';
import type { CheckedQuestions } from '../generate/quiz.ts';
import { toWritten, type WrittenLesson } from '../store/written-lesson.ts';
import { decodeSources, openSources, type StoredSource, sourcesOf } from './stored-source.ts';
import { asTask } from './task-reply.ts';
import { parseDraft } from './thread-cards.ts';
import { parseJson } from './thread-json.ts';

// Tasks of a model: each asks, as plain data, and reads what came back. Between the two nothing is kept: both get the
// same input and cut the source in the same way. `faults[i]` is what is wrong with reply i, in words for the model;
// empty where it can be used.

/** By the number of the request; undefined where there was no answer. */
type Replies = readonly (string | undefined)[];

interface OutlineInput {
  course: CoursePlan;
  sources: StoredSource[];
  fit: ModelFit;
}

export const askModelOutline = asTask(({ course, sources, fit }: OutlineInput) =>
  askOutline({ course, sources: decodeSources(sources, decodeText), fit }),
);

/** Out: always a whole plan, the planner's own where a reply cannot be used. Nothing in it speaks to a model. */
export const readModelOutline = asTask(
  ({
    course,
    sources,
    fit,
    replies,
  }: OutlineInput & { replies: Replies }): {
    course: CoursePlan;
    faults: string[][];
  } => readOutlineReplies({ course, sources: decodeSources(sources, decodeText), fit }, replies),
);

/** In: `sources` with the pages that the lesson's spans and answers touch; `language` of the course. */
interface LessonInput {
  plan: LessonPlan;
  sources: StoredSource[];
  language: string;
  fit: ModelFit;
}

const readLessonInput = ({ plan, sources, language, fit }: LessonInput) => ({
  plan,
  sources: sourcesOf(plan, openSources(sources)),
  language,
  fit,
});

/** Out: no request where the lesson has too little prose; it is then written without a model. */
export const askModelLesson = asTask((input: LessonInput) => askLesson(readLessonInput(input)));

/** Out: no lesson while a reply cannot be used; `problems` are passages that were left out. */
export const readModelLesson = asTask(
  (
    input: LessonInput & { replies: Replies },
  ): {
    lesson: WrittenLesson | undefined;
    faults: string[][];
    problems: Problem[];
  } => {
    const { draft, faults, problems } = readLessonReplies(readLessonInput(input), input.replies);
    const { key } = input.plan;
    const lesson = draft && toWritten(key, draft);
    return { lesson, faults, problems };
  },
);

/** The embedded writer's version of a lesson, without what speaks to a model, marked as such. */
export const writeFallbackLesson = asTask(
  ({
    plan,
    sources,
  }: {
    plan: LessonPlan;
    sources: StoredSource[];
  }): {
    lesson: WrittenLesson;
    problems: Problem[];
  } => {
    const { draft, problems } = writeEmbeddedLesson(plan, sourcesOf(plan, openSources(sources)));
    return { lesson: toWritten(plan.key, draft), problems };
  },
);

/** In: `wanted` of `wantedQuestions`. The lesson need not be written. */
type QuestionsInput = LessonInput & { wanted: number; seed: number };

const readQuestionsInput = (input: QuestionsInput) => ({
  ...readLessonInput(input),
  wanted: input.wanted,
  seed: input.seed,
});

export const askModelQuestions = asTask((input: QuestionsInput) => askQuestions(readQuestionsInput(input)));

/** Out: the questions of all usable replies that passed the checks. */
export const readModelQuestions = asTask(
  (input: QuestionsInput & { replies: Replies }): { questions: Json<ModelQuestions>; faults: string[][] } => {
    const { questions, faults } = readQuestionReplies(readQuestionsInput(input), input.replies);
    return { questions: toJson(questions), faults };
  },
);

interface TrialInput {
  questions: Json<ModelQuestions>;
  fit: ModelFit;
}

const readTrialInput = ({ questions, fit }: TrialInput) => ({ questions: parseJson(questions), fit });

/** Open book: who has the sentences that a question cites must find its key. */
export const askSolve = asTask((input: TrialInput) => solveRequests(readTrialInput(input)));

export const readSolve = asTask(
  (input: TrialInput & { replies: Replies }): { found: TrialResult; faults: string[][] } =>
    solved(readTrialInput(input), input.replies),
);

/** Who has the options alone must not find it more often than by chance. */
export const askGuess = asTask((input: TrialInput) => guessRequests(readTrialInput(input)));

export const readGuess = asTask(
  (input: TrialInput & { replies: Replies }): { found: TrialResult; faults: string[][] } =>
    guessed(readTrialInput(input), input.replies),
);

/**
 * Joins what a model asked with what the embedded generator asks of the same lesson.
 *
 * In: `solved` and `guessed` as `readSolve` and `readGuess` give them, absent where that was not tried; `embedded` as
 * `writeQuizzes` gives it for the written lesson, which is `draft`.
 */
export const mergeQuestions = asTask(
  (input: {
    model: Json<ModelQuestions>;
    solved?: TrialResult;
    guessed?: TrialResult;
    embedded: Json<CheckedQuestions>;
    draft?: WrittenLesson['draft'];
  }): Json<CheckedQuestions> =>
    toJson(
      merged({
        model: parseJson(input.model),
        embedded: JSON.parse(input.embedded),
        ...(input.solved && { solved: input.solved }),
        ...(input.guessed && { guessed: input.guessed }),
        ...(input.draft !== undefined && { draft: parseDraft(input.draft) }),
      }),
    ),
);

interface AnswerInput {
  question: string;
  /** The passages that were found for it, the best first; `sources` have the pages that they touch. */
  spans: Span[];
  sources: StoredSource[];
  language: string;
  fit: ModelFit;
}

const readAnswerInput = ({ sources, ...input }: AnswerInput) => ({
  ...input,
  sources: decodeSources(sources),
});

export const askModelAnswer = asTask((input: AnswerInput) => answerRequests(readAnswerInput(input)));

export const readModelAnswer = asTask(
  (input: AnswerInput & { replies: Replies }): { answer: CitedAnswer; faults: string[][] } =>
    readAnswerReplies(readAnswerInput(input), input.replies),
);
