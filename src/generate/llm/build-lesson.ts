import type { KeyPoint, KeyTerm, LessonDraft, WorkedExample } from '../../course/course.ts';
import { norm } from '../../course/norm.ts';
import type { LessonPlan } from '../../course/plan.ts';
import { CitationList } from '../citations.ts';
import { citeRows, citeSteps } from '../cite-rows.ts';
import { keyPointsOf, rankSentences } from '../key-points.ts';
import { keyTermsOf } from '../key-terms.ts';
import { exerciseSpansOf, exercisesOf } from '../lesson-exercises.ts';
import { plainText } from '../lesson-material.ts';
import { pagesOf } from '../lesson-pages.ts';
import { summarise } from '../lesson-summary.ts';
import type { LessonText } from '../lesson-text.ts';
import { cleaned, inlineMarkdown } from '../markdown.ts';
import { objectivesOf } from '../objectives.ts';
import type { LessonSource } from '../passages.ts';
import { citeStatements } from '../statements.ts';
import { loadOf, minutesOf, wordCount } from '../words.ts';
import type { GroundedParagraph, GroundedReply } from './ground-lesson.ts';
import { markdownOfLine } from './model-text.ts';
import { citeItem, type SourceItem } from './numbered-source.ts';
import { placeBlocks } from './placed-blocks.ts';

/** A lesson's source and what a model wrote of each of its parts. */
export interface WrittenParts {
  plan: LessonPlan;
  sources: readonly LessonSource[];
  /** With its exercises. */
  whole: LessonText;
  /** What the model was given. */
  text: LessonText;
  replies: readonly GroundedReply[];
}

const MOST_POINTS = 6;
const MOST_TERMS = 8;
const MOST_OBJECTIVES = 5;
const MOST_EXAMPLES = 20;
const LONGEST_TITLE = 80;

/**
 * Puts a lesson together: the model's paragraphs with their citations, the source's own code, tables, figures and
 * exercises in their places. Where a model gives no points, terms or objectives, those of the embedded writer stand.
 */
export function buildModelLesson({ plan, sources, whole, text, replies }: WrittenParts): LessonDraft {
  const citations = new CitationList();
  const title = cleaned(plan.title);
  const paragraphs = replies.flatMap((reply) => reply.paragraphs);
  const content = contentOfModel(text, paragraphs, title, citations);
  const ids = (items: readonly SourceItem[]): string[] => [
    ...new Set(items.flatMap((item) => citeItem(item, citations))),
  ];
  const exercises = exercisesOf(exerciseSpansOf(plan, sources), plan, sources, citations);
  const ranked = rankSentences(whole);
  const { summary, used } = summarise(ranked, citations);
  const points = pointsOf(replies, ids);
  const terms = termsOf(replies, ids);
  const keyPoints = points.length > 0 ? points : keyPointsOf(ranked, used, citations);
  const keyTerms = terms.length > 0 ? terms : keyTermsOf(whole, citations);
  const objectives = [
    ...new Set(
      evenly(
        replies.map((reply) => reply.objectives),
        MOST_OBJECTIVES,
      ),
    ),
  ];
  const check = replies.find((reply) => reply.check !== undefined)?.check;
  const checkIds = check === undefined ? [] : ids(check.items);
  citeStatements(whole, citations);
  citeRows(whole, citations);
  citeSteps(whole, citations);
  return {
    title,
    summary,
    content,
    objectives: objectives.length > 0 ? objectives : objectivesOf(whole, keyTerms).map(cleaned),
    minutes: minutesOf(loadOf(wordCount(plainText(content)), 'paragraph') + shownLoad(text), text.language),
    pages: pagesOf(whole, plan, sources),
    key_points: keyPoints,
    key_terms: keyTerms,
    examples: examplesOf(paragraphs, ids),
    exercises,
    ...(check === undefined || checkIds.length === 0
      ? {}
      : { check_question: { question: check.question, answer: check.answer, citations: checkIds } }),
    made_by: 'model',
    citations: citations.all,
  };
}

