import type { Line } from '../course/document.ts';
import { gapsOf } from './line-kinds.ts';
import { boxOf, type PrintedLine, roundPt } from './printed-lines.ts';
import type { Word } from './words.ts';

/** Lines of code, with indentation and inner spaces as measured in widths of a character. */
export function codeLines(lines: readonly PrintedLine[], marginPt?: number): Line[] {
  const leftPt = Math.min(marginPt ?? Number.POSITIVE_INFINITY, ...lines.map((line) => line.leftPt));
  const charPt = charWidthPt(lines);
  return lines.map((line) =>
    spacedLine(line, (word, before, column) => {
      if (before === undefined) return Math.round((word.leftPt - leftPt) / charPt);
      return column + Math.max(1, Math.round((word.leftPt - before.rightPt) / charPt));
    }),
  );
}

/** Adds lines to a listing, whose own lines are indented further where those that are added begin left of them. */
export function continueCode(listing: Line[], lines: readonly PrintedLine[]): void {
  const leftPt = Math.min(...listing.map(({ box }) => box.leftPt));
  const stepPt = leftPt - Math.min(...lines.map((line) => line.leftPt));
  const chars = Math.max(0, Math.round(stepPt / charWidthPt(lines)));
  for (const line of listing) if (line.text !== '') line.text = ' '.repeat(chars) + line.text;
  listing.push(...codeLines(lines, leftPt));
}

/** Terms with explanations that stand beside them: each with the lines that go on with it. */
export function termsOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const leftPt = Math.min(...lines.map((line) => line.leftPt));
  const terms: PrintedLine[][] = [];
  for (const line of lines) {
    const current = terms.at(-1);
    const begins = line.leftPt < leftPt + line.sizePt || gapsOf(line.words, line.sizePt).length > 0;
    if (current === undefined || begins) terms.push([line]);
    else current.push(line);
  }
  return terms;
}

// Beyond this an indentation is an accident of the measure, such as a second column of code.
const MAX_SPACES = 60;

function spacedLine(
  line: PrintedLine,
  columnOf: (word: Word, before: Word | undefined, column: number) => number,
): Line {
  const { words } = line;
  let text = '';
  words.forEach((word, index) => {
    const column = columnOf(word, words[index - 1], text.length);
    text += ' '.repeat(Math.min(MAX_SPACES, Math.max(index === 0 ? 0 : 1, column - text.length))) + word.text;
  });
  return {
    // PDFium takes a minus at a line's end for a hyphen.
    text: line.hyphenated ? `${text}-` : text,
    box: boxOf(line),
    edgesPt: words.flatMap((word) => [roundPt(word.leftPt), roundPt(word.rightPt)]),
  };
}

/** The advance of a monospaced character: the median over its words. */
function charWidthPt(lines: readonly PrintedLine[]): number {
  const widths: number[] = [];
  for (const line of lines) {
    for (const { text, leftPt, rightPt } of line.words)
      if (text.length >= 3) widths.push((rightPt - leftPt) / text.length);
  }
  widths.sort((first, second) => first - second);
  return widths[widths.length >> 1] ?? 0.55 * (lines[0]?.sizePt ?? 10);
}
