import type { Block, Box } from '../course/document.ts';
import { isBarChart } from './bar-chart.ts';
import { areaOf, around, clipTo, grown, isWithin, overlaps } from './boxes.ts';
import { hasFigureLabel } from './caption-labels.ts';
import { isReadIntoPicture } from './ocr-noise.ts';
import { isPaper, type PageGraphics } from './page-graphics.ts';
import { type PrintedLine, roundBox, roundPt } from './printed-lines.ts';
import { lineOfPrinted } from './region-lines.ts';
import type { Region } from './regions.ts';
import { textOf } from './table-pieces.ts';

type PageSize = { widthPt: number; heightPt: number };

interface Drawn {
  box: Box;
  kind: 'picture' | 'shape' | 'fill' | 'rule';
}

// Parts of one drawing stand closer than this.
const NEAR_PT = 9;
const MIN_SIDE_PT = 26;
const MIN_AREA_PT2 = 1600;
const MAX_DRAWN = 1200;
// What is drawn at the upper and lower edge, and is no higher than this, is a logo or an ornament.
const EDGE_SHARE = 0.09;
const LOGO_SHARE = 0.07;
const FULL_PAGE_SHARE = 0.8;
const MIN_SENTENCE_WORDS = 6;
const MIN_SEEDED_SHARE = 0.25;

/**
 * Finds pictures and drawings, each with the labels printed in it.
 *
 * In: `tables` are places where rules and shades belong to a table.
 */
export function findFigures(
  lines: readonly PrintedLine[],
  graphics: PageGraphics,
  page: PageSize,
  tables: readonly Box[],
): Region[] {
  const { pictures, shapes, fills, rules } = graphics;
  const drawings = pictures.length + shapes.length > 0 || fills.length > 3;
  if (!drawings && (rules.length < 4 || !lines.some(isFigureCaption))) return [];
  const drawn = drawnOf(graphics, page, tables, lines);
  if (drawn.length === 0) return [];
  const regions: Region[] = [];
  const taken = new Set<PrintedLine>();
  for (const { box } of figureBoxes(drawn, lines, page)) {
    const labels = labelsOf(box, lines).filter((line) => !taken.has(line));
    for (const line of labels) taken.add(line);
    regions.push(figureRegion(box, labels, page));
  }
  return regions;
}

function drawnOf(
  graphics: PageGraphics,
  page: PageSize,
  tables: readonly Box[],
  lines: readonly PrintedLine[],
): Drawn[] {
  const all: Drawn[] = [
    ...graphics.pictures.map((box): Drawn => ({ box, kind: 'picture' })),
    ...graphics.shapes.map((box): Drawn => ({ box, kind: 'shape' })),
    ...graphics.fills.map((box): Drawn => ({ box, kind: 'fill' })),
    ...graphics.rules.map((box): Drawn => ({ box, kind: 'rule' })),
  ];
  const bars = graphics.fills.filter((box) => isEdgeBar(box, page));
  return all
    .slice(0, MAX_DRAWN)
    .map(({ box, kind }) => ({ box: clipTo(page, box), kind }))
    .filter(({ box, kind }) => {
      if (isPaper(page, box) || areaOf(box) > FULL_PAGE_SHARE * areaOf(boxOfPage(page)))
        return kind === 'picture' && isReadIntoPicture(lines);
      if ([...tables, ...bars].some((outer) => isWithin(box, outer, 2))) return false;
      // A rule over the whole width parts the page; a shape or a shade under sentences is their background.
      if (kind === 'rule') return box.widthPt < 0.8 * page.widthPt;
      return countSentences(box, lines) < (kind === 'picture' ? 4 : 2);
    });
}

// The bar of a slide with its title, its parts or the name of the speaker.
const BAR_LENGTH_SHARE = 0.9;
const BAR_WIDTH_SHARE = 0.3;

/** A shade along an edge of the page: what stands in it is on every page. */
function isEdgeBar({ leftPt, topPt, widthPt, heightPt }: Box, page: PageSize): boolean {
  const upright = heightPt > BAR_LENGTH_SHARE * page.heightPt && widthPt < BAR_WIDTH_SHARE * page.widthPt;
  const level = widthPt > BAR_LENGTH_SHARE * page.widthPt && heightPt < BAR_WIDTH_SHARE * page.heightPt;
  const atSide = leftPt < 2 || leftPt + widthPt > page.widthPt - 2;
  const atEnd = topPt < 2 || topPt + heightPt > page.heightPt - 2;
  return (upright && atSide) || (level && atEnd);
}

