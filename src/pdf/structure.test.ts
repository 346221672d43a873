import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { DocumentInfo, Heading, Page } from '../course/document.ts';
import { findFixture } from './fixture.ts';
import { readOutline, scoreHeadings } from './heading-score.ts';
import { openDocument } from './open-document.ts';
import { compilePdfium, openPdfium } from './pdfium.ts';
import { buildStructure } from './structure.ts';

const compiled = await compilePdfium();

async function read(path: string): Promise<{ info: DocumentInfo; pages: Page[] }> {
  const document = openDocument(await openPdfium(compiled), path);
  const info = document.info();
  const { pages } = document.readPages(1, info.pageCount);
  document.close();
  return { info, pages };
}

const BOOKS: [file: string, withoutBookmarks: number][] = [
  ['books/debmake-doc-en', 0.95],
  ['books/developers-reference', 0.95],
  ['books/install-guide-en', 0.9],
  ['books/r-intro', 0.9],
  ['languages/ru-debmake-doc', 0.95],
  ['languages/zh-debmake-doc', 0.95],
  ['languages/es-install-guide', 0.95],
];

describe('the structure of a book', () => {
  for (const [file, least] of BOOKS) {
    const path = findFixture(`${file}.pdf`);
    const outline = findFixture(`${file}.outline.json`);
    it.skipIf(path === undefined || outline === undefined)(
      `is found in ${file}, with its bookmarks or without`,
      async () => {
        const { info, pages } = await read(path ?? '');
        const truth = readOutline(outline ?? '');
        const full = buildStructure(info, pages, file);
        expect(full.source).toBe('bookmarks');
        expect(scoreHeadings(full.headings, truth)).toBeGreaterThanOrEqual(0.99);
        const bare = buildStructure({ ...info, bookmarks: [] }, pages, file);
        expect(bare.source).not.toBe('bookmarks');
        expect(scoreHeadings(bare.headings, truth)).toBeGreaterThanOrEqual(least);
      },
    );
  }

  const manual = findFixture('books/debmake-doc-en.pdf');
  it.skipIf(manual === undefined)(
    'places headings on blocks, in reading order, and tells page roles',
    async () => {
      const { info, pages } = await read(manual ?? '');
      const { headings, roles, furniture, title, language } = buildStructure(
        info,
        pages,
        'debmake-doc-en.pdf',
      );
      expect([title, language]).toEqual(['Guide for Debian Maintainers', 'en']);
      const place = ({ pageNumber, blockIndex }: Heading): number => pageNumber * 10_000 + (blockIndex ?? 0);
      const places = headings.filter(({ blockIndex }) => blockIndex !== undefined).map(place);
      expect(places).toEqual([...places].sort((first, second) => first - second));
      expect(places.length).toBeGreaterThan(0.98 * headings.length);
      expect(roles).toHaveLength(info.pageCount);
      expect(roles.slice(3, 6)).toEqual(['contents', 'contents', 'contents']);
      const page = pages[46];
      expect(
        furniture[47]?.map((index) => blockText(page?.blocks[index] ?? { kind: 'text', lines: [] })),
      ).toEqual(['CHAPTER 5. BASICS', '5.7. DEBIAN/CONTROL', '38']);
    },
  );

  const slides = findFixture('slides/mlc-prereq.pdf');
  it.skipIf(slides === undefined)('takes the titles of slides for headings', async () => {
    const { info, pages } = await read(slides ?? '');
    const { headings } = buildStructure(info, pages, 'mlc-prereq.pdf');
    expect(headings.map(({ title }) => title)).toContain('Virtual environments');
    expect(new Set(headings.map(({ level }) => level))).toEqual(new Set([1]));
  });

  it('of no page at all is empty', () => {
    expect(buildStructure({ pageCount: 2, bookmarks: [] }, [], 'my_notes.pdf')).toEqual({
      title: 'my notes',
      language: 'und',
      direction: 'ltr',
      source: 'none',
      headings: [],
      furniture: {},
      roles: ['unreadable', 'unreadable'],
    });
  });
});
