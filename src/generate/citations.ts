import { boxesOf, forEachLine, forEachToken } from '../course/block-text.ts';
import type { Citation } from '../course/course.ts';
import type { Part, Passage } from './passages.ts';
import type { Sentence } from './sentences.ts';

/** A longer quote is cut at a word; the reader finds the rest beside it on the page. */
const MOST_QUOTE = 300;

/** A hyphen at a block's end may break a word that goes on in the next block; then the page reads otherwise. */
const HYPHENS = '-\u2010\ufffe';
const BROKEN_END = /\S*\p{L}[-\u2010\ufffe]$/u;

/** The raised number of a footnote behind a sentence, which belongs to neither. */
const FOOTNOTE_NUMBER = /(?<=\p{L}[.!?]["”’)]?)(?:\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$/u;
/** Two letters side by side, or one of a script that writes words with one. */
const SAYS_SOMETHING = /\p{L}{2}|\p{Script=Han}/u;

/** Gathers the citations of one lesson; the same quote is one citation. */
export class CitationList {
  readonly all: Citation[] = [];
  readonly #known = new Map<string, string>();

  /** The id ("c1") of a passage's opening: its first sentence, or as much of it as stands on one page. */
  opening(passage: Passage, sentences: readonly Sentence[]): string | undefined {
    const part = passage.parts[0];
    if (part === undefined) return undefined;
    if (passage.kind === 'code') return this.#add(part, ...quoteOfCode(part.text));
    if (passage.kind === 'table') return this.#add(part, ...quoteOfTable(part));
    // A sign as "!" that is explained is no sentence.
    const first = sentences.find(({ text }) => SAYS_SOMETHING.test(text)) ?? sentences[0];
    const end = Math.min(first?.end ?? part.text.length, part.text.length);
    return this.#add(part, 0, cutAtWord(part.text, end));
  }

  /** The id of a sentence, whole; undefined when a page break parts it. */
  sentence(passage: Passage, sentence: Sentence): string | undefined {
    const part = partOf(passage, sentence);
    if (part === undefined) return undefined;
    return this.#add(part, sentence.start - part.start, sentence.end - part.start);
  }

  /** The id of any run of a block's text, as a row of a table. */
  run(part: Part, start: number, end: number): string | undefined {
    return this.#add(part, start, end);
  }

  #add(part: Part, start: number, end: number): string | undefined {
    const raw = part.text.slice(start, visibleEnd(part, start, end));
    const whole = raw.trim();
    const unbroken = HYPHENS.includes(whole.slice(-1)) ? whole.replace(BROKEN_END, '').trim() : whole;
    const quote = unbroken.replace(FOOTNOTE_NUMBER, '');
    if (quote === '' || (part.block.kind !== 'code' && !SAYS_SOMETHING.test(quote))) return undefined;
    const from = start + raw.indexOf(quote);
    const key = `${part.documentId}:${part.page.pageNumber}:${quote}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = `c${this.all.length + 1}`;
    this.#known.set(key, id);
    this.all.push({
      id,
      document_id: part.documentId,
      page: part.page.pageNumber,
      quote,
      boxes: boxesOf(part.page, part.block, from, from + quote.length),
      ...(part.page.ocrConfidence === undefined ? {} : { ocr: true }),
    });
    return id;
  }
}

/** The block that holds a sentence from beginning to end. */
export const partOf = (passage: Passage, { start, end }: Sentence): Part | undefined =>
  passage.parts.find((part) => start >= part.start && end <= part.start + part.text.length);

/**
 * Whole lines of code from the first that is not empty, as many as a quote may hold. Where wide gaps set columns
 * apart, readers differ in their order, so the quote is one run of words without a gap.
 */
function quoteOfCode(text: string): [start: number, end: number] {
  if (COLUMNS.test(text)) return longRun(text);
  const start = text.length - text.trimStart().length;
  if (text.length - start <= MOST_QUOTE) return [start, text.length];
  const end = text.lastIndexOf('\n', start + MOST_QUOTE);
  return [start, end > start ? end : cutAtWord(text, start + MOST_QUOTE)];
}

/** Two spaces inside a line, or the arrow that some manuals print where they broke a line of code. */
const COLUMNS = /\S {2,}\S|←/;
const RUN = /[^\s←]+(?: [^\s←]+)*/g;
/** Shorter words or fewer of them would be found in many places. */
const ENOUGH_CHARS = 25;
const ENOUGH_WORDS = 4;

/** The first run that is long enough to be found again, else the longest. */
function longRun(text: string): [start: number, end: number] {
  const runs = [...text.matchAll(RUN)];
  const isEnough = ([run]: RegExpMatchArray): boolean =>
    run.length >= ENOUGH_CHARS || run.split(' ').length >= ENOUGH_WORDS;
  const longest = runs.toSorted((one, other) => other[0].length - one[0].length)[0];
  const best = runs.find(isEnough) ?? longest;
  return best === undefined ? [0, text.length] : [best.index, best.index + best[0].length];
}

/** The longest cell that is printed on one line: readers differ in the order of cells. */
function quoteOfTable({ text, block }: Part): [start: number, end: number] {
  const cells = (block.table?.rows ?? []).flat().filter((cell) => cell !== '' && cell.length <= MOST_QUOTE);
  const longest = cells
    .toSorted((one, other) => other.length - one.length)
    .map((cell) => [text.indexOf(cell), cell.length] as const)
    .find(([at]) => at >= 0);
  return longest === undefined ? longRun(text) : [longest[0], longest[0] + longest[1]];
}

/** Where a quote must end because the next word runs over the edge of the page, where nobody can read it. */
function visibleEnd({ block, page }: Part, start: number, end: number): number {
  if (block.lines.every(({ box }) => box.leftPt + box.widthPt <= page.widthPt)) return end;
  let visible = end;
  forEachLine(block, ({ text, edgesPt }, lineStart) => {
    if (lineStart >= visible || lineStart + text.length <= start) return;
    forEachToken(text, (from, to, token) => {
      if (lineStart + to <= start || lineStart + from >= visible) return;
      if ((edgesPt[token * 2 + 1] ?? 0) > page.widthPt) visible = lineStart + from;
    });
  });
  return visible;
}

/** Where a quote ends that should end at `end`: there, or at the last word that a quote has room for. */
function cutAtWord(text: string, end: number): number {
  if (end <= MOST_QUOTE) return end;
  const space = text.lastIndexOf(' ', MOST_QUOTE);
  return space > MOST_QUOTE / 2 ? space : MOST_QUOTE;
}