function figureBoxes(drawn: readonly Drawn[], lines: readonly PrintedLine[], page: PageSize): Cluster[] {
  // Most pages have nothing but rules, of which only a caption makes a figure.
  if (drawn.every(({ kind }) => kind === 'rule') && !lines.some(isFigureCaption)) return [];
  const found: Cluster[] = [];
  for (const cluster of clustersOf(drawn)) {
    const seeds = cluster.parts.filter(({ kind }) => kind === 'picture' || kind === 'shape');
    const seeded = seeds
      .map(({ box }) => box)
      .reduce<Box | undefined>((sum, box) => (sum === undefined ? box : around(sum, box)), undefined);
    const small = seeded !== undefined && areaOf(seeded) < MIN_SEEDED_SHARE * areaOf(cluster.box);
    const framed = small && !isEmptyOfText(cluster.box, lines);
    if (!framed && countSentences(cluster.box, lines) < 2) found.push(cluster);
    // A frame around text with a picture in it, as notes have: only what is drawn itself counts.
    else found.push(...clustersOf(seeds));
  }
  return mergeOverlapping(
    found.filter(
      ({ box, parts }) =>
        isLarge(box) &&
        !isOrnament(box, page) &&
        countSentences(box, lines) < 4 &&
        isDrawing(box, parts, lines),
    ),
  );
}

/** Whether nothing is printed in a box in the size of the text: what is in it is a drawing of lines, such as a plot. */
function isEmptyOfText(box: Box, lines: readonly PrintedLine[]): boolean {
  const usualPt = usualSizePt(lines);
  return !lines.some((line) => line.sizePt > 0.95 * usualPt && overlaps(box, inkBoxOf(line)));
}

interface Cluster {
  box: Box;
  parts: Drawn[];
}

/** Groups what is drawn close together. */
function clustersOf(drawn: readonly Drawn[]): Cluster[] {
  const sorted = [...drawn].sort((one, other) => one.box.topPt - other.box.topPt);
  let clusters: Cluster[] = [];
  for (const part of sorted) {
    const near = clusters.filter(({ box }) => isNear(box, part.box));
    if (near.length === 0) {
      clusters.push({ box: part.box, parts: [part] });
      continue;
    }
    const joined: Cluster = { box: part.box, parts: [part] };
    for (const { box, parts } of near) {
      joined.box = around(joined.box, box);
      for (const other of parts) joined.parts.push(other);
    }
    const rest =
      near.length === 1
        ? clusters.filter((cluster) => cluster !== near[0])
        : clusters.filter((cluster) => !near.includes(cluster));
    clusters = [...rest, joined];
  }
  return mergeOverlapping(clusters);
}

/** Boxes grow while they are joined, so those that came to lie over each other are joined too. */
function mergeOverlapping(clusters: readonly Cluster[]): Cluster[] {
  const merged: Cluster[] = [];
  for (const cluster of clusters) {
    let { box, parts } = cluster;
    for (let index = merged.length - 1; index >= 0; index -= 1) {
      const other = merged[index];
      if (other === undefined || !isNear(other.box, box)) continue;
      box = around(box, other.box);
      parts = [...parts, ...other.parts];
      merged.splice(index, 1);
    }
    merged.push({ box, parts });
  }
  return merged;
}

/** Whether a group shows something: a picture, shapes; boxes and lines only where a caption says so. */
function isDrawing(box: Box, parts: readonly Drawn[], lines: readonly PrintedLine[]): boolean {
  const pictures = parts.filter((part) => part.kind === 'picture');
  if (pictures.some((part) => isLarge(part.box)) || areaOfAll(pictures) > 0.3 * areaOf(box)) return true;
  const shapes = parts.filter(({ kind }) => kind === 'shape');
  if (shapes.length > 1 || shapes.some((part) => areaOf(part.box) > 0.5 * areaOf(box))) return true;
  if (isBarChart(parts.filter(({ kind }) => kind === 'fill').map(({ box }) => box))) return true;
  return parts.length > 3 && hasCaptionUnder(box, lines);
}

const isFigureCaption = ({ words }: PrintedLine): boolean => hasFigureLabel(textOf(words));

const CAPTION_REACH_PT = 30;

const hasCaptionUnder = (box: Box, lines: readonly PrintedLine[]): boolean =>
  lines.some((line) => {
    const belowPt = line.baselinePt - line.sizePt - box.topPt - box.heightPt;
    return (
      belowPt > -line.sizePt &&
      belowPt < CAPTION_REACH_PT &&
      line.leftPt < box.leftPt + box.widthPt &&
      line.rightPt > box.leftPt &&
      isFigureCaption(line)
    );
  });

const isLarge = ({ widthPt, heightPt }: Box): boolean =>
  widthPt >= MIN_SIDE_PT && heightPt >= MIN_SIDE_PT && widthPt * heightPt >= MIN_AREA_PT2;

