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

/** A bullet may be read as one of these letters. */
const BULLET_LETTER = /^[eo°¢©]$/u;
const MIN_BULLETS = 2;

/** Makes a bullet of a letter that stands where the bullets of other lines stand. In: lines with known bullets "•". */
export function alignBullets(lines: readonly OcrLine[]): OcrLine[] {
  const bullets = lines.filter(({ words }) => words[0]?.text === '•');
  if (bullets.length < MIN_BULLETS) return [...lines];
  return lines.map((line) => {
    const [first, second] = line.words;
    if (first === undefined || second === undefined || !BULLET_LETTER.test(first.text)) return line;
    const beside = bullets.filter(
      ({ words }) => Math.abs((words[0]?.left ?? Number.NaN) - first.left) < SAME_HEIGHT * line.height,
    );
    if (beside.length < MIN_BULLETS) return line;
    return {
      ...line,
      words: [{ ...first, text: '•', confidence: second.confidence }, ...line.words.slice(1)],
    };
  });
}
