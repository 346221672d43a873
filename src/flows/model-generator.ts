import type { Problem } from '../course/document.ts';
import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import { fallback } from '../store/fallbacks.ts';
import { listModelQuestions } from '../store/model-questions.ts';
import type { WrittenLesson } from '../store/written-lesson.ts';
import { createEmbeddedGenerator } from './embedded-generator.ts';
import type { Generator, NamedCourse, WrittenLessons } from './generator.ts';
import { estimateModels } from './model-estimate.ts';
import { makeWithModel } from './model-ladder.ts';
import type { ModelParts } from './model-parts.ts';
import { MadeQuestions, prepareQuestions } from './model-question-units.ts';
import type { StoredSource } from './stored-source.ts';

/** Asks models, and takes the embedded generator's work where that leads to nothing. */
export function createModelGenerator(parts: ModelParts): Generator {
  const embedded = createEmbeddedGenerator(parts.threads);
  return {
    name: 'llm',
    // One lesson is one unit: a call takes longer than anything that could be shared.
    batch: (lessons) => lessons.map((lesson) => [lesson]),
    window: parts.calls.mostOfJob,
    async planCourse(work, sources, options) {
      const planned = await embedded.planCourse(work, sources, options);
      if (planned.course.modules.length === 0) return planned;
      return { ...planned, ...(await nameParts(parts, planned.course, sources)) };
    },
    nameCourse: (plan, sources) => nameParts(parts, plan, sources),
    async writeLessons(_work, plans, sources, language) {
      const written: WrittenLessons = { lessons: [], byModel: [], problems: [], rejected: [] };
      for (const plan of plans) {
        const { lesson, isModel, problems, rejected } = await writeLesson(parts, plan, sources, language);
        written.lessons.push(lesson);
        if (isModel) written.byModel.push(lesson.key);
        written.problems.push(...problems);
        written.rejected.push(...rejected);
      }
      return written;
    },
    estimate: ({ signal }, plan) => estimateModels(parts.calls, plan, signal),
    prepareQuestions: (work, plan) => prepareQuestions(parts, work, plan),
    async writeQuestions(work, input) {
      const drafts = await embedded.writeQuestions(work, input);
      const keys = drafts.map(({ key }) => key);
      const asked = await listModelQuestions(work.store.db, work.attempt.courseId, keys);
      const byKey = new Map(asked.map(({ key, body }) => [key, MadeQuestions.parse(JSON.parse(body))]));
      const lessons = new Map(input.lessons.map(({ key, draft }) => [key, draft]));
      return Promise.all(
        drafts.map(async (draft) => {
          const made = byKey.get(draft.key);
          if (made === undefined) return draft;
          const { model, solved, guessed } = made;
          const lesson = lessons.get(draft.key);
          const merge = {
            model,
            ...(solved && { solved }),
            ...(guessed && { guessed }),
            embedded: draft.body,
            // Where a model's questions stand in the lesson is known by what they cite of it.
            ...(lesson !== undefined && { draft: lesson }),
          };
          return { key: draft.key, body: await parts.threads.run('mergeQuestions', merge, work.signal) };
        }),
      );
    },
  };
}

/** Titles, summaries and the description of a plan. What is in which lesson stays. */
async function nameParts(
  { threads, calls, asker }: ModelParts,
  plan: CoursePlan,
  sources: StoredSource[],
): Promise<NamedCourse> {
  const { signal } = asker;
  const input = { course: plan, sources };
  const { product, rejected, trouble } = await makeWithModel(
    calls,
    {
      task: 'outline',
      ask: (fit) => threads.run('askModelOutline', { ...input, fit }, signal),
      async read(fit, replies) {
        const read = { ...input, fit, replies };
        const { course, faults } = await threads.run('readModelOutline', read, signal);
        return { product: course, faults };
      },
    },
    asker,
  );
  const problems = trouble === undefined ? [] : [fallback('outline', 'Titles and summaries', trouble)];
  return { course: product ?? plan, problems, rejected };
}

async function writeLesson(
  { threads, calls, asker }: ModelParts,
  plan: LessonPlan,
  sources: StoredSource[],
  language: string,
): Promise<{ lesson: WrittenLesson; isModel: boolean; problems: Problem[]; rejected: string[] }> {
  const { signal } = asker;
  const input = { plan, sources, language };
  const { product, rejected, trouble } = await makeWithModel(
    calls,
    {
      task: 'lesson',
      ask: (fit) => threads.run('askModelLesson', { ...input, fit }, signal),
      async read(fit, replies) {
        const read = { ...input, fit, replies };
        const { faults, ...made } = await threads.run('readModelLesson', read, signal);
        return { product: made, faults };
      },
    },
    asker,
  );
  if (product?.lesson !== undefined && trouble === undefined)
    return { lesson: product.lesson, isModel: true, problems: product.problems, rejected: [] };
  const made = await threads.run('writeFallbackLesson', { plan, sources }, signal);
  // A lesson with hardly any prose was never meant for a model.
  const told = trouble === undefined ? [] : [fallback('lesson', plan.title, trouble, plan.key)];
  return { lesson: made.lesson, isModel: false, problems: [...made.problems, ...told], rejected };
}
