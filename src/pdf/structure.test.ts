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

const FILES: [file: string, withoutBookmarks: number][] = [
  ['books/debmake-doc-en', 0.99],
  ['books/developers-reference', 0.99],
  ['books/install-guide-en', 0.99],
  ['books/r-intro', 0.98],
  ['languages/ru-debmake-doc', 0.99],
  ['languages/zh-debmake-doc', 0.99],
  ['languages/es-install-guide', 0.99],
  // Its contents go down to paragraphs that are run together, and its bookmarks have the letters of the index.
  ['languages/ar-arabluatex', 0.6],
  ['papers/acm-sigconf', 0.95],
  ['papers/asmeconf', 0.86],
];

describe('the structure of a document', () => {
  for (const [file, least] of FILES) {
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

  const talk = findFixture('slides/beamer-conference-talk.pdf');
  it.skipIf(talk === undefined)('has the sections of a talk above the titles of its slides', async () => {
    const { info, pages } = await read(talk ?? '');
    const { headings } = buildStructure({ ...info, bookmarks: [] }, pages, 'talk.pdf');
    const truth = info.bookmarks.map(({ level, title, pageNumber }) => ({ level, title, page: pageNumber }));
    expect(scoreHeadings(headings, truth)).toBeGreaterThanOrEqual(0.85);
    expect(headings.filter(({ level }) => level === 3)).toContainEqual(
      expect.objectContaining({ title: 'Objective of the integrated approach.', pageNumber: 11 }),
    );
  });

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
