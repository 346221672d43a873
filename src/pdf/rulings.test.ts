import { describe, expect, it } from 'vitest';
import type { Box } from '../course/document.ts';
import { groupRulings, joinRulings } from './rulings.ts';

const level = (topPt: number, leftPt: number, rightPt: number): Box => ({
  leftPt,
  topPt,
  widthPt: rightPt - leftPt,
  heightPt: 0.4,
});
const upright = (leftPt: number, topPt: number, bottomPt: number): Box => ({
  leftPt,
  topPt,
  widthPt: 0.4,
  heightPt: bottomPt - topPt,
});

describe('rules of a page', () => {
  it('joins the pieces that each row draws of an upright', () => {
    const { uprights } = joinRulings([upright(50, 100, 112), upright(50, 112.4, 124), upright(50, 200, 212)]);
    expect(uprights.map(({ fromPt, toPt }) => [fromPt, toPt])).toEqual([
      [100, 124],
      [200, 212],
    ]);
  });

  it('groups what crosses, and leaves a rule that meets nothing alone', () => {
    const groups = groupRulings(
      joinRulings([level(100, 50, 150), level(124, 50, 150), upright(100, 100, 124), level(400, 50, 300)]),
    );
    expect(groups.map(({ levels, uprights }) => [levels.length, uprights.length])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });
});
