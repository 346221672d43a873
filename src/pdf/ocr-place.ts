import type { Block, Box } from '../course/document.ts';
import { roundPt } from './printed-lines.ts';

/** How the upright, level bitmap that was read lies on the page: turned, then tilted about its middle. */
export interface ScanPlace {
  /** Clockwise quarter turns that set the page upright for reading. */
  quarterTurns: number;
  /** Radians by which its lines then fell to the right. */
  slope: number;
  /** The page as it is shown. */
  widthPt: number;
  heightPt: number;
  /** The bitmap that was read, in points. */
  levelWidthPt: number;
  levelHeightPt: number;
}

/** Puts blocks that were built on the upright, level bitmap where they stand on the page. Changes them in place. */
export function placeBlocks(blocks: readonly Block[], place: ScanPlace): void {
  if (place.quarterTurns === 0 && place.slope === 0) return;
  for (const block of blocks) {
    for (const line of block.lines) {
      const { box, edgesPt } = line;
      const placed: number[] = [];
      for (let at = 0; at + 1 < edgesPt.length; at += 2) {
        const [leftPt = 0, rightPt = 0] = [edgesPt[at], edgesPt[at + 1]];
        const token = placeBox({ ...box, leftPt, widthPt: rightPt - leftPt }, place);
        placed.push(token.leftPt, roundPt(token.leftPt + token.widthPt));
      }
      line.edgesPt = placed;
      line.box = placeBox(box, place);
    }
    if (block.region !== undefined) block.region = placeBox(block.region, place);
  }
}

/** The smallest upright box on the page that holds a box of the level bitmap. */
function placeBox({ leftPt, topPt, widthPt, heightPt }: Box, place: ScanPlace): Box {
  const corners = [
    pointOnPage(leftPt, topPt, place),
    pointOnPage(leftPt + widthPt, topPt, place),
    pointOnPage(leftPt, topPt + heightPt, place),
    pointOnPage(leftPt + widthPt, topPt + heightPt, place),
  ];
  const acrossPt = corners.map(({ xPt }) => xPt);
  const downPt = corners.map(({ yPt }) => yPt);
  const left = Math.min(...acrossPt);
  const top = Math.min(...downPt);
  return {
    leftPt: roundPt(left),
    topPt: roundPt(top),
    widthPt: roundPt(Math.max(...acrossPt) - left),
    heightPt: roundPt(Math.max(...downPt) - top),
  };
}

function pointOnPage(xPt: number, yPt: number, place: ScanPlace): { xPt: number; yPt: number } {
  const { quarterTurns, slope, widthPt, heightPt, levelWidthPt, levelHeightPt } = place;
  const turned = quarterTurns % 2 === 1;
  const dx = xPt - levelWidthPt / 2;
  const dy = yPt - levelHeightPt / 2;
  const uprightX = (turned ? heightPt : widthPt) / 2 + dx * Math.cos(slope) - dy * Math.sin(slope);
  const uprightY = (turned ? widthPt : heightPt) / 2 + dx * Math.sin(slope) + dy * Math.cos(slope);
  switch (quarterTurns) {
    case 1:
      return { xPt: uprightY, yPt: heightPt - uprightX };
    case 2:
      return { xPt: widthPt - uprightX, yPt: heightPt - uprightY };
    case 3:
      return { xPt: widthPt - uprightY, yPt: uprightX };
    default:
      return { xPt: uprightX, yPt: uprightY };
  }
}
