import type { Line, Page } from '../course/document.ts';

// A figure alone on its page covers more than this; a rule or a logo less.
const MIN_PICTURE_SHARE = 0.15;

// Beside fewer words than these a picture over most of the page is what the page says.
const FEW_WORDS = 6;
const MOST_OF_PAGE = 0.5;

// Libraries stamp their name and the day into the margins of the pages they have scanned.
const MARGIN_SHARE = 0.08;
const STAMP_WORDS = 40;

const MIN_RUBBISH_CHARS = 20;
/** Characters that no reader shows: controls, private use, not assigned, and the sign of a lost character. */
const RUBBISH = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu;
const SOME_RUBBISH = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u;

/**
 * Whether a page, as the file's own text gives it, has to be read from its picture: it has next to no text and a
 * picture over most of it, or its text is made of characters that nobody can read.
 */
export function needsOcr(page: Page): boolean {
  const lines = page.blocks.flatMap((block) => block.lines);
  if (isRubbish(page, lines)) return true;
  if (page.pictureShare < MIN_PICTURE_SHARE) return false;
  const words = countWords(lines);
  if (words === 0) return true;
  if (page.pictureShare < MOST_OF_PAGE) return false;
  return words < FEW_WORDS || (words < STAMP_WORDS && lines.every((line) => isInMargin(line, page)));
}

/** Tokens with a letter or a digit. */
export function countWords(lines: readonly Line[]): number {
  let count = 0;
  for (const { text } of lines)
    for (const token of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(token)) count += 1;
  return count;
}

function isRubbish({ undecodableChars = 0 }: Page, lines: readonly Line[]): boolean {
  // Nearly every page of text: this is asked of all of them.
  if (undecodableChars === 0 && !lines.some(({ text }) => SOME_RUBBISH.test(text))) return false;
  let chars = undecodableChars;
  let rubbish = undecodableChars;
  for (const { text } of lines) {
    const bare = text.replace(/\s+/g, '');
    chars += bare.length;
    rubbish += bare.match(RUBBISH)?.length ?? 0;
  }
  return chars >= MIN_RUBBISH_CHARS && rubbish * 2 > chars;
}

const isInMargin = ({ box }: Line, { heightPt }: Page): boolean =>
  box.topPt + box.heightPt < MARGIN_SHARE * heightPt || box.topPt > (1 - MARGIN_SHARE) * heightPt;
