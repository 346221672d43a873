import type { Box } from '../course/document.ts';

export const areaOf = ({ widthPt, heightPt }: Box): number => widthPt * heightPt;
export const grown = ({ leftPt, topPt, widthPt, heightPt }: Box, byPt: number): Box => ({
  leftPt: leftPt - byPt,
  topPt: topPt - byPt,
  widthPt: widthPt + 2 * byPt,
  heightPt: heightPt + 2 * byPt,
});

export function clipTo(page: { widthPt: number; heightPt: number }, box: Box): Box {
  const leftPt = Math.min(page.widthPt, Math.max(0, box.leftPt));
  const topPt = Math.min(page.heightPt, Math.max(0, box.topPt));
  const widthPt = Math.max(0, Math.min(page.widthPt, box.leftPt + box.widthPt) - leftPt);
  const heightPt = Math.max(0, Math.min(page.heightPt, box.topPt + box.heightPt) - topPt);
  return { leftPt, topPt, widthPt, heightPt };
}

export function around(one: Box, other: Box): Box {
  const leftPt = Math.min(one.leftPt, other.leftPt);
  const topPt = Math.min(one.topPt, other.topPt);
  return {
    leftPt,
    topPt,
    widthPt: Math.max(one.leftPt + one.widthPt, other.leftPt + other.widthPt) - leftPt,
    heightPt: Math.max(one.topPt + one.heightPt, other.topPt + other.heightPt) - topPt,
  };
}

export const isWithin = (box: Box, outer: Box, slackPt: number): boolean =>
  box.leftPt > outer.leftPt - slackPt &&
  box.topPt > outer.topPt - slackPt &&
  box.leftPt + box.widthPt < outer.leftPt + outer.widthPt + slackPt &&
  box.topPt + box.heightPt < outer.topPt + outer.heightPt + slackPt;

export const overlaps = (one: Box, other: Box): boolean =>
  one.leftPt < other.leftPt + other.widthPt &&
  other.leftPt < one.leftPt + one.widthPt &&
  one.topPt < other.topPt + other.heightPt &&
  other.topPt < one.topPt + one.heightPt;
