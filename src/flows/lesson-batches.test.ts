import { expect, it } from 'vitest';
import type { LessonPlan } from '../course/plan.ts';
import { batchLessons } from './lesson-batches.ts';

const lessonsOf = (count: number): LessonPlan[] =>
  Array.from({ length: count }, (_, at) => ({ key: `l${at}`, title: `${at}`, spans: [], words: 9 }));

it('gives every lesson out once, in order, however many lessons and threads there are', () => {
  for (const threads of [1, 2, 3, 8])
    for (const count of [0, 1, 2, 3, 5, 7, 12, 13, 40, 97, 250]) {
      const lessons = lessonsOf(count);
      const batches = batchLessons(lessons, threads);
      expect(batches.flat()).toEqual(lessons);
      expect(batches.every(({ length }) => length > 0 && length <= 20)).toBe(true);
    }
});

it('keeps every thread busy with a short course, and lets none wait long at the end of a long one', () => {
  expect(batchLessons(lessonsOf(6), 2).map(({ length }) => length)).toEqual([2, 2, 2]);
  const sizes = batchLessons(lessonsOf(250), 2).map(({ length }) => length);
  expect(sizes.slice(0, 3)).toEqual([20, 20, 20]);
  expect(sizes.slice(-4).every((size) => size <= 6)).toBe(true);
  expect(sizes.toSorted((one, other) => other - one)).toEqual(sizes);
});
