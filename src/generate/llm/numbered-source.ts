import { countTokens } from '../../model/count-tokens.ts';
import { type CitationList, partOf } from '../citations.ts';
import type { LessonText, ReadPassage } from '../lesson-text.ts';
import type { Sentence } from '../sentences.ts';

/** A sentence of the source, or a whole piece of it that has none, with the id by which a model cites it. */
export interface SourceItem {
  /** "p12.s3": the third on page 12; "d2.p12.s3" where several documents are read. */
  id: string;
  /** Single spaces, on one line. */
  text: string;
  passage: ReadPassage;
  /** The place of the passage in the lesson, from 0. */
  passageIndex: number;
  /** Absent for code, tables, figures and formulas. */
  sentence?: Sentence;
}

/** A line of the source as a model reads it: an item, or a heading, which nobody cites. */
export interface SourceLine {
  text: string;
  tokens: number;
  item?: SourceItem;
}

const ONE_LINE = /\s+/g;
/** What would end the source before its end. */
const DELIMITER = /<(?=\/?source)/gi;
/** What stands for a mark of its kind in front of it. */
const SHOWN_AS: ReadonlySet<ReadPassage['kind']> = new Set([
  'code',
  'table',
  'figure',
  'formula',
  'caption',
  'footnote',
]);

/** A table of many pages is several items, so that it can be in several parts of a lesson. */
const MOST_OF_ITEM = 1500;

/**
 * Numbers the sentences of a lesson's source, a line for each. Code keeps its line breaks, each line behind the first
 * set in, so that it cannot be taken for a sentence.
 */
export function numberSource({ passages }: LessonText): SourceLine[] {
  const documents = [...new Set(passages.flatMap(({ parts }) => parts.map(({ documentId }) => documentId)))];
  const counts = new Map<string, number>();
  const idAt = (passage: ReadPassage, sentence: Sentence | undefined): string | undefined => {
    const part = partAt(passage, sentence?.start ?? 0);
    if (part === undefined) return undefined;
    const document = documents.length > 1 ? `d${documents.indexOf(part.documentId) + 1}.` : '';
    const page = `${document}p${part.page.pageNumber}`;
    const count = (counts.get(page) ?? 0) + 1;
    counts.set(page, count);
    return `${page}.s${count}`;
  };
  return passages.flatMap((passage, passageIndex): SourceLine[] => {
    const line = (raw: string, sentence?: Sentence): SourceLine[] => {
      const text = oneLine(raw);
      const id = /[\p{L}\p{N}]/u.test(text) ? idAt(passage, sentence) : undefined;
      if (id === undefined) return [];
      const mark = SHOWN_AS.has(passage.kind) ? `[${passage.kind}] ` : '';
      const shown = passage.kind === 'code' ? codeLines(raw) : text;
      const item = { id, text, passage, passageIndex, ...(sentence === undefined ? {} : { sentence }) };
      return [lineOf(`${id} ${mark}${shown}`, item)];
    };
    if (passage.kind === 'heading') return [lineOf(`## ${oneLine(passage.text)}`)];
    if (passage.sentences.length === 0) return piecesOf(passage.text).flatMap((piece) => line(piece));
    return passage.sentences.flatMap((sentence) => line(sentence.text, sentence));
  });
}

/** A text in pieces of at most `MOST_OF_ITEM` characters, cut between lines or else between words. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > MOST_OF_ITEM) {
    const line = rest.lastIndexOf('\n', MOST_OF_ITEM);
    const end = line > 0 ? line : rest.lastIndexOf(' ', MOST_OF_ITEM);
    const at = end > 0 ? end : MOST_OF_ITEM;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...pieces, rest];
}

const codeLines = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .toWellFormed()
        .replace(/[\t\r\f\v]/g, ' ')
        .replace(DELIMITER, '< ')
        .trimEnd(),
    )
    .filter((line) => line !== '')
    .join('\n    ')
    .trimStart();

const oneLine = (text: string): string =>
  text.toWellFormed().replace(ONE_LINE, ' ').replace(DELIMITER, '< ').trim();

const lineOf = (text: string, item?: SourceItem): SourceLine => ({
  text,
  tokens: countTokens(text) + 1,
  ...(item === undefined ? {} : { item }),
});

const partAt = ({ parts }: ReadPassage, at: number): ReadPassage['parts'][number] | undefined =>
  parts.find((part) => at >= part.start && at < part.start + Math.max(1, part.text.length)) ?? parts[0];

/** Too short to be found again on its page. */
const LEAST_HALF = 25;

/** The citations of an item: one, or one for each page where a page break parts the sentence. */
export function citeItem({ passage, sentence }: SourceItem, citations: CitationList): string[] {
  const listed = (id: string | undefined): string[] => (id === undefined ? [] : [id]);
  if (sentence === undefined) return listed(citations.opening(passage, passage.sentences));
  if (partOf(passage, sentence) !== undefined) return listed(citations.sentence(passage, sentence));
  return passage.parts.flatMap((part) => {
    const start = Math.max(0, sentence.start - part.start);
    const end = Math.min(part.text.length, sentence.end - part.start);
    return end - start < LEAST_HALF ? [] : listed(citations.run(part, start, end));
  });
}
