import type { Box } from '../course/document.ts';
import { type PagePicture, renderGray } from './gray-picture.ts';
import type { PageFrame } from './page-frame.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { Pdfium } from './pdfium.ts';
import type { Word, WordRun } from './words.ts';

/** How text is painted that may not be seen: in the colour of paper or nearly so, or not at all. */
export type Ink = 'faint' | 'none';

const FILLED = 0;
const STROKED = 1;
const INVISIBLE = 3;

// On white paper the letters of lighter colours cannot be read: contrast 1.2 to 1.
const FAINT = 232;
const NEARLY_CLEAR = 16;

/** Undefined for text that is painted so that white paper shows it. */
export function readInk({ wasm, scratch, heap }: Pdfium, textObject: number): Ink | undefined {
  const mode = wasm.FPDFTextObj_GetTextRenderMode(textObject);
  if (mode === INVISIBLE) return 'none';
  if (mode !== FILLED && mode !== STROKED) return undefined;
  const getColour = mode === FILLED ? wasm.FPDFPageObj_GetFillColor : wasm.FPDFPageObj_GetStrokeColor;
  // A pattern has no colour.
  if (getColour(textObject, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
  const { words32 } = heap();
  const at = scratch >> 2;
  if ((words32[at + 3] ?? 255) < NEARLY_CLEAR) return 'faint';
  const isLight =
    (words32[at] ?? 0) >= FAINT && (words32[at + 1] ?? 0) >= FAINT && (words32[at + 2] ?? 0) >= FAINT;
  return isLight ? 'faint' : undefined;
}

// Under an OCR layer lies the picture that it was read from.
const MOST_OF_PAGE = 0.5;

/**
 * Takes away the words that nobody can see, with which a file may tell a program what it does not tell people. White
 * text is seen on a dark box or picture, so a page that has any is drawn, and its words are looked for in the drawing.
 * Invisible text over a picture is what OCR has read in it, and is kept.
 */
export function dropHidden(
  pdfium: Pdfium,
  pagePointer: number,
  frame: PageFrame,
  { pictures, shapes, pictureShare }: PageGraphics,
  runs: readonly WordRun[],
): { runs: WordRun[]; hiddenChars: number } {
  let picture: PagePicture | undefined;
  let hiddenChars = 0;
  const isSeen = (word: Word): boolean => {
    if (word.ink === undefined) return true;
    const box = boxOf(word);
    if (word.ink === 'none') {
      if (pictureShare >= MOST_OF_PAGE) return true;
      if (!pictures.some((one) => holds(one, box)) && !shapes.some((one) => holds(one, box))) return false;
    }
    picture ??= renderGray(pdfium, pagePointer, frame);
    return picture.hasContrast(box);
  };
  const kept = runs.map((run) => {
    if (run.words.every((word) => word.ink === undefined)) return run;
    const words = run.words.filter((word) => {
      const seen = isSeen(word);
      if (!seen) hiddenChars += word.text.length;
      return seen;
    });
    // The rest of a broken word is not hidden with its end.
    return { words, hyphenated: run.hyphenated && words.at(-1) === run.words.at(-1) };
  });
  return { runs: kept.filter(({ words }) => words.length > 0), hiddenChars };
}

/** The middle of its letters, which lines above and below do not reach. */
function boxOf({ leftPt, rightPt, baselinePt, sizePt, level, heightPt }: Word): Box {
  const widthPt = rightPt - leftPt;
  if (level) return { leftPt, topPt: baselinePt - 0.7 * sizePt, widthPt, heightPt: 0.65 * sizePt };
  const tallPt = heightPt ?? sizePt;
  return { leftPt, topPt: baselinePt - tallPt, widthPt, heightPt: tallPt };
}

function holds(outer: Box, inner: Box): boolean {
  const x = inner.leftPt + inner.widthPt / 2;
  const y = inner.topPt + inner.heightPt / 2;
  return (
    x >= outer.leftPt &&
    x <= outer.leftPt + outer.widthPt &&
    y >= outer.topPt &&
    y <= outer.topPt + outer.heightPt
  );
}
