import { expect, it } from 'vitest';
import { placePages, rangesInWords } from './page-places.ts';

const lesson = (lesson_id: number, from: number, to: number) => ({
  lesson_id,
  title: `Lesson ${lesson_id}`,
  minutes: 5,
  pages: [{ document_id: 1, from, to }],
  prerequisites: [],
  edited: false,
});

const contents = {
  course_id: 1,
  course_title: 'A course',
  description: '',
  language: 'en',
  created_at: '2026-01-01T00:00:00.000Z',
  generator: 'extractive' as const,
  documents: [{ document_id: 1, filename: 'a.pdf', pages: 6 }],
  coverage: { pages: 6, in_lessons: 5, left_out: [{ document_id: 1, pages: [1], reason: 'cover' as const }] },
  modules: [
    {
      week: 1,
      title: 'One',
      summary: '',
      quiz_id: null,
      questions: 0,
      sub_topics: [lesson(7, 2, 3), lesson(8, 3, 5)],
    },
  ],
  version: 1,
  course_quiz_id: null,
};

it('tells of each page which lesson has it or why none has, and of a page that nobody accounts for', () => {
  const places = placePages(contents, 1);
  expect(places.map((place) => (place.kind === 'lesson' ? place.lesson.lesson_id : place.kind))).toEqual([
    'left_out',
    7,
    7,
    8,
    8,
    'unknown',
  ]);
});

it('writes runs of pages as a range each', () => {
  expect(rangesInWords([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(rangesInWords([])).toBe('');
});
