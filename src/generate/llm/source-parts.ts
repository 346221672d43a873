import { countTokens } from '../../model/count-tokens.ts';
import type { SourceItem, SourceLine } from './numbered-source.ts';

/** As much of a source as one request holds. */
export interface SourcePart {
  lines: SourceLine[];
  items: SourceItem[];
}

/** A part is closed at a heading when it is this full. */
const FULL_ENOUGH = 0.6;
/** No request is worth less. */
const LEAST_TOKENS = 200;

/**
 * Cuts a source into parts of at most `tokens`, all of about one size, before headings or else between passages. Every
 * line is in one part; one that is larger than a part is cut in the prompt alone, and that is told.
 */
export function partsOf(lines: readonly SourceLine[], tokens: number): SourcePart[] {
  const most = Math.max(LEAST_TOKENS, tokens);
  const total = tokensOf(lines);
  const count = Math.ceil(total / most);
  const goal = Math.min(most, total / Math.max(1, count) + LEAST_TOKENS);
  const parts: SourceLine[][] = [];
  let size = 0;
  lines.forEach((line, index) => {
    const open = parts.at(-1);
    const before = lines[index - 1];
    const isHeading = line.item === undefined && before?.item !== undefined;
    const isPassage = isHeading || line.item?.passageIndex !== before?.item?.passageIndex;
    const isFull =
      count > 1 &&
      (size + line.tokens > most ||
        (isPassage && size + line.tokens > goal) ||
        (isHeading && size > goal * FULL_ENOUGH));
    if (open === undefined || (isFull && open.some(({ item }) => item !== undefined))) {
      parts.push([...headingAbove(lines, index), line]);
      size = 0;
    } else open.push(line);
    size += line.tokens;
  });
  return parts
    .map((part) => ({ lines: part, items: part.flatMap(({ item }) => (item === undefined ? [] : [item])) }))
    .filter(({ items }) => items.length > 0);
}

/** The heading under which a part goes on. */
function headingAbove(lines: readonly SourceLine[], index: number): SourceLine[] {
  if (lines[index]?.item === undefined) return [];
  const heading = lines.slice(0, index).findLast(({ item }) => item === undefined);
  return heading === undefined ? [] : [{ ...heading, text: `${heading.text} (goes on)` }];
}

/** The source between its delimiters. */
export const sourceText = (lines: readonly SourceLine[]): string =>
  `<source>\n${lines.map(({ text }) => text).join('\n')}\n</source>`;

/** What of a request is left for the source. */
export const roomFor = (inputTokens: number, ...others: readonly string[]): number =>
  inputTokens - others.reduce((sum, text) => sum + countTokens(text), 0);

export const tokensOf = (lines: readonly SourceLine[]): number =>
  lines.reduce((sum, { tokens }) => sum + tokens, 0);