function contentOfModel(
  text: LessonText,
  paragraphs: readonly GroundedParagraph[],
  title: string,
  citations: CitationList,
): string {
  const after = placeBlocks(text, paragraphs, citations);
  const parts: string[] = [];
  let last = norm(title);
  paragraphs.forEach((paragraph, index) => {
    const heading = norm(paragraph.heading);
    if (heading !== '' && heading !== last) {
      parts.push(`## ${inlineMarkdown(paragraph.heading, [])}`);
      last = heading;
    }
    parts.push(paragraphMarkdown(paragraph, citations));
    const host = parts.length - 1;
    for (const render of after[index] ?? []) addBlock(parts, host, render());
  });
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const MARKS_BELOW = /^([\s\S]+?)\n\n((?:\[\^c\d+\])+)$/;
const MARKS_AT_END = /(?:\[\^c\d+\])+$/;

/** A block of the source; the mark below it joins those of its paragraph, which is `parts[host]`. */
function addBlock(parts: string[], host: number, markdown: string): void {
  const [, block, marks = ''] = MARKS_BELOW.exec(markdown) ?? [];
  const paragraph = parts[host] ?? '';
  if (block === undefined || block.startsWith('## ') || !MARKS_AT_END.test(paragraph)) {
    parts.push(markdown);
    return;
  }
  const fresh = (marks.match(/\[\^c\d+\]/g) ?? []).filter((mark) => !paragraph.includes(mark));
  parts[host] = paragraph + fresh.join('');
  parts.push(block);
}

/** Lines of prose are paragraphs of their own, items of a list stand together; the marks are at the end. */
function paragraphMarkdown({ lines, items }: GroundedParagraph, citations: CitationList): string {
  const marks = [...new Set(items.flatMap((item) => citeItem(item, citations)))].map((id) => `[^${id}]`);
  let markdown = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isList = line.marker !== undefined && before?.marker !== undefined;
    const between = before === undefined ? '' : isList ? '\n' : '\n\n';
    markdown += `${between}${line.marker === undefined ? '' : `${line.marker} `}${markdownOfLine(line)}`;
  });
  return `${markdown} ${marks.join('')}`.trimEnd();
}

/** So many of all lists, taken in turn. */
function evenly<Item>(lists: readonly (readonly Item[])[], most: number): Item[] {
  const chosen: Item[] = [];
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let at = 0; at < longest; at += 1)
    for (const list of lists) {
      const item = list[at];
      if (item !== undefined && chosen.length < most) chosen.push(item);
    }
  // In the order in which they were given.
  const order = lists.flat();
  return chosen.sort((left, right) => order.indexOf(left) - order.indexOf(right));
}

function pointsOf(
  replies: readonly GroundedReply[],
  ids: (items: readonly SourceItem[]) => string[],
): KeyPoint[] {
  return evenly(
    replies.map(({ points }) => points),
    MOST_POINTS,
  ).flatMap(({ text, items }) => {
    const citations = ids(items);
    return citations.length === 0 ? [] : [{ text, citations }];
  });
}

function termsOf(
  replies: readonly GroundedReply[],
  ids: (items: readonly SourceItem[]) => string[],
): KeyTerm[] {
  const known = new Set<string>();
  const fresh = replies.map(({ terms }) =>
    terms.filter(({ term }) => {
      const isNew = !known.has(norm(term));
      known.add(norm(term));
      return isNew;
    }),
  );
  return evenly(fresh, MOST_TERMS).flatMap(({ term, text, items }) => {
    const citations = ids(items);
    return citations.length === 0 ? [] : [{ term, definition: text, citations }];
  });
}

/** Paragraphs that walk through an example, by their heading or first words. */
function examplesOf(
  paragraphs: readonly GroundedParagraph[],
  ids: (items: readonly SourceItem[]) => string[],
): WorkedExample[] {
  return paragraphs
    .filter(({ isExample }) => isExample)
    .slice(0, MOST_EXAMPLES)
    .flatMap(({ heading, lines, items }) => {
      const citations = ids(items);
      const text = heading === '' ? (lines[0]?.text ?? '') : heading;
      const title =
        text.length <= LONGEST_TITLE ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_TITLE))} …`;
      return citations.length === 0 || title === '' ? [] : [{ title: cleaned(title), citations }];
    });
}

const SHOWN = new Set(['code', 'table', 'figure', 'formula']);

/** Code, tables and figures take their time; prose is counted as it was written. */
const shownLoad = ({ passages }: LessonText): number =>
  passages
    .filter(({ kind }) => SHOWN.has(kind))
    .reduce((sum, { text, kind }) => sum + loadOf(wordCount(text), kind), 0);
