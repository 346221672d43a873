import { expect, it } from 'vitest';
import { LessonDraft } from './course.ts';
import { findOrderFaults } from './course-order.ts';
import { changeLesson, findUnknownCitations, LessonChange } from './lesson-edit.ts';

const draft = LessonDraft.parse({
  title: 'Cells',
  content: 'Cells live. [^c1]',
  objectives: ['Name cells'],
  minutes: 4,
  pages: [],
  key_points: [{ text: 'Cells live.', citations: ['c1'] }],
  key_terms: [],
  citations: [{ id: 'c1', document_id: 1, page: 1, quote: 'Cells live.', boxes: [] }],
});

it('a change keeps what it does not name, and the minutes go with the text', () => {
  const change = LessonChange.parse({ version: 1, content: `${draft.content}\n${draft.content}` });
  expect(changeLesson(draft, change)).toMatchObject({
    title: 'Cells',
    objectives: ['Name cells'],
    minutes: 8,
  });
  expect(changeLesson(draft, LessonChange.parse({ version: 1, title: ' New ' }))).toEqual({
    ...draft,
    title: 'New',
  });
});

it('marks of citations that the lesson does not have are found, in the text and in key points', () => {
  const content = 'One [^c1] two [^c2] three [^c2][^n4] \\[^c5] `[^c6]`\n```\n[^c7]\n```\n[^c8]';
  const key_points = [{ text: 'x', citations: ['c1', 'c9'] }];
  expect(findUnknownCitations({ ...draft, content, key_points })).toEqual(['c2', 'c8', 'c9']);
  expect(findUnknownCitations(draft)).toEqual([]);
});

it.each([
  ['nothing', { version: 1 }],
  ['no version', { title: 'x' }],
  ['an empty title', { version: 1, title: ' ' }],
  ['a NUL', { version: 1, content: 'a\0b' }],
  ['too much text', { version: 1, content: 'x'.repeat(500_001) }],
  ['an unknown field', { version: 1, title: 'x', minutes: 4 }],
])('a change with %s is refused', (_what, change) => {
  expect(LessonChange.safeParse(change).success).toBe(false);
});

it('an order names each module and each lesson once', () => {
  const parts = { weeks: [1, 2], lessons: [10, 11, 12] };
  const order = (...modules: [week: number, lessons: number[]][]) => ({
    version: 1,
    modules: modules.map(([week, lessons]) => ({ week, title: 'x', lessons })),
  });
  expect(findOrderFaults(order([2, [12, 10]], [1, [11]]), parts)).toEqual([]);
  expect(findOrderFaults(order([2, [12, 10, 12]], [3, [13]]), parts)).toEqual([
    'module of week 3 is not in the course',
    'module of week 1 is missing',
    'lesson 12 is named twice',
    'lesson 13 is not in the course',
    'lesson 11 is missing',
  ]);
});
