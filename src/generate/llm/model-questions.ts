import type { LessonPlan } from '../../course/plan.ts';
import type { Question } from '../../course/quiz.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import { checkContextOf, checkQuestion } from '../checks.ts';
import { KeptQuestions } from '../kept-questions.ts';
import { exerciseSpansOf, withoutExercises } from '../lesson-exercises.ts';
import { readLesson } from '../lesson-text.ts';
import type { LessonSource } from '../passages.ts';
import { buildQuestion } from './build-question.ts';
import { groundsOf } from './grounds.ts';
import { languageName } from './language-name.ts';
import type { ModelFit } from './model-fit.ts';
import { numberSource } from './numbered-source.ts';
import { parseReply } from './parse-reply.ts';
import {
  QUESTIONS_EXAMPLE,
  QUESTIONS_RULES,
  QUESTIONS_VERSION,
  QuestionsReply,
  QuestionsSchema,
} from './questions-reply.ts';
import { partsOf, roomFor, type SourcePart, sourceText, tokensOf } from './source-parts.ts';
import { withoutInstructions } from './without-instructions.ts';

export interface QuestionsTask {
  plan: LessonPlan;
  sources: readonly LessonSource[];
  language: string;
  /** How many are wanted of the lesson. */
  wanted: number;
  seed: number;
  fit: ModelFit;
}

/** Questions of a model that passed the checks, and how many did not, by the number of the check. */
export interface ModelQuestions {
  questions: Question[];
  rejected: Record<string, number>;
}

const MOST_OF_REQUEST = 5;
/** Some will not pass. */
const MORE_THAN_WANTED = 1.3;
/** A question with four options, its answer and its ids. */
const TOKENS_OF_QUESTION = 260;
const LEAST_SENTENCES = 2;
const MOST_TOLD = 6;

/** A part of a lesson and how many questions it is asked for. */
interface AskedPart extends SourcePart {
  count: number;
}

function readTask(task: QuestionsTask) {
  const { plan, sources, fit, wanted } = task;
  const { sources: cleaned } = withoutInstructions(sources);
  const text = withoutExercises(readLesson(plan, cleaned), exerciseSpansOf(plan, cleaned));
  const lines = numberSource(text);
  const room = roomFor(fit.inputTokens, QUESTIONS_RULES, QUESTIONS_EXAMPLE, JSON.stringify(QuestionsSchema));
  const goal = Math.ceil(wanted * MORE_THAN_WANTED);
  const share = tokensOf(lines) / Math.ceil(goal / MOST_OF_REQUEST);
  const parts = partsOf(lines, Math.min(room, share)).filter(
    ({ items }) => items.filter(({ sentence }) => sentence !== undefined).length >= LEAST_SENTENCES,
  );
  const all = parts.reduce((sum, part) => sum + tokensOf(part.lines), 0);
  const most = Math.min(MOST_OF_REQUEST, Math.max(1, Math.floor(fit.outputTokens / TOKENS_OF_QUESTION)));
  const asked = parts.map((part): AskedPart => {
    const count = Math.ceil((goal * tokensOf(part.lines)) / Math.max(1, all));
    return { ...part, count: Math.min(most, count) };
  });
  return { cleaned, text, parts: asked };
}

/** Out: requests for at most five questions each, each about its own part of the lesson. */
export function askQuestions(task: QuestionsTask): ModelRequest[] {
  return readTask(task).parts.map(({ lines, count }) => ({
    task: 'questions',
    promptVersion: QUESTIONS_VERSION,
    system: QUESTIONS_RULES,
    prompt: `${sourceText(lines)}\n\nWrite ${count} ${count === 1 ? 'question' : 'questions'} in ${languageName(task.language)}.`,
    schema: { name: 'questions', json: QuestionsSchema },
    example: QUESTIONS_EXAMPLE,
    maxOutputTokens: Math.min(task.fit.outputTokens, (count + 1) * TOKENS_OF_QUESTION),
  }));
}

export function readQuestionReplies(
  task: QuestionsTask,
  replies: readonly (string | undefined)[],
): { questions: ModelQuestions; faults: string[][] } {
  const { cleaned, text, parts } = readTask(task);
  const { plan, language } = task;
  const pages = cleaned.flatMap((source) =>
    source.pages.map((page) => ({ document_id: source.documentId, page })),
  );
  const checks = checkContextOf(pages, language);
  const kept = new KeptQuestions((question) => checkQuestion(question, checks));
  const about = groundsOf(task, text.language);
  const faults = parts.map((part, index) => {
    const parsed = parseReply(replies[index], QuestionsReply);
    if (parsed.value === undefined) return parsed.faults;
    const before = kept.questions.length;
    const told = parsed.value.questions.flatMap((asked) => {
      const built = buildQuestion(asked, part.items, { plan, ...about });
      if ('fault' in built) {
        kept.rejected[built.check] = (kept.rejected[built.check] ?? 0) + 1;
        return [`"${asked.question}": ${built.fault}`];
      }
      const fault = kept.explain(built.question);
      return fault === undefined ? [] : [`"${asked.question}": ${fault}`];
    });
    if (kept.questions.length > before) return [];
    // A source may hold nothing worth asking.
    return told.slice(0, MOST_TOLD);
  });
  return { questions: { questions: kept.questions, rejected: kept.rejected }, faults };
}
