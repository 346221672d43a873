import { expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { takenBlocks } from './taken-blocks.ts';

const calling = (text: string, mark: string): Block => {
  const block = blockOf(text);
  return { ...block, lines: block.lines.map((line) => ({ ...line, notes: [{ token: 0, from: 1, mark }] })) };
};
const note = (text: string, marker?: string): Block =>
  blockOf(text, 'footnote', marker === undefined ? {} : { marker });

it('footnotes go with the text that calls them where a page is parted between two lessons', () => {
  const page = pageOf(1, [
    calling('A1 is the first lesson.', '1'),
    calling('B2 is the second one.', '2'),
    note('Of the first.', '1'),
    note('It has two parts.'),
    note('Of the second.', '2'),
    note('Of neither.', '3'),
  ]);
  expect(takenBlocks(page, 0, 1)).toEqual([0, 2, 3]);
  expect(takenBlocks(page, 1, 6)).toEqual([1, 4, 5]);
  expect(takenBlocks(page, 0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
});
