import { expect, it } from 'vitest';
import { changeOf, draftOf, isDraft, isSame } from './lesson-draft.ts';

const lesson = {
  version: 3,
  title: 'Cells',
  content: 'A cell. [^c1]',
  objectives: ['See', 'Tell'],
  key_points: [{ text: 'Small', citations: ['c1', 'c2'] }],
};

it('gives back a lesson that nobody changed', () => {
  expect(changeOf(draftOf(lesson))).toEqual(lesson);
});

it('leaves out what is empty, and takes citations however they are parted', () => {
  const draft = {
    ...draftOf(lesson),
    objectives: ' See\n\n ',
    keyPoints: [
      { text: ' ', citations: 'c1' },
      { text: 'Small ', citations: 'c1;c2  c3' },
    ],
  };
  expect(changeOf(draft)).toMatchObject({
    objectives: ['See'],
    key_points: [{ text: 'Small', citations: ['c1', 'c2', 'c3'] }],
  });
  expect(isSame(draft, { ...draft, version: 9 })).toBe(true);
  expect(isSame(draft, draftOf(lesson))).toBe(false);
});

it('takes up only what is a draft', () => {
  expect(isDraft(JSON.parse(JSON.stringify(draftOf(lesson))))).toBe(true);
  for (const other of [null, 'x', {}, { ...draftOf(lesson), keyPoints: [1] }])
    expect(isDraft(other)).toBe(false);
});
