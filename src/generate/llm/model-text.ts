import { norm } from '../../course/norm.ts';
import { cleaned, escapedStart, inlineMarkdown, type Replacement } from '../markdown.ts';
import type { MarkedRun } from '../passages.ts';
import { canBeSet } from '../tex.ts';

/** A run of a model's text that is set apart; that of a formula holds its TeX. */
interface TextRun {
  kind: MarkedRun['kind'] | 'formula';
  start: number;
  end: number;
}

/** A line of a model's text without its markup. */
export interface ModelLine {
  text: string;
  runs: TextRun[];
  /** "-" or "1." of a list item; absent for a paragraph. */
  marker?: string;
}

const FENCED = /^[ \t]*(?:```|~~~)[\s\S]*?(?:^[ \t]*(?:```|~~~)[ \t]*$|$(?![\s\S]))/gm;
const DISPLAYED = /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\((.+?)\\\)/g;
const LINE_START = /^\s*(?:>\s*)*(?:#{1,6}\s+)?/;
const ITEM = /^(?:([-*+•])|(\d{1,2})[.)])\s+(?=\S)/;
const TABLE_ROW = /^\|.*\|$/;
const RULE = /^(?:[-*_=]\s*){3,}$/;
const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/g;
const LINK = /\[([^\]\n]+)\]\([^)\n]*\)/g;
const CITED =
  /\s*[[(【](?:(?:see|cf\.?|source|id|ids)?:?\s*)(?:(?:d\d+\.)?p\d+\.s\d+[\s,;&–-]*(?:and\s+)?)+[\])】]|(?<![\p{L}\p{N}])(?:d\d+\.)?p\d+\.s\d+(?![\p{L}\p{N}])/giu;
const FOOTNOTE = /\[\^[\w-]{1,20}\]:?/g;
const TAG = /<\/?[a-z][^<>\n]{0,200}>|<!--[\s\S]*?-->|&(?:[a-z]{2,8}|#\d{1,6});/gi;
const RUN =
  /(?<ticks>`+)(?<code>[^\n]+?)\k<ticks>(?!`)|\*\*(?<bold>[^*\n]+)\*\*|__(?<strong>[^_\n]+)__|(?<![\w*\\])\*(?<italic>[^*\s][^*\n]*?)\*(?![\w*])|(?<![\w_])_(?<slanted>[^_\s][^_\n]*?)_(?![\w_])|(?<![\\$\w])\$(?<tex>[^$\s](?:[^$\n]*[^$\s\\])?)\$(?![\d\w])/g;

/**
 * A model's text, line by line, without what it may not have: fences, tables, images, addresses of links, HTML, ids.
 *
 * In: `evidence` is what it cites; a tag that stands there is what the text speaks of, and stays.
 */
export function readModelText(raw: string, evidence: string): ModelLine[] {
  const held = norm(evidence);
  const text = raw
    .toWellFormed()
    .replace(FENCED, '\n')
    .replace(
      DISPLAYED,
      (_whole, ...tex: (string | undefined)[]) =>
        ` $${(tex[0] ?? tex[1] ?? tex[2] ?? '').replace(/\s+/g, ' ').trim()}$ `,
    )
    .replace(IMAGE, '')
    .replace(LINK, '$1')
    .replace(CITED, '')
    .replace(FOOTNOTE, '');
  return text.split('\n').flatMap((line) => {
    const plain = line.replace(LINE_START, '').trim();
    if (plain === '' || TABLE_ROW.test(plain) || RULE.test(plain)) return [];
    const [start = '', bullet, number] = ITEM.exec(plain) ?? [];
    const marked = marksOf(plain.slice(start.length), held);
    if (marked.text.trim() === '') return [];
    const marker = bullet !== undefined ? '-' : number === undefined ? undefined : `${Number(number)}.`;
    return [marker === undefined ? marked : { ...marked, marker }];
  });
}

function marksOf(line: string, held: string): ModelLine {
  const runs: TextRun[] = [];
  let text = '';
  let position = 0;
  const add = (plain: string): void => {
    text += withoutTags(plain, held).replace(/\s+/g, ' ');
  };
  for (const match of line.matchAll(RUN)) {
    add(line.slice(position, match.index));
    position = match.index + match[0].length;
    const { code, bold, strong, italic, slanted, tex } = match.groups ?? {};
    const inner = code ?? tex ?? bold ?? strong ?? italic ?? slanted ?? '';
    const kind =
      code !== undefined
        ? 'code'
        : tex !== undefined
          ? 'formula'
          : (bold ?? strong) !== undefined
            ? 'bold'
            : 'italic';
    // Markup inside of what is bold is not kept; that of a price is none.
    const plain =
      kind === 'code' || kind === 'formula'
        ? cleaned(inner).trim()
        : withoutTags(inner, held).replace(/[`$*]/g, '');
    if (plain === '') continue;
    runs.push({ kind, start: text.length, end: text.length + plain.length });
    text += plain;
  }
  add(line.slice(position));
  return { text: text.trimEnd(), runs };
}

const withoutTags = (text: string, held: string): string =>
  text.replace(TAG, (tag) => (held.includes(norm(tag)) ? tag : ''));

/** A stretch of a line, as a line of its own. */
export const sliceOf = ({ text, runs }: ModelLine, start: number, end: number): ModelLine => ({
  text: text.slice(start, end),
  runs: runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(0, run.start - start), end: Math.min(run.end, end) - start })),
});

/** The line as Markdown in which nothing is markup but its runs; a formula that cannot be set is shown as it is. */
export function markdownOfLine({ text, runs }: ModelLine): string {
  const marks: MarkedRun[] = [];
  const formulas: Replacement[] = [];
  for (const { kind, start, end } of runs) {
    const tex = text.slice(start, end);
    if (kind !== 'formula') marks.push({ kind, start, end });
    else if (canBeSet(tex)) formulas.push({ start, end, by: `$${tex}$` });
  }
  return escapedStart(inlineMarkdown(text, marks, formulas));
}

/** Texts that are shown without markup: titles, points, terms, questions. */
export const plainOfModel = (raw: string, evidence: string): string =>
  cleaned(
    readModelText(raw, evidence)
      .map(({ text }) => text)
      .join(' '),
  )
    .replace(/\s+/g, ' ')
    .trim();
