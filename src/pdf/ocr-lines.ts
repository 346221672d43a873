import type { OcrLine, OcrWord } from './ocr-engine.ts';

// In heights of the line: letters stand closer than 0.25, words have 0.4 between them, columns more than 1.
const IN_WORD_GAP = 0.25;
const IN_LINE_GAP = 0.6;
const SAME_BASELINE = 0.25;
const SAME_HEIGHT = 0.3;

// A beginning that is cut off is a letter or a few.
const MAX_CUT_CHARS = 12;

// More lines than these no page has.
const MAX_LINES = 600;

/**
 * Joins lines whose first letters were cut off: where a margin is ragged, Tesseract may take the letters at the edge
 * for a column of their own.
 */
export function joinCutLines(lines: readonly OcrLine[]): OcrLine[] {
  if (lines.length > MAX_LINES) return [...lines];
  const joined = new Map<OcrLine, OcrLine>();
  const gone = new Set<OcrLine>();
  for (const start of lines) {
    const chars = start.words.reduce((sum, { text }) => sum + text.length, 0);
    if (chars > MAX_CUT_CHARS) continue;
    const rest = lines.find((line) => !gone.has(line) && !joined.has(line) && goesOn(start, line));
    if (rest === undefined) continue;
    joined.set(rest, { ...rest, words: joinWords(start, rest) });
    gone.add(start);
  }
  return lines.filter((line) => !gone.has(line)).map((line) => joined.get(line) ?? line);
}

function goesOn(start: OcrLine, line: OcrLine): boolean {
  const gap = gapBetween(start, line);
  return (
    line !== start &&
    Math.abs(line.baseline - start.baseline) <= SAME_BASELINE * line.height &&
    Math.abs(line.height - start.height) <= SAME_HEIGHT * line.height &&
    gap > -IN_WORD_GAP * line.height &&
    gap < IN_LINE_GAP * line.height
  );
}

const gapBetween = (start: OcrLine, line: OcrLine): number =>
  (line.words[0]?.left ?? Number.NaN) - (start.words.at(-1)?.right ?? Number.NaN);

function joinWords(start: OcrLine, line: OcrLine): OcrWord[] {
  const [first, ...others] = line.words;
  const last = start.words.at(-1);
  if (first === undefined || last === undefined || gapBetween(start, line) > IN_WORD_GAP * line.height)
    return [...start.words, ...line.words];
  const whole = {
    text: last.text + first.text,
    left: last.left,
    right: first.right,
    top: Math.min(last.top, first.top),
    bottom: Math.max(last.bottom, first.bottom),
    // What tells the letter is the word.
    confidence: Math.max(last.confidence, first.confidence),
  };
  return [...start.words.slice(0, -1), whole, ...others];
}

// Lines of print measure up to a fifth less where they lack the letters that reach high or low.
const LOWEST = 0.75;
// Brackets and raised letters make them higher than most of the page.
const HIGHEST = 1.15;
const SAME_STEP = 0.1;
const AS_HIGH = 0.06;

/**
 * Gives a line that measures less than two others, from which it stands at the step of a paragraph, their height, and
 * one that measures a little more, unless it stands over both, as headings do.
 */
export function withEvenHeights(lines: readonly OcrLine[]): OcrLine[] {
  const heights = lines.map(({ height }) => height).sort((one, other) => one - other);
  const tallPx = (1 + AS_HIGH) * (heights[heights.length >> 1] ?? 0);
  return lines.map((line, index) => {
    const [before, after] = [lines[index - 1], lines[index + 1]];
    const highest = line.height > tallPx ? HIGHEST : 1;
    // The first line under a heading is as high as the next.
    const height =
      evenHeight(line, [before, after], highest) ??
      (isAsHigh(line, after) ? undefined : evenHeight(line, [lines[index - 2], before], highest)) ??
      (isAsHigh(line, before) ? undefined : evenHeight(line, [after, lines[index + 2]], 1));
    return height === undefined ? line : { ...line, height };
  });
}

const isAsHigh = (line: OcrLine, other: OcrLine | undefined): boolean =>
  other !== undefined && Math.abs(line.height - other.height) < AS_HIGH * line.height;

/** The height of two lines, where the third stands at one step with them and measures less, or little more. */
function evenHeight(
  line: OcrLine,
  [one, other]: readonly [OcrLine | undefined, OcrLine | undefined],
  highest: number,
): number | undefined {
  if (one === undefined || other === undefined || !isEven([one, other, line])) return undefined;
  const height = (one.height + other.height) / 2;
  // What differs less is of one size anyhow.
  if (Math.abs(one.height - other.height) >= SAME_STEP * height || isAsHigh(line, { ...line, height }))
    return undefined;
  return line.height > LOWEST * height && line.height < highest * height ? height : undefined;
}

/** Whether three lines follow each other at one step in one column. */
function isEven(three: readonly [OcrLine, OcrLine, OcrLine]): boolean {
  const [first, second, third] = [...three].sort((one, other) => one.baseline - other.baseline);
  if (first === undefined || second === undefined || third === undefined) return false;
  const [step, next] = [second.baseline - first.baseline, third.baseline - second.baseline];
  const even = Math.abs(step - next) <= SAME_STEP * step && step < 2 * first.height;
  return even && sharesColumn(first, second) && sharesColumn(second, third);
}

function sharesColumn(one: OcrLine, other: OcrLine): boolean {
  const [left, right] = [leftOf(one), rightOf(one)];
  const shared = Math.min(right, rightOf(other)) - Math.max(left, leftOf(other));
  return shared > 0.6 * Math.min(right - left, rightOf(other) - leftOf(other));
}

const leftOf = ({ words }: OcrLine): number => words[0]?.left ?? Number.NaN;
const rightOf = ({ words }: OcrLine): number => words.at(-1)?.right ?? Number.NaN;

/** A bullet may be read as one of these letters. */
const BULLET_LETTER = /^(?:[eo°¢©]|eo|oe)$/u;
const MIN_BULLETS = 2;

/**
 * Makes a bullet of a letter that stands where the bullets of other lines stand, and of letters that stand in one
 * place, where next to no other line begins: "e" and "o" are words of some languages.
 *
 * In: lines with known bullets "•".
 */
export function alignBullets(lines: readonly OcrLine[]): OcrLine[] {
  const bullets = lines.filter(({ words }) => words[0]?.text === '•');
  const letters = lines.filter(({ words: [first, second] }) => {
    return first !== undefined && second !== undefined && BULLET_LETTER.test(first.text);
  });
  if (bullets.length + letters.length < MIN_BULLETS || letters.length === 0) return [...lines];
  const alike = new Set([...bullets, ...letters]);
  const isBullet = (line: OcrLine): boolean => {
    const isBeside = (other: OcrLine): boolean =>
      Math.abs(leftOf(other) - leftOf(line)) < SAME_HEIGHT * line.height;
    if (bullets.filter(isBeside).length >= MIN_BULLETS) return true;
    const same = lines.filter(isBeside);
    const signs = same.filter((other) => alike.has(other)).length;
    return signs >= MIN_BULLETS && (same.length - signs) * 3 <= signs;
  };
  const found = new Set(letters.filter(isBullet));
  return lines.map((line) => {
    const [first, second] = line.words;
    if (!found.has(line) || first === undefined || second === undefined) return line;
    return {
      ...line,
      words: [{ ...first, text: '•', confidence: second.confidence }, ...line.words.slice(1)],
    };
  });
}
