import type { Box } from '../course/document.ts';
import type { PageGraphics } from './page-graphics.ts';
import { describeLine, isMarker, type PrintedLine } from './printed-lines.ts';
import type { Word } from './words.ts';

// Bullets of running text: dots and squares of up to half the type's size, right before what they mark.
const PAGE_SIDE_EM = 0.2;
const MAX_PAGE_SIDE_EM = 0.62;
const MAX_PAGE_GAP_EM = 1.4;
const MOST_PAGE_MARKS = 120;
const MAX_STROKE_PT = 8;
// A dot is a sixth of the type's size, a ball with a number in it one and a half.
const MIN_SIDE_EM = 0.12;
const MAX_BULLET_EM = 0.95;
const MAX_BALL_EM = 2;
const MAX_RATIO = 1.7;
const MAX_GAP_EM = 2;
const MIDDLE_EM = 0.32;
const OFF_MIDDLE_EM = 0.38;
const MOST_MARKS = 400;

/**
 * Gives the points of a slide the bullets that are drawn instead of printed, and makes the numbers that stand in
 * drawn balls and boxes numbers of a list.
 *
 * Out: the same lines; those that begin with a drawn bullet have it as their first word.
 */
export function withDrawnBullets(lines: readonly PrintedLine[], graphics: PageGraphics): PrintedLine[] {
  const marks = [...graphics.shapes, ...graphics.fills, ...graphics.pictures].filter(isSquare);
  if (marks.length === 0 || marks.length > MOST_MARKS) return [...lines];
  return lines.map((line) => {
    const [first, second] = line.words;
    if (first === undefined || !line.level) return line;
    if (second !== undefined && /^\d{1,2}$/.test(first.text) && marks.some((box) => isBall(box, first, line)))
      return describeLine([{ ...first, text: `${first.text}.` }, ...line.words.slice(1)], line.hyphenated);
    // A point may begin with a number: "16 units are enough".
    if (isMarker(first.text) && !/^\d+$/.test(first.text)) return line;
    const before = marks.filter((box) => standsBefore(box, line));
    const [bullet] = before;
    // More than one is a drawn formula or an ornament.
    if (bullet === undefined || !before.every((box) => isInside(box, bullet) || isInside(bullet, box)))
      return line;
    return describeLine([bulletOf(bullet, first, line), ...line.words], line.hyphenated);
  });
}

/**
 * Gives the points of a page of running text the bullets that are drawn. Less is a bullet here than on a slide: what is
 * drawn on pages are forms, plots and ornaments too.
 *
 * Out: as of `withDrawnBullets`.
 */
export function withPageBullets(lines: readonly PrintedLine[], graphics: PageGraphics): PrintedLine[] {
  const strokes = graphics.rules.flatMap((rule) => squareOf(rule) ?? []);
  const marks = [...[...graphics.shapes, ...graphics.fills].filter(isSquare), ...strokes];
  if (marks.length === 0 || marks.length > MOST_PAGE_MARKS) return [...lines];
  return lines.map((line) => {
    const [first] = line.words;
    if (first === undefined || !line.level || isMarker(first.text)) return line;
    const before = marks.filter((box) => isPageBullet(box, line));
    const [bullet] = before;
    if (bullet === undefined || before.length > 1) return line;
    return describeLine([bulletOf(bullet, first, line), ...line.words], line.hyphenated);
  });
}

/** A square that is drawn as one thick upright stroke, as TeX's rules are by some drivers: its width is not known. */
function squareOf({ leftPt, topPt, widthPt, heightPt }: Box): Box | undefined {
  if (widthPt > 0.1 || heightPt > MAX_STROKE_PT) return undefined;
  return { leftPt: leftPt - heightPt / 2, topPt, widthPt: heightPt, heightPt };
}

function isPageBullet(box: Box, line: PrintedLine): boolean {
  const { sizePt } = line;
  const sidePt = Math.max(box.widthPt, box.heightPt);
  if (sidePt < PAGE_SIDE_EM * sizePt || sidePt > MAX_PAGE_SIDE_EM * sizePt) return false;
  return line.leftPt - box.leftPt - box.widthPt < MAX_PAGE_GAP_EM * sizePt && standsBefore(box, line);
}

const isSquare = ({ widthPt, heightPt }: Box): boolean =>
  widthPt < MAX_RATIO * heightPt && heightPt < MAX_RATIO * widthPt;

const isInside = (one: Box, other: Box): boolean =>
  one.leftPt > other.leftPt - 1 &&
  one.topPt > other.topPt - 1 &&
  one.leftPt + one.widthPt < other.leftPt + other.widthPt + 1 &&
  one.topPt + one.heightPt < other.topPt + other.heightPt + 1;

const isOnLine = (box: Box, { baselinePt, sizePt }: PrintedLine): boolean =>
  Math.abs(box.topPt + box.heightPt / 2 - baselinePt + MIDDLE_EM * sizePt) < OFF_MIDDLE_EM * sizePt;

function standsBefore(box: Box, line: PrintedLine): boolean {
  const { sizePt } = line;
  const sidePt = Math.max(box.widthPt, box.heightPt);
  if (sidePt < MIN_SIDE_EM * sizePt || sidePt > MAX_BULLET_EM * sizePt) return false;
  const gapPt = line.leftPt - box.leftPt - box.widthPt;
  return gapPt > 0.1 * sizePt && gapPt < MAX_GAP_EM * sizePt && isOnLine(box, line);
}

/** Whether a number stands in what is drawn, and nothing else of its line does. */
function isBall(box: Box, number: Word, line: PrintedLine): boolean {
  const { sizePt, words } = line;
  if (box.heightPt > MAX_BALL_EM * sizePt || !isOnLine(box, line)) return false;
  const rightPt = box.leftPt + box.widthPt;
  return (
    box.leftPt < number.leftPt + 0.5 &&
    rightPt > number.rightPt - 0.5 &&
    rightPt < (words[1]?.leftPt ?? 0) + 0.1 * sizePt
  );
}

function bulletOf({ leftPt, widthPt }: Box, first: Word, { baselinePt, sizePt }: PrintedLine): Word {
  return {
    text: '•',
    leftPt,
    rightPt: leftPt + widthPt,
    baselinePt,
    sizePt,
    look: { weight: 400, italic: false, monospace: false },
    level: first.level,
  };
}
