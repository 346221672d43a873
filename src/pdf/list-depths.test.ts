import { expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { withDepths } from './list-depths.ts';

const item = (leftPt: number, topPt: number, marker = '•'): Block => ({
  kind: 'list_item',
  lines: [
    { text: 'Water', box: { leftPt, topPt, widthPt: 100, heightPt: 10 }, edgesPt: [leftPt, leftPt + 100] },
  ],
  sizePt: 10,
  weight: 400,
  marker,
});
const depthsOf = (...blocks: Block[]) => withDepths(blocks).map(({ depth }) => depth);

it('items further in stand under those above them', () => {
  expect(depthsOf(item(50, 100), item(70, 112, 'a)'), item(70, 124, 'b)'), item(50, 136))).toEqual([
    0, 1, 1, 0,
  ]);
});

it('a list that goes on in the next column keeps its depths', () => {
  expect(depthsOf(item(50, 600), item(70, 612, '1.'), item(370, 100, '2.'), item(350, 112))).toEqual([
    0, 1, 1, 0,
  ]);
  expect(depthsOf(item(50, 600), item(50, 612), item(350, 100), item(350, 112))).toEqual([0, 0, 0, 0]);
});
