import { expect, it } from 'vitest';
import {
  dropLine,
  type LessonOfCourse,
  type ModuleDraft,
  orderOf,
  placesOf,
  stepLesson,
} from './course-draft.ts';

const lesson = (lesson_id: number): LessonOfCourse => ({
  lesson_id,
  title: `L${lesson_id}`,
  minutes: 1,
  pages: [],
  prerequisites: [],
  edited: false,
});
const modules: ModuleDraft[] = [
  { week: 1, title: 'One', lessons: [lesson(1), lesson(2)] },
  { week: 2, title: 'Two', lessons: [lesson(3)] },
];
const idsOf = (list: readonly ModuleDraft[]) => orderOf(list).map(({ lessons }) => lessons);

it('a lesson steps over its neighbour, and at the edge into the next module', () => {
  expect(idsOf(stepLesson(modules, { module: 0, lesson: 0 }, 1))).toEqual([[2, 1], [3]]);
  expect(idsOf(stepLesson(modules, { module: 0, lesson: 1 }, 1))).toEqual([[1], [2, 3]]);
  expect(idsOf(stepLesson(modules, { module: 1, lesson: 0 }, -1))).toEqual([[1, 2, 3], []]);
  expect(idsOf(stepLesson(modules, { module: 0, lesson: 0 }, -1))).toEqual(idsOf(modules));
});

it('what is dragged lands where it is dropped, each lesson once', () => {
  expect(placesOf(modules)).toHaveLength(5);
  expect(idsOf(dropLine(modules, 4, 1))).toEqual([[3, 1, 2], []]);
  expect(idsOf(dropLine(modules, 1, 3))).toEqual([[2], [1, 3]]);
  expect(idsOf(dropLine(modules, 3, 0))).toEqual([[3], [1, 2]]);
});