/** Logos and lines in the head and foot of a page, and small ones in its corners. */
function isOrnament(box: Box, page: PageSize): boolean {
  const bottomPt = box.topPt + box.heightPt;
  const atEdge = bottomPt < EDGE_SHARE * page.heightPt || box.topPt > (1 - EDGE_SHARE) * page.heightPt;
  if (atEdge) return true;
  const nearEdge = box.topPt < EDGE_SHARE * page.heightPt || bottomPt > (1 - EDGE_SHARE) * page.heightPt;
  return nearEdge && box.heightPt < LOGO_SHARE * page.heightPt;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Chinese and Japanese words are about two characters long. */
function isSentence({ words }: PrintedLine): boolean {
  let count = 0;
  for (const { text } of words) {
    const unspaced = text.match(UNSPACED)?.length ?? 0;
    count += unspaced > 1 ? unspaced / 2 : Number(/\p{L}{2}/u.test(text));
  }
  return count >= MIN_SENTENCE_WORDS;
}

function countSentences(box: Box, lines: readonly PrintedLine[]): number {
  let count = 0;
  for (const line of lines) {
    const middlePt = line.baselinePt - 0.3 * line.sizePt;
    if (middlePt < box.topPt || middlePt > box.topPt + box.heightPt) continue;
    if (line.leftPt < box.leftPt - 2 || line.rightPt > box.leftPt + box.widthPt + 2) continue;
    if (isSentence(line)) count += 1;
  }
  return count;
}

const LABEL_REACH_PT = 11;
const MAX_LABEL_WORDS = 5;
// Type that is so much smaller than that of the page belongs to a drawing, at twice the distance.
const TINY_SHARE = 0.7;

/** The lines in a figure, and the short ones close around it: numbers along an axis, then the name of the axis. */
function labelsOf(box: Box, lines: readonly PrintedLine[]): PrintedLine[] {
  const usualPt = usualSizePt(lines);
  const first = lines.filter((line) => isLabelOf(box, line, usualPt));
  const wider = first.reduce((sum, line) => around(sum, inkBoxOf(line)), box);
  return lines.filter((line) => first.includes(line) || isLabelOf(wider, line, usualPt));
}

function isLabelOf(box: Box, line: PrintedLine, usualPt: number): boolean {
  const rightPt = box.leftPt + box.widthPt;
  const bottomPt = box.topPt + box.heightPt;
  const middleXPt = (line.leftPt + line.rightPt) / 2;
  const middleYPt = line.baselinePt - 0.3 * line.sizePt;
  const acrossPt = Math.max(box.leftPt - middleXPt, middleXPt - rightPt);
  const downPt = Math.max(box.topPt - middleYPt, middleYPt - bottomPt);
  if (acrossPt <= 0 && downPt <= 0) return true;
  const text = textOf(line.words);
  const isNumbers = /^[\d.,%−–\s-]+$/.test(text);
  if ((line.words.length > MAX_LABEL_WORDS && !isNumbers) || hasFigureLabel(text)) return false;
  const small = line.sizePt < 0.95 * usualPt || !line.level || isNumbers;
  const reachPt = line.sizePt < TINY_SHARE * usualPt ? 2 * LABEL_REACH_PT : LABEL_REACH_PT;
  const gapAcrossPt = Math.max(box.leftPt - line.rightPt, line.leftPt - rightPt);
  const beside = downPt <= 0 && gapAcrossPt < reachPt;
  const under = acrossPt <= 0 && downPt - 0.5 * line.sizePt < reachPt;
  return small && (beside || under);
}

/** The size of most characters of the page. */
function usualSizePt(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.sizePt, (counts.get(line.sizePt) ?? 0) + line.words.length);
  let usual = 0;
  for (const [sizePt, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = sizePt;
  return usual;
}

function figureRegion(box: Box, labels: PrintedLine[], page: PageSize): Region {
  const whole = labels.reduce((sum, line) => around(sum, inkBoxOf(line)), box);
  const block: Block = {
    kind: 'figure',
    lines: labels.map(lineOfPrinted),
    sizePt: roundPt(usualSizePt(labels)),
    weight: 400,
    region: roundBox(clipTo(page, grown(whole, 2))),
  };
  return { block, lines: labels };
}

/** Where a line has its ink, also where it is turned. */
function inkBoxOf({ leftPt, rightPt, level, baselinePt, sizePt, words }: PrintedLine): Box {
  const topPt = level
    ? baselinePt - 0.8 * sizePt
    : Math.min(...words.map((word) => word.baselinePt - (word.heightPt ?? word.sizePt)));
  const bottomPt = level ? baselinePt + 0.25 * sizePt : Math.max(...words.map((word) => word.baselinePt));
  return { leftPt, topPt, widthPt: rightPt - leftPt, heightPt: bottomPt - topPt };
}

const areaOfAll = (parts: readonly Drawn[]): number => parts.reduce((sum, { box }) => sum + areaOf(box), 0);
const boxOfPage = ({ widthPt, heightPt }: PageSize): Box => ({ leftPt: 0, topPt: 0, widthPt, heightPt });
const isNear = (one: Box, other: Box): boolean => overlaps(grown(one, NEAR_PT), other);
