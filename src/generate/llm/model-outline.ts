import type { CoursePlan, ModulePlan } from '../../course/plan.ts';
import { countTokens } from '../../model/count-tokens.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import { readLesson } from '../lesson-text.ts';
import type { LessonSource } from '../passages.ts';
import type { SourceDocument } from '../source-document.ts';
import { languageName } from './language-name.ts';
import type { ModelFit } from './model-fit.ts';
import { nameOutline } from './name-outline.ts';
import { numberSource, type SourceLine } from './numbered-source.ts';
import {
  OUTLINE_EXAMPLE,
  OUTLINE_RULES,
  OUTLINE_VERSION,
  OutlineReply,
  OutlineSchema,
} from './outline-reply.ts';
import { parseReply } from './parse-reply.ts';
import { roomFor, sourceText, tokensOf } from './source-parts.ts';
import { withoutInstructions } from './without-instructions.ts';

export interface OutlineTask {
  /** As the embedded planner made it: what is in which lesson stays. */
  course: CoursePlan;
  sources: readonly SourceDocument[];
  fit: ModelFit;
}

/** A module as it is shown: of each lesson its name, its headings and how it begins. */
export interface ShownModule {
  module: ModulePlan;
  lines: SourceLine[];
}

/** What of a lesson tells what it is about. */
const TOKENS_OF_LESSON = 260;
const LEAST_OF_LESSON = 40;
const MOST_OF_REQUEST = 12_000;
/** A title, a summary and a name. */
const OUTPUT_OF_LESSON = 50;
const OUTPUT_OF_MODULE = 220;

/** Modules by request: as many as fit, so that a small course is one. */
function readTask({ course, sources, fit }: OutlineTask): ShownModule[][] {
  const { sources: cleaned } = withoutInstructions(
    sources.map((source): LessonSource => ({ ...source, language: source.structure.language })),
  );
  const room = Math.min(
    MOST_OF_REQUEST,
    roomFor(fit.inputTokens, OUTLINE_RULES, OUTLINE_EXAMPLE, JSON.stringify(OutlineSchema)) -
      listOf(course).tokens,
  );
  const batches: { modules: ShownModule[]; input: number; output: number }[] = [];
  for (const module of course.modules) {
    const each = Math.max(LEAST_OF_LESSON, Math.min(TOKENS_OF_LESSON, room / module.lessons.length));
    const shown = { module, lines: module.lessons.flatMap((lesson) => openingOf(lesson, cleaned, each)) };
    const input = tokensOf(shown.lines);
    const output = OUTPUT_OF_MODULE + module.lessons.length * OUTPUT_OF_LESSON;
    const open = batches.at(-1);
    if (open === undefined || open.input + input > room || open.output + output > fit.outputTokens)
      batches.push({ modules: [shown], input, output });
    else {
      open.modules.push(shown);
      open.input += input;
      open.output += output;
    }
  }
  return batches.map(({ modules }) => modules);
}

function openingOf(
  lesson: ModulePlan['lessons'][number],
  sources: readonly LessonSource[],
  tokens: number,
): SourceLine[] {
  const own = sources.map((source) => ({ ...source, pages: pagesOf(lesson, source) }));
  const head = plainLine(`${lesson.key} "${lesson.title.replace(/\s+/g, ' ')}"`);
  const lines = [head];
  let left = tokens - head.tokens;
  for (const line of numberSource(readLesson(lesson, own))) {
    if (line.item !== undefined && line.item.sentence === undefined) continue;
    if (line.tokens > left) break;
    lines.push(line);
    left -= line.tokens;
  }
  return lines;
}

const pagesOf = ({ spans }: ModulePlan['lessons'][number], { documentId, pages }: LessonSource) =>
  pages.filter(({ pageNumber }) =>
    spans.some(
      ({ document_id, from, to }) =>
        document_id === documentId && pageNumber >= from.page && pageNumber <= to.page,
    ),
  );

const plainLine = (text: string): SourceLine => ({ text, tokens: countTokens(text) + 1 });

/** What the whole course consists of, for its description. */
function listOf({ modules }: CoursePlan): { text: string; tokens: number } {
  const text = modules.map(({ title }) => title.replace(/\s+/g, ' ')).join('; ');
  return { text, tokens: countTokens(text) };
}

export function askOutline(task: OutlineTask): ModelRequest[] {
  const { course, fit } = task;
  return readTask(task).map((shown, index) => {
    const lines = shown.flatMap(({ module, lines: own }) => [
      plainLine(`m${module.week} "${module.title.replace(/\s+/g, ' ')}"`),
      ...own,
    ]);
    const lessons = shown.reduce((sum, { module }) => sum + module.lessons.length, 0);
    return {
      task: 'outline',
      promptVersion: OUTLINE_VERSION,
      system: OUTLINE_RULES,
      prompt: `${sourceText(lines)}

${index === 0 ? `The modules of the whole course: ${listOf(course).text}` : 'Leave "description" empty.'}
Name ${shown.length} modules and ${lessons} lessons in ${languageName(course.language)}.`,
      schema: { name: 'outline', json: OutlineSchema },
      example: OUTLINE_EXAMPLE,
      maxOutputTokens: Math.min(
        fit.outputTokens,
        OUTPUT_OF_MODULE + shown.length * OUTPUT_OF_MODULE + lessons * OUTPUT_OF_LESSON,
      ),
    };
  });
}

/** Out: the plan with the titles, summaries and description of usable replies, the planner's own elsewhere. */
export function readOutlineReplies(
  task: OutlineTask,
  replies: readonly (string | undefined)[],
): { course: CoursePlan; faults: string[][] } {
  const batches = readTask(task);
  const read = batches.map((shown, index) => ({ shown, parsed: parseReply(replies[index], OutlineReply) }));
  const usable = read.flatMap(({ shown, parsed }) =>
    parsed.value === undefined ? [] : [{ shown, reply: parsed.value }],
  );
  return { course: nameOutline(task.course, usable), faults: read.map(({ parsed }) => parsed.faults) };
}
