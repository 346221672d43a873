import { z } from 'zod';
import type { Problem } from '../course/document.ts';
import { type Json, toJson } from '../course/json.ts';
import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import { sourceSpans } from '../course/source-spans.ts';
import type { ModelQuestions } from '../generate/llm/model-questions.ts';
import { wantedQuestions } from '../generate/llm/wanted-questions.ts';
import { fallback, settleFallbacks } from '../store/fallbacks.ts';
import { rejectAnswers } from '../store/model-answers.ts';
import { saveModelQuestions } from '../store/model-questions.ts';
import { finishUnits, listUnits } from '../store/steps.ts';
import { inParallel } from './in-parallel.ts';
import { makeWithModel } from './model-ladder.ts';
import type { ModelParts } from './model-parts.ts';
import { listSources, withPagesOf } from './sources.ts';
import type { StoredSource } from './stored-source.ts';
import { SEED, type Work } from './work.ts';

const Found = z.array(z.boolean().nullable());

/** What a model asked of a lesson, and whether its keys were found with the book open and without it. */
export const MadeQuestions = z.object({
  model: z.string(),
  solved: Found.optional(),
  guessed: Found.optional(),
});

/** Asks for the questions of all lessons that have none yet; they need the source alone. */
export async function prepareQuestions(parts: ModelParts, work: Work, plan: CoursePlan): Promise<void> {
  const { store, attempt } = work;
  const done = await listUnits(store.db, attempt, 'lessons');
  const all = plan.modules.flatMap((module) => module.lessons);
  const left = all.filter(({ key }) => !done.has(unitOf(key)));
  const sources = await listSources(work);
  await inParallel(left, parts.calls.mostOfJob, async (lesson) => {
    const pages = await withPagesOf(work, sources, sourceSpans(lesson));
    const { body, problems, rejected } = await askQuestions(parts, plan, lesson, pages);
    const finished = {
      step: 'lessons',
      units: [unitOf(lesson.key)],
      done: 0,
      progress: 0,
      message: `Asked what can be asked about ${lesson.title}`,
      problems,
    } as const;
    await finishUnits(store, attempt, finished, async (tx) => {
      await saveModelQuestions(tx, attempt.courseId, { key: lesson.key, body });
      await rejectAnswers(tx, rejected);
      if (problems.length === 0) await settleFallbacks(tx, attempt.courseId, 'questions', [lesson.key]);
    });
  });
}

const unitOf = (lessonKey: string): string => `questions:${lessonKey}`;

const NO_QUESTIONS: ModelQuestions = { questions: [], rejected: {} };

async function askQuestions(
  { threads, calls, asker }: ModelParts,
  plan: CoursePlan,
  lesson: LessonPlan,
  sources: StoredSource[],
): Promise<{ body: Json<unknown>; problems: Problem[]; rejected: string[] }> {
  const { signal } = asker;
  const wanted = wantedQuestions(plan, lesson);
  const input = { plan: lesson, sources, language: plan.language, wanted, seed: SEED };
  const { product, rejected, trouble } = await makeWithModel(
    calls,
    {
      task: 'questions',
      ask: (fit) => threads.run('askModelQuestions', { ...input, fit }, signal),
      async read(fit, replies) {
        const read = { ...input, fit, replies };
        const { questions, faults } = await threads.run('readModelQuestions', read, signal);
        return { product: questions, faults };
      },
    },
    asker,
  );
  const model = product ?? toJson(NO_QUESTIONS);
  const tried = await tryQuestions({ threads, calls, asker }, model);
  const problems =
    trouble === undefined
      ? []
      : [fallback('questions', `Questions about ${lesson.title}`, trouble, lesson.key)];
  return { body: toJson({ model, ...tried }), problems, rejected };
}

/** Lets the questions be solved with the book open, and guessed from their options alone. */
async function tryQuestions(
  { threads, calls, asker }: ModelParts,
  questions: Json<ModelQuestions>,
): Promise<{ solved?: (boolean | null)[]; guessed?: (boolean | null)[] }> {
  const { signal } = asker;
  const [solved, guessed] = await Promise.all([
    makeWithModel(
      calls,
      {
        task: 'solve',
        ask: (fit) => threads.run('askSolve', { questions, fit }, signal),
        async read(fit, replies) {
          const { found, faults } = await threads.run('readSolve', { questions, fit, replies }, signal);
          return { product: found, faults };
        },
      },
      asker,
    ),
    makeWithModel(
      calls,
      {
        task: 'guess',
        ask: (fit) => threads.run('askGuess', { questions, fit }, signal),
        async read(fit, replies) {
          const { found, faults } = await threads.run('readGuess', { questions, fit, replies }, signal);
          return { product: found, faults };
        },
      },
      asker,
    ),
  ]);
  return {
    ...(solved.product === undefined ? {} : { solved: solved.product }),
    ...(guessed.product === undefined ? {} : { guessed: guessed.product }),
  };
}
