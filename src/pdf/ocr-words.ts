import { PLAIN } from './font-look.ts';
import type { OcrLine, OcrWord } from './ocr-engine.ts';
import type { Word, WordRun } from './words.ts';

// From the top of "d" to the bottom of "p" is 0.89 of the size in Computer Modern and 0.93 in Helvetica.
const LETTERS_HEIGHT = 0.9;

// Lines of one size measure up to a tenth more or less, by the letters that they happen to have.
const SAME_SIZE = 0.1;

// Measured on drawings, ornaments and photographs: what is read into them has 0 to 50, print has 80 and more.
const MIN_LINE_CONFIDENCE = 50;
const SHORT_LINE = { chars: 12, minConfidence: 60 };
// A logo or an initial reads as a word too, and it is often the largest on its page.
const TINY_LINE = { chars: 6, minConfidence: 80 };
const MIN_WORD_CONFIDENCE = 20;
// A speck reads as a dash or a bar.
const MIN_SIGN_CONFIDENCE = 60;

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

// As which of its own signs Tesseract reads the bullet of a list.
const BULLET = /^[•*®©¢°»«■▪●○]$/u;

/** The mean confidence, each word counting as long as it is; 0 without words. */
export function meanConfidence(words: readonly { text: string; confidence: number }[]): number {
  let chars = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    chars += text.length;
    sum += text.length * confidence;
  }
  return chars === 0 ? 0 : sum / chars;
}

/** Takes away what was read into specks, ornaments and pictures. */
export function dropRubbish(lines: readonly OcrLine[]): OcrLine[] {
  const kept: OcrLine[] = [];
  for (const line of lines) {
    const chars = line.words.reduce((sum, { text }) => sum + text.length, 0);
    if (meanConfidence(line.words) < leastConfidence(chars)) continue;
    const words = withBullet(line.words).filter(isWord);
    if (words.some(({ text }) => SAYS_SOMETHING.test(text))) kept.push({ ...line, words });
  }
  return kept;
}

function leastConfidence(chars: number): number {
  if (chars < TINY_LINE.chars) return TINY_LINE.minConfidence;
  return chars < SHORT_LINE.chars ? SHORT_LINE.minConfidence : MIN_LINE_CONFIDENCE;
}

function withBullet(words: readonly OcrWord[]): OcrWord[] {
  const [first, second] = words;
  if (first === undefined || second === undefined || !BULLET.test(first.text)) return [...words];
  // What it is not sure of is the sign; that there is one is sure by what follows.
  const confidence = Math.max(first.confidence, second.confidence);
  return [{ ...first, text: '•', confidence }, ...words.slice(1)];
}

const isWord = ({ text, confidence, left, right, top, bottom }: OcrWord): boolean =>
  text !== '' &&
  right > left &&
  bottom > top &&
  confidence >= (SAYS_SOMETHING.test(text) ? MIN_WORD_CONFIDENCE : MIN_SIGN_CONFIDENCE);

/**
 * The words of a page as they come from a page of print, a run for each line.
 *
 * In: `ptPerPx` is the scale of the bitmap.
 */
export function runsOf(lines: readonly OcrLine[], ptPerPx: number): WordRun[] {
  const sizes = sizesOf(lines, ptPerPx);
  return lines.map((line, index) => {
    const sizePt = sizes[index] ?? 0;
    const words = line.words.map(
      ({ text, left, right, confidence }): Word => ({
        // What is one word for Tesseract is one token of the line.
        text: text.replace(/\s+/g, ''),
        leftPt: left * ptPerPx,
        rightPt: right * ptPerPx,
        baselinePt: line.baseline * ptPerPx,
        sizePt,
        look: PLAIN,
        level: true,
        confidence: Math.round(confidence),
      }),
    );
    return { words, hyphenated: false };
  });
}

/** The size of each line in points; lines that are about as large as the commonest size have that size. */
function sizesOf(lines: readonly OcrLine[], ptPerPx: number): number[] {
  const measured = lines.map(({ height, words }) => ({
    sizePt: Math.max(1, (height * ptPerPx) / LETTERS_HEIGHT),
    chars: words.reduce((sum, { text }) => sum + text.length, 0),
  }));
  const sizes: number[] = new Array(lines.length).fill(0);
  let left = measured.map((_, index) => index);
  while (left.length > 0) {
    const commonestPt = commonestSize(left.flatMap((index) => measured[index] ?? []));
    const rest: number[] = [];
    for (const index of left) {
      const sizePt = measured[index]?.sizePt ?? commonestPt;
      if (Math.abs(sizePt / commonestPt - 1) <= SAME_SIZE) sizes[index] = Math.round(commonestPt * 2) / 2;
      else rest.push(index);
    }
    if (rest.length === left.length) break;
    left = rest;
  }
  return sizes;
}

/** The size of which the most characters are printed, to a fifth of a point. */
function commonestSize(lines: readonly { sizePt: number; chars: number }[]): number {
  const counts = new Map<number, number>();
  for (const { sizePt, chars } of lines) {
    const rounded = Math.max(1, Math.round(sizePt * 5) / 5);
    counts.set(rounded, (counts.get(rounded) ?? 0) + chars + 1);
  }
  let best = 1;
  for (const [sizePt, count] of counts) if (count > (counts.get(best) ?? 0)) best = sizePt;
  return best;
}
