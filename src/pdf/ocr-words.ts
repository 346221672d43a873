import { PLAIN } from './font-look.ts';
import type { OcrLine, OcrWord } from './ocr-engine.ts';
import { alignBullets, joinCutLines, withEvenHeights } from './ocr-lines.ts';
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
// A line of code has 20 and more; it is told from rubbish by being as large as the text that is sure.
const MIN_TEXT_LINE_CONFIDENCE = 15;
const MIN_TINY_TEXT_CONFIDENCE = 40;
const SURE = 75;
const TEXT_HEIGHT = { least: 0.8, most: 1.25 };

const MIN_WORD_CONFIDENCE = 20;
// A speck reads as a dash or a bar.
const MIN_SIGN_CONFIDENCE = 60;

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

// As which of its own signs Tesseract reads the bullet of a list; a small one is taken for a letter.
const BULLET = /^[•*®©¢°»«■▪●○]$/u;
const BULLET_LETTER = /^(?:e|o|eo|oe)$/u;
const BULLET_GAP = 0.6;

// In heights of the line; a space has 0.4 and more.
const CALL_GAP = 0.36;
const CUT_WORD_CONFIDENCE = 60;

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
export function dropRubbish(read: readonly OcrLine[]): OcrLine[] {
  const lines = withEvenHeights(joinCutLines(read));
  const textHeight = commonestHeight(lines);
  const kept: OcrLine[] = [];
  for (const line of lines) {
    const ratio = line.height / textHeight;
    const isText = ratio >= TEXT_HEIGHT.least && ratio <= TEXT_HEIGHT.most;
    const chars = line.words.reduce((sum, { text }) => sum + text.length, 0);
    if (meanConfidence(line.words) < leastConfidence(chars, isText)) continue;
    const words = joinCalls(withBullet(line), line.height).filter((word) => isWord(word, isText));
    if (words.some(({ text }) => SAYS_SOMETHING.test(text))) kept.push({ ...line, words });
  }
  return alignBullets(kept);
}

/** The height of the lines that were read surely, by their characters; not a number when there are none. */
function commonestHeight(lines: readonly OcrLine[]): number {
  const counts = new Map<number, number>();
  for (const { words, height } of lines) {
    if (meanConfidence(words) < SURE) continue;
    const rounded = Math.round(height);
    counts.set(
      rounded,
      words.reduce((sum, { text }) => sum + text.length, counts.get(rounded) ?? 0),
    );
  }
  const [commonest] = [...counts].sort((one, other) => other[1] - one[1]);
  return commonest?.[0] ?? Number.NaN;
}

function leastConfidence(chars: number, isText: boolean): number {
  if (isText) return chars < TINY_LINE.chars ? MIN_TINY_TEXT_CONFIDENCE : MIN_TEXT_LINE_CONFIDENCE;
  if (chars < TINY_LINE.chars) return TINY_LINE.minConfidence;
  return chars < SHORT_LINE.chars ? SHORT_LINE.minConfidence : MIN_LINE_CONFIDENCE;
}

function withBullet({ words, height }: OcrLine): OcrWord[] {
  const [first, second] = words;
  if (first === undefined || second === undefined) return [...words];
  const isApart = second.left - first.right > BULLET_GAP * height && first.confidence < 90;
  if (!BULLET.test(first.text) && !(isApart && BULLET_LETTER.test(first.text))) return [...words];
  // What it is not sure of is the sign; that there is one is sure by what follows.
  const confidence = Math.max(first.confidence, second.confidence);
  return [{ ...first, text: '•', confidence }, ...words.slice(1)];
}

/** Tesseract cuts "sum(x)" before the bracket when it is not sure; both halves then have one confidence. */
function joinCalls(words: readonly OcrWord[], height: number): OcrWord[] {
  const joined: OcrWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const isCut =
      before !== undefined &&
      word.text.startsWith('(') &&
      /[\p{L}\p{N}]$/u.test(before.text) &&
      word.confidence < CUT_WORD_CONFIDENCE &&
      word.confidence === before.confidence &&
      word.left - before.right < CALL_GAP * height;
    if (!isCut) joined.push(word);
    else joined[joined.length - 1] = { ...before, text: before.text + word.text, right: word.right };
  }
  return joined;
}

/** In: `isText` is whether the line looks like the text of its page: then only specks are no words. */
function isWord({ text, confidence, left, right, top, bottom }: OcrWord, isText: boolean): boolean {
  if (text === '' || right <= left || bottom <= top) return false;
  if (!SAYS_SOMETHING.test(text)) return confidence >= (isText ? MIN_WORD_CONFIDENCE : MIN_SIGN_CONFIDENCE);
  return isText || confidence >= MIN_WORD_CONFIDENCE;
}

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
