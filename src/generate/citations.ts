import { boxesOf } from '../course/block-text.ts';
import type { Citation } from '../course/course.ts';
import type { Part, Passage } from './passages.ts';
import type { Sentence } from './sentences.ts';

/** A longer quote is cut at a word; the reader finds the rest beside it on the page. */
const MOST_QUOTE = 300;

/** A hyphen at a block's end may break a word that goes on in the next block; then the page reads otherwise. */
const HYPHENS = '-\u2010\ufffe';
const BROKEN_END = /\S*\p{L}[-\u2010\ufffe]$/u;

/** Gathers the citations of one lesson; the same quote is one citation. */
export class CitationList {
  readonly all: Citation[] = [];
  readonly #known = new Map<string, string>();

  /** The id ("c1") of a passage's opening: its first sentence, or as much of it as stands on one page. */
  opening(passage: Passage, sentences: readonly Sentence[]): string | undefined {
    const part = passage.parts[0];
    if (part === undefined) return undefined;
    if (passage.kind === 'code') return this.#add(part, ...firstLines(part.text));
    const first = sentences[0];
    const end = Math.min(first?.end ?? part.text.length, part.text.length);
    return this.#add(part, 0, cutAtWord(part.text, end));
  }

  /** The id of a sentence, whole; undefined when a page break parts it. */
  sentence(passage: Passage, sentence: Sentence): string | undefined {
    const part = partOf(passage, sentence);
    if (part === undefined) return undefined;
    return this.#add(part, sentence.start - part.start, sentence.end - part.start);
  }

  #add(part: Part, start: number, end: number): string | undefined {
    const raw = part.text.slice(start, end);
    const whole = raw.trim();
    const quote = HYPHENS.includes(whole.slice(-1)) ? whole.replace(BROKEN_END, '').trim() : whole;
    if (quote === '') return undefined;
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
    });
    return id;
  }
}

/** The block that holds a sentence from beginning to end. */
export const partOf = (passage: Passage, { start, end }: Sentence): Part | undefined =>
  passage.parts.find((part) => start >= part.start && end <= part.start + part.text.length);

/** Whole lines of code from the first that is not empty, as many as a quote may hold. */
function firstLines(text: string): [start: number, end: number] {
  const start = text.length - text.trimStart().length;
  if (text.length - start <= MOST_QUOTE) return [start, text.length];
  const end = text.lastIndexOf('\n', start + MOST_QUOTE);
  return [start, end > start ? end : cutAtWord(text, start + MOST_QUOTE)];
}

/** Where a quote ends that should end at `end`: there, or at the last word that a quote has room for. */
function cutAtWord(text: string, end: number): number {
  if (end <= MOST_QUOTE) return end;
  const space = text.lastIndexOf(' ', MOST_QUOTE);
  return space > MOST_QUOTE / 2 ? space : MOST_QUOTE;
}
