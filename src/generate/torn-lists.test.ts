import { expect, it } from 'vitest';
import { blockOf, pageOf } from './fixture-pages.ts';
import type { Passage } from './passages.ts';
import { nestTornLists } from './torn-lists.ts';

function item(page: number, leftPt: number, kind: Passage['kind'] = 'list_item', marker = '•'): Passage {
  const block = blockOf('One of several points', kind === 'list_item' ? 'list_item' : 'text');
  for (const line of block.lines) line.box = { ...line.box, leftPt };
  const part = { documentId: 1, page: pageOf(page, [block]), block, text: 'One', start: 0 };
  return { kind, text: 'One', parts: [part], marks: [], notes: [], depth: 0, marker };
}

const depthsOf = (passages: Passage[]): number[] => {
  nestTornLists(passages);
  return passages.map(({ depth }) => depth);
};

it('keeps the nesting of a list over a page break and a footnote', () => {
  const outer = item(1, 60);
  const inner = { ...item(1, 80, 'list_item', '–'), depth: 1 };
  expect(
    depthsOf([outer, inner, item(1, 50, 'footnote'), item(2, 80, 'list_item', '–'), item(2, 60)]),
  ).toEqual([0, 1, 0, 1, 0]);
});

it('knows the list on a page with another margin by its bullets', () => {
  const inner = { ...item(1, 80, 'list_item', '–'), depth: 1 };
  expect(depthsOf([item(1, 60), inner, item(2, 110, 'list_item', '–')])).toEqual([0, 1, 1]);
});

it('goes on below the last item of a page as below those before it', () => {
  const inner = { ...item(1, 80, 'list_item', '–'), depth: 1 };
  expect(depthsOf([item(1, 60), inner, item(1, 60), item(2, 80, 'list_item', '–')])).toEqual([0, 1, 0, 1]);
});

it('begins a new list under other text', () => {
  const inner = { ...item(1, 80, 'list_item', '–'), depth: 1 };
  expect(depthsOf([item(1, 60), inner, item(2, 40, 'paragraph'), item(2, 80)])).toEqual([0, 1, 0, 0]);
});

it('keeps the nesting where the next page begins with what belongs to an item', () => {
  const inner = { ...item(1, 80, 'list_item', '–'), depth: 1 };
  expect(
    depthsOf([item(1, 60), inner, item(2, 95, 'paragraph'), item(2, 80, 'list_item', '–'), item(2, 60)]),
  ).toEqual([0, 1, 0, 1, 0]);
});
