import type { ModelName } from '../base/model-name.ts';
import type { ModelEstimate } from '../course/model-info.ts';
import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import type { ModelFit } from '../generate/llm/model-fit.ts';
import { wantedQuestions } from '../generate/llm/wanted-questions.ts';
import type { ModelAbilities } from '../model/model-abilities.ts';
import type { ModelTask } from '../model/model-request.ts';
import type { ModelCalls } from './model-calls.ts';
import { fitOf } from './model-ladder.ts';

/** Of a word of the source, its number and its share of marks and line breaks. */
const TOKENS_PER_WORD = 1.7;
/** Rules, example and schema of a request. */
const RULES_TOKENS = 1500;
/** A lesson is nearly as long as its source. */
const LESSON_SHARE = 0.7;
const LESSON_TOKENS = 300;
const QUESTION_TOKENS = 160;
/** A question with its options, and the sentences that it cites. */
const ASKED_TOKENS = 90;
const EVIDENCE_TOKENS = 60;
const LETTER_TOKENS = 12;
/** Of the room that a model has for thoughts, what it mostly takes. */
const THOUGHT_SHARE = 0.25;

/** Calls of one task, all alike. */
interface Calls {
  task: ModelTask;
  count: number;
  inputTokens: number;
  outputTokens: number;
}

/**
 * What models will be asked for the lessons and questions of a plan, from the length of its lessons. Every call counts,
 * also those whose answer is in the store already.
 */
export async function estimateModels(
  calls: ModelCalls,
  plan: CoursePlan,
  signal: AbortSignal,
): Promise<ModelEstimate> {
  const abilities = new Map<ModelName, ModelAbilities>();
  for (const task of ['lesson', 'questions', 'solve', 'guess'] as const) {
    const model = calls.firstOf(task);
    abilities.set(model, await calls.abilitiesOf(model, signal));
  }
  const total = { model_calls: 0, input_tokens: 0, output_tokens: 0, seconds: 0 };
  let cost: number | null = 0;
  for (const lesson of plan.modules.flatMap((module) => module.lessons))
    for (const { task, count, inputTokens, outputTokens: written } of callsOf(
      lesson,
      plan,
      fitFor(calls, abilities),
    )) {
      const model = calls.firstOf(task);
      const outputTokens = written + (abilities.get(model)?.thinkingTokens ?? 0) * THOUGHT_SHARE;
      const price = calls.models.priceOf(model, { inputTokens, cachedTokens: 0, outputTokens });
      const { firstTokenMs = 0, tokensPerSecond = 1 } = abilities.get(model) ?? {};
      total.model_calls += count;
      total.input_tokens += Math.round(count * inputTokens);
      total.output_tokens += Math.round(count * outputTokens);
      total.seconds += count * (firstTokenMs / 1000 + outputTokens / tokensPerSecond);
      cost = cost === null || price === undefined ? null : cost + count * price;
    }
  const seconds = Math.max(1, Math.ceil(total.seconds / calls.mostOfJob));
  return { ...total, seconds, cost_usd: cost };
}

const fitFor =
  (calls: ModelCalls, abilities: ReadonlyMap<ModelName, ModelAbilities>) =>
  (task: ModelTask): ModelFit => {
    const model = calls.firstOf(task);
    const known = abilities.get(model);
    return known === undefined ? { inputTokens: 8000, outputTokens: 2000 } : fitOf(model, known);
  };

function callsOf(lesson: LessonPlan, plan: CoursePlan, fitOfTask: (task: ModelTask) => ModelFit): Calls[] {
  const source = lesson.words * TOKENS_PER_WORD;
  const questions = wantedQuestions(plan, lesson);
  const split = (task: ModelTask, output: number): Calls => {
    const { inputTokens, outputTokens } = fitOfTask(task);
    const count = Math.max(
      1,
      Math.ceil(source / Math.max(500, inputTokens - RULES_TOKENS)),
      Math.ceil(output / outputTokens),
    );
    return { task, count, inputTokens: source / count + RULES_TOKENS, outputTokens: output / count };
  };
  const once = (task: ModelTask, input: number): Calls => ({
    task,
    count: 1,
    inputTokens: questions * input + RULES_TOKENS / 3,
    outputTokens: questions * LETTER_TOKENS,
  });
  return [
    split('lesson', source * LESSON_SHARE + LESSON_TOKENS),
    split('questions', questions * QUESTION_TOKENS),
    once('solve', ASKED_TOKENS + EVIDENCE_TOKENS),
    once('guess', ASKED_TOKENS),
  ];
}
