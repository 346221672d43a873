import { expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { madePage } from './made-page.ts';
import { splitNotes } from './split-notes.ts';

const split = (...lines: string[]): string[] => {
  const [first, ...others] = madePage(1, lines).blocks;
  if (first === undefined) throw new Error('no block');
  const block = { ...first, lines: [first, ...others].flatMap((one) => one.lines) };
  return splitNotes([block]).map((part) => blockText(part));
};

it('parts a note of one line from the next one', () => {
  const notes = [
    '²examples: cron, quota',
    '³The mail of root is sent',
    'to the first user.',
    '⁴You may remove it.',
  ];
  expect(split(...notes)).toEqual([
    '²examples: cron, quota',
    '³The mail of root is sent to the first user.',
    '⁴You may remove it.',
  ]);
});

it('keeps a note whose lines begin with other raised numbers', () => {
  expect(split('²the square is', '²x and not x', '⁷Li is an isotope')).toHaveLength(1);
  expect(split('no note at all', '¹but a line')).toHaveLength(1);
});
