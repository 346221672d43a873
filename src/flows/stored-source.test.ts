import { expect, it } from 'vitest';
import type { DocumentInfo, Page, Structure } from '../course/document.ts';
import { decodePages, encodePages } from '../course/page-codec.ts';
import type { LessonPlan } from '../course/plan.ts';
import { shareJson } from './shared-json.ts';
import { openSources, type StoredSource, sourcesOf } from './stored-source.ts';

const pageOf = (pageNumber: number): Page => ({
  pageNumber,
  widthPt: 612,
  heightPt: 792,
  pictureShare: 0,
  blocks: [],
});

/** A document of 40 pages in ranges of eight, of which those that begin at `firsts` are there. */
function storedSource(documentId: number, firsts: readonly number[]): StoredSource {
  return {
    documentId,
    filename: `${documentId}.pdf`,
    pageCount: 40,
    info: shareJson<DocumentInfo>('{}'),
    structure: shareJson<Structure>('{"language":"en"}'),
    ranges: firsts.map((first) => encodePages(Array.from({ length: 8 }, (_, at) => pageOf(first + at)))),
  };
}

const spanOf = (document_id: number, from: number, to: number) => ({
  document_id,
  from: { page: from, block: 0 },
  to: { page: to, block: 1 },
});

function lessonOn(spans: LessonPlan['spans'], answers?: LessonPlan['spans']): LessonPlan {
  return { key: 'm1-l1', title: 'Lesson', words: 9, spans, ...(answers && { answers }) };
}

const numbersIn = (sources: ReturnType<typeof sourcesOf>) =>
  sources.map(({ documentId, pages }) => [documentId, pages.map(({ pageNumber }) => pageNumber)]);

it('gives each lesson the pages that it is on, whatever the one before has taken', () => {
  const open = openSources([storedSource(1, [1, 9, 17, 25, 33])]);
  const pagesOf = (from: number, to: number) => numbersIn(sourcesOf(lessonOn([spanOf(1, from, to)]), open));
  expect(pagesOf(3, 4)).toEqual([[1, [3, 4]]]);
  expect(pagesOf(7, 10)).toEqual([[1, [7, 8, 9, 10]]]);
  expect(pagesOf(33, 40)).toEqual([[1, [33, 34, 35, 36, 37, 38, 39, 40]]]);
  expect(pagesOf(1, 2)).toEqual([[1, [1, 2]]]);
  expect(pagesOf(24, 25)).toEqual([[1, [24, 25]]]);
});

it('adds the pages of its answers, each page once, and leaves out other documents', () => {
  const open = openSources([storedSource(1, [1, 1, 33]), storedSource(2, [9]), storedSource(3, [17])]);
  const lesson = lessonOn([spanOf(1, 2, 3), spanOf(2, 16, 16)], [spanOf(1, 3, 4), spanOf(1, 40, 40)]);
  expect(numbersIn(sourcesOf(lesson, open))).toEqual([
    [1, [2, 3, 4, 40]],
    [2, [16]],
  ]);
});

it('decodes a range once for lessons that follow each other on its pages', () => {
  let decoded = 0;
  const open = openSources([storedSource(1, [1, 9, 17])], (bytes) => {
    decoded += 1;
    return decodePages(bytes);
  });
  for (const [from, to] of [
    [1, 3],
    [3, 6],
    [6, 9],
    [9, 12],
    [12, 20],
  ] as const)
    sourcesOf(lessonOn([spanOf(1, from, to)]), open);
  expect(decoded).toBe(3);
});
