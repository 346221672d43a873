import type { LessonDraft } from '../../course/course.ts';
import type { Problem } from '../../course/document.ts';
import type { LessonPlan } from '../../course/plan.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import { writeLesson } from '../lesson.ts';
import { exerciseSpansOf, withoutExercises } from '../lesson-exercises.ts';
import { readLesson } from '../lesson-text.ts';
import type { LessonSource } from '../passages.ts';
import { buildModelLesson } from './build-lesson.ts';
import { groundLesson } from './ground-lesson.ts';
import { groundsOf } from './grounds.ts';
import { languageName } from './language-name.ts';
import { LESSON_EXAMPLE, LESSON_RULES, LESSON_VERSION, LessonReply, LessonSchema } from './lesson-reply.ts';
import type { ModelFit } from './model-fit.ts';
import { numberSource } from './numbered-source.ts';
import { parseReply } from './parse-reply.ts';
import { partsOf, roomFor, type SourcePart, sourceText, tokensOf } from './source-parts.ts';
import { withoutInstructions } from './without-instructions.ts';

/** A lesson is written from its plan and the pages that its spans touch. */
export interface LessonTask {
  plan: LessonPlan;
  sources: readonly LessonSource[];
  /** In which it is written, BCP 47. */
  language: string;
  fit: ModelFit;
}

/** A lesson that has hardly a sentence, as a table of commands, is better told in the source's own words. */
const LEAST_SENTENCES = 3;
/** A lesson is about as long as its source, never so much longer. */
const OUTPUT_SHARE = 0.8;
const LEAST_OUTPUT = 700;

function readTask({ plan, sources, fit }: LessonTask) {
  const { sources: cleaned, problems } = withoutInstructions(sources);
  const whole = readLesson(plan, cleaned);
  const text = withoutExercises(whole, exerciseSpansOf(plan, cleaned));
  const lines = numberSource(text);
  const sentences = lines.filter(({ item }) => item?.sentence !== undefined).length;
  const room = roomFor(
    fit.inputTokens,
    LESSON_RULES,
    LESSON_EXAMPLE,
    JSON.stringify(LessonSchema),
    plan.title,
  );
  const parts =
    sentences < LEAST_SENTENCES ? [] : partsOf(lines, Math.min(room, fit.outputTokens / OUTPUT_SHARE));
  return { cleaned, problems, whole, text, parts };
}

/** Out: a request for each part of the lesson; none where there is too little to write a lesson from. */
export function askLesson(task: LessonTask): ModelRequest[] {
  const { parts } = readTask(task);
  return parts.map((part, index) => ({
    task: 'lesson',
    promptVersion: LESSON_VERSION,
    system: LESSON_RULES,
    prompt: promptOf(part, index, parts.length, task),
    schema: { name: 'lesson', json: LessonSchema },
    example: LESSON_EXAMPLE,
    maxOutputTokens: Math.min(
      task.fit.outputTokens,
      LEAST_OUTPUT + Math.ceil(tokensOf(part.lines) * OUTPUT_SHARE),
    ),
  }));
}

function promptOf(
  { lines }: SourcePart,
  index: number,
  count: number,
  { plan, language }: LessonTask,
): string {
  const part =
    count === 1 ? '' : ` This is part ${index + 1} of ${count} of it; write about this part alone.`;
  return `${sourceText(lines)}

The lesson is called "${plan.title.replace(/\s+/g, ' ')}".${part}
Write it in ${languageName(language)}.`;
}

export interface ReadLesson {
  /** Absent while a reply cannot be used. */
  draft: LessonDraft | undefined;
  /** For each request what is wrong with its reply; empty: nothing. */
  faults: string[][];
  /** What was left out of the source. */
  problems: Problem[];
}

export function readLessonReplies(task: LessonTask, replies: readonly (string | undefined)[]): ReadLesson {
  const { plan } = task;
  const { cleaned, problems: found, whole, text, parts } = readTask(task);
  const problems = found.map((problem) => ({ ...problem, lesson: plan.key }));
  if (parts.length === 0)
    return { draft: { ...writeLesson(plan, cleaned), made_by: 'embedded' }, faults: [], problems };
  const about = groundsOf(task, text.language);
  const read = parts.map((part, index) => {
    const parsed = parseReply(replies[index], LessonReply);
    if (parsed.value === undefined) return { faults: parsed.faults };
    const { reply, faults } = groundLesson(parsed.value, part, about);
    return faults.length > 0 ? { faults } : { faults, reply };
  });
  const usable = read.flatMap(({ reply }) => (reply === undefined ? [] : [reply]));
  const faults = read.map((one) => one.faults);
  if (usable.length < parts.length) return { draft: undefined, faults, problems };
  const draft = buildModelLesson({ plan, sources: cleaned, whole, text, replies: usable });
  return { draft, faults, problems };
}

/** The embedded writer's version of a lesson in a course of a model. */
export function writeEmbeddedLesson(
  plan: LessonPlan,
  sources: readonly LessonSource[],
): { draft: LessonDraft; problems: Problem[] } {
  const { sources: cleaned, problems } = withoutInstructions(sources);
  return {
    draft: { ...writeLesson(plan, cleaned), made_by: 'embedded' },
    problems: problems.map((problem) => ({ ...problem, lesson: plan.key })),
  };
}
