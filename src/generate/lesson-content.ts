import { norm } from '../course/norm.ts';
import type { CitationList } from './citations.ts';
import { FootnoteList } from './footnotes.ts';
import { bodiesOfItems } from './item-bodies.ts';
import type { LessonText, ReadPassage } from './lesson-text.ts';
import { isDrawnPoint, listMarkdown, markOf, withMark } from './list-markdown.ts';
import { escapedStart, fencedCode, inlineCode, inlineMarkdown, type Replacement } from './markdown.ts';
import type { Part } from './passages.ts';
import { pictureMarkdown, tableMarkdown } from './pictures.ts';
import { cleanTitle } from './sections.ts';
import { nestTornLists } from './torn-lists.ts';
import { wordCount } from './words.ts';

/** "Suggestions to the reader" is a label; a longer line says something. */
const WORDS_OF_LABEL = 4;
const WORDS_OF_TITLE = 8;
const LARGER = 1.1;
const BOLD = 600;
const DEEPEST_HEADING = 4;

/** The lesson as Markdown: headings, paragraphs, lists and code in the order of the source, each with its mark. */
export function contentOf(text: LessonText, citations: CitationList): string {
  const passages = withoutOwnTitle(text);
  nestTornLists(passages);
  const top = Math.min(...passages.filter(isHeading).map((passage) => passage.depth));
  const notes = new FootnoteList(passages);
  const parts: string[] = [];
  const places = new Map(passages.map((passage, index) => [passage, index]));
  const add = (to: string[], passage: ReadPassage): void => {
    const index = places.get(passage) ?? -1;
    if (passage.kind === 'code') addCode(to, passage, citations);
    else if (passage.kind === 'quote') addQuote(to, passage, passages[index - 1], { citations, notes });
    else {
      const next = passages[index + 1];
      to.push(blockMarkdown(passage, { top, citations, notes, caption: captionOf(passages, index), next }));
    }
  };
  const bodies = bodiesOfItems(passages);
  let list: ReadPassage[] = [];
  let footnotes: ReadPassage[] = [];
  const closeList = (): void => {
    if (list.length > 0) parts.push(listMarkdown(list, { bodies, add, citations, notes }));
    for (const footnote of footnotes) notes.hold(footnote, citations);
    list = [];
    footnotes = [];
  };
  for (const passage of passages) {
    if (passage.kind === 'list_item' || isDrawnPoint(passage) || bodies.has(passage)) {
      list.push(passage);
      continue;
    }
    if (passage.kind === 'footnote') {
      // It may stand between two pages of one list.
      footnotes.push(passage);
      continue;
    }
    closeList();
    if (passage.kind === 'heading') parts.push(...notes.release());
    add(parts, passage);
  }
  closeList();
  parts.push(...notes.release());
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const isHeading = (passage: ReadPassage): boolean => passage.kind === 'heading';

/** Drops the headings at the start that only repeat the lesson's title or name the chapter around it. */
function withoutOwnTitle({ title, passages }: LessonText): ReadPassage[] {
  const body = passages.findIndex((passage) => !isHeading(passage));
  const start = body < 0 ? passages.length : body;
  const last = passages[start - 1];
  if (last === undefined) return passages;
  const later = passages
    .slice(start)
    .filter(isHeading)
    .map((passage) => passage.depth);
  const isOwn = sameTitle(last.text, title);
  // "3.3 What you need", "3.3.1 Documents", "3.3.1.1 Manual": what stands under the title is part of the lesson.
  const own = passages.slice(0, start).findLastIndex((passage) => sameTitle(passage.text, title));
  if (own >= 0 && !isOwn) return passages.slice(own + 1);
  const isAbove = last.depth < Math.min(...later);
  return passages.slice(isOwn || isAbove ? start : start - 1);
}

const sameTitle = (left: string, right: string): boolean => {
  const [one, other] = [norm(cleanTitle(left)), norm(cleanTitle(right))];
  // The letter of an appendix is no part of its title.
  return one === other || one.replace(/^[a-z] (?=\S)/, '') === other;
};

/** A code block; its mark joins that of the sentence before it, else it has a line of its own. */
function addCode(parts: string[], passage: ReadPassage, citations: CitationList): void {
  const id = citations.opening(passage, passage.sentences);
  const mark = id === undefined ? '' : `[^${id}]`;
  const before = parts.at(-1);
  const fence = fencedCode(passage.text);
  if (before !== undefined && /\[\^c\d+\]$/.test(before)) {
    parts[parts.length - 1] = before + mark;
    parts.push(fence);
  } else parts.push(`${fence}\n\n${mark}`.trimEnd());
}

/** A line as "Tip" or "Caution" that announces what follows: it claims nothing. It may be longer in larger type. */
const isLabel = ({ text, parts }: ReadPassage, next: ReadPassage | undefined): boolean =>
  wordCount(text) <= (isLarger(parts[0], next?.parts[0]) ? WORDS_OF_TITLE : WORDS_OF_LABEL) &&
  /^\p{Lu}[^.:;,!?]*$/u.test(text) &&
  parts.every(({ block }) => block.weight >= BOLD || block.italic === true);

const isLarger = (part: Part | undefined, next: Part | undefined): boolean =>
  part !== undefined && next !== undefined && part.block.sizePt > LARGER * next.block.sizePt;

interface Around {
  /** The level of the highest heading. */
  top: number;
  citations: CitationList;
  notes: FootnoteList;
  /** The caption beside a figure or table. */
  caption: string;
  next: ReadPassage | undefined;
}

function blockMarkdown(passage: ReadPassage, { top, citations, notes, caption, next }: Around): string {
  if (passage.kind === 'heading') {
    const level = Math.min(DEEPEST_HEADING, passage.depth - top + 2);
    return `${'#'.repeat(level)} ${headingMarkdown(passage)}`;
  }
  if (passage.kind === 'figure' || passage.kind === 'formula') return pictureMarkdown(passage, caption);
  const mark = markOf(citations.opening(passage, passage.sentences));
  if (passage.kind === 'table')
    return withMark(tableMarkdown(passage, caption, notes.callsOf(passage)), mark, '\n\n');
  if (isLabel(passage, next)) return `**${inlineMarkdown(passage.text, [])}**`;
  if (passage.kind === 'caption') return withMark(`*${inlineMarkdown(passage.text, [])}*`, mark);
  if (passage.termEnd !== undefined)
    return withMark(definitionMarkdown(passage, passage.termEnd, notes.callsOf(passage)), mark);
  return withMark(escapedStart(inlineMarkdown(passage.text, passage.marks, notes.callsOf(passage))), mark);
}

/** "**term**: what explains it", which every renderer shows; the term alone where the explanation stands below. */
function definitionMarkdown(
  { text, marks }: ReadPassage,
  termEnd: number,
  calls: readonly Replacement[],
): string {
  const term = text.slice(0, termEnd).trim();
  const isCode = marks.some(({ kind, start, end }) => kind === 'code' && start === 0 && end >= termEnd);
  const head = isCode ? inlineCode(term) : `**${inlineMarkdown(term, [])}**`;
  // The author may have set a colon already.
  const rest = text.slice(termEnd).replace(/^\s*(?:[:：]\s+)?/u, '');
  if (rest === '') return head;
  const from = text.length - rest.length;
  const moved = <Run extends { start: number; end: number }>(runs: readonly Run[]): Run[] =>
    runs
      .filter(({ end }) => end > from)
      .map((run) => ({ ...run, start: Math.max(0, run.start - from), end: run.end - from }));
  const colon = (isCode ? /:$/ : /[:.!?…–—]$/u).test(term) ? '' : ':';
  return `${head}${colon} ${inlineMarkdown(rest, moved(marks), moved(calls))}`;
}

/** A block quotation. A short one without an end, as "Note", is the label of the quotation that follows. */
function addQuote(
  parts: string[],
  passage: ReadPassage,
  before: ReadPassage | undefined,
  { citations, notes }: Pick<Around, 'citations' | 'notes'>,
): void {
  if (isQuoteLabel(passage)) {
    parts.push(`> **${inlineMarkdown(passage.text, [])}**`);
    return;
  }
  const inline = inlineMarkdown(passage.text, passage.marks, notes.callsOf(passage));
  const id = citations.opening(passage, passage.sentences);
  const quote = `> ${withMark(escapedStart(inline), markOf(id))}`;
  if (before?.kind === 'quote') parts.push(`${parts.pop() ?? ''}\n>\n${quote}`);
  else parts.push(quote);
}

const isQuoteLabel = ({ text, parts }: ReadPassage): boolean =>
  wordCount(text) <= WORDS_OF_LABEL &&
  parts[0]?.block.lines.length === 1 &&
  /^[\p{L}\p{M}\s'’-]+:?$/u.test(text);

/** The caption that stands before or behind a figure or table. */
function captionOf(passages: readonly ReadPassage[], index: number): string {
  const beside = [passages[index + 1], passages[index - 1]];
  return beside.find((passage) => passage?.kind === 'caption')?.text ?? '';
}

/** A heading is bold already: of its marks only code stays. */
function headingMarkdown({ text, marks }: ReadPassage): string {
  const code = marks.filter((mark) => mark.kind === 'code');
  const whole = code.some((mark) => mark.start === 0 && mark.end >= text.length);
  return whole ? inlineCode(text) : inlineMarkdown(text, code);
}
