import { expect, it } from 'vitest';
import { findOutlineFaults, joinSpans, type OutlineEdit, pagesOfSpan } from './outline.ts';
import type { CoursePlan, Span } from './plan.ts';

const span = (from: readonly [number, number], to: readonly [number, number], document_id = 1): Span => ({
  document_id,
  from: { page: from[0], block: from[1] },
  to: { page: to[0], block: to[1] },
});
const FIRST = [span([2, 0], [5, 3]), span([5, 3], [9, 0]), span([11, 0], [12, 7]), span([1, 0], [3, 0], 2)];
const first: CoursePlan = {
  title: 'Course',
  description: '',
  language: 'en',
  modules: [
    {
      week: 1,
      title: 'One',
      summary: '',
      lessons: FIRST.map((one, index) => ({ key: `l${index}`, title: `L${index}`, spans: [one], words: 9 })),
    },
  ],
  left_out: [{ document_id: 1, pages: [1, 10], reason: 'blank' }],
};
const edit = (lessons: Span[][], dropped: Span[][] = []): OutlineEdit => ({
  version: 1,
  modules: [{ title: 'One', lessons: lessons.map((spans, index) => ({ title: `N${index}`, spans })) }],
  dropped: dropped.map((spans) => ({ title: 'Gone', spans })),
});
const [a, b, c, d] = FIRST.map((one) => [one]);
const all = [a ?? [], b ?? [], c ?? [], d ?? []];

it('an outline may have its lessons merged, split, moved and dropped', () => {
  expect(findOutlineFaults(first, edit(all))).toEqual([]);
  expect(findOutlineFaults(first, edit([FIRST.toReversed()]))).toEqual([]);
  expect(findOutlineFaults(first, edit(all.slice(1), all.slice(0, 1)))).toEqual([]);
  const split = [[span([2, 0], [4, 0])], [span([4, 0], [5, 3])], ...all.slice(1)];
  expect(findOutlineFaults(first, edit(split))).toEqual([]);
});

it('what no lesson takes is named with its pages', () => {
  expect(findOutlineFaults(first, edit(all.slice(0, 3)))).toEqual([
    'document 2, page 1 to the end of page 2 is in no lesson and not dropped',
  ]);
  const hole = [[span([2, 0], [4, 0])], [span([4, 2], [5, 3])], ...all.slice(1)];
  expect(findOutlineFaults(first, edit(hole))).toEqual([
    'document 1, page 4 to page 4 before block 2 is in no lesson and not dropped',
  ]);
});

it('what two lessons take, what was never planned and what ends before it begins is refused', () => {
  expect(findOutlineFaults(first, edit([...all, [span([4, 0], [5, 0])]]))).toEqual([
    'document 1, page 4 to the end of page 4 is in two lessons',
  ]);
  expect(findOutlineFaults(first, edit([...all, [span([10, 0], [11, 0])]]))).toEqual([
    'document 1, page 10 to the end of page 10 is not in the first outline',
  ]);
  expect(findOutlineFaults(first, edit([...all, [span([1, 0], [2, 0], 7)]]))).toEqual([
    'document 7, page 1 to the end of page 1 is not in the first outline',
  ]);
  expect(findOutlineFaults(first, edit([...all, [span([3, 0], [3, 0])]]))).toEqual([
    '"N4" has a span that ends before it begins',
  ]);
});

it('any way of cutting and mixing lessons is accounted for, and any loss is found', () => {
  // Cuts at all places: what is put together again has no fault; without any one piece it has.
  const pieces: Span[] = [];
  for (const { document_id, from, to } of FIRST)
    for (let page = from.page; page <= to.page; page += 1) {
      const start = page === from.page ? from : { page, block: 0 };
      const end = page === to.page ? to : { page: page + 1, block: 0 };
      if (start.page !== end.page || start.block !== end.block)
        pieces.push({ document_id, from: start, to: end });
    }
  expect(findOutlineFaults(first, edit(pieces.map((piece) => [piece])))).toEqual([]);
  for (const lost of pieces)
    expect(
      findOutlineFaults(first, edit(pieces.filter((piece) => piece !== lost).map((piece) => [piece]))),
    ).toHaveLength(1);
  expect(joinSpans(pieces)).toHaveLength(3);
});

it('the pages of a span end with the last page that it takes something of', () => {
  expect(pagesOfSpan(span([2, 4], [5, 0]))).toEqual({ document_id: 1, from: 2, to: 4 });
  expect(pagesOfSpan(span([2, 4], [5, 1]))).toEqual({ document_id: 1, from: 2, to: 5 });
});
