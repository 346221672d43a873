import { describe, expect, it } from 'vitest';
import type { Page, Table } from '../course/document.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';

async function readOne(path: string, pageNumber: number): Promise<Page | undefined> {
  const document = openDocument(await openPdfium(), path);
  const { pages } = document.readPages(pageNumber, pageNumber);
  document.close();
  return pages[0];
}

const tablesOf = (page: Page | undefined): Table[] =>
  page?.blocks.flatMap(({ table }) => (table === undefined ? [] : [table])) ?? [];

const manual = findFixture('books/debmake-doc-en.pdf');
const guide = findFixture('books/install-guide-en.pdf');
const paper = findFixture('papers/acm-sigconf.pdf');
const scan = findFixture('scans/c02-22.pdf');

describe('regions of real documents', () => {
  it.skipIf(manual === undefined)('reads a grid whose cells go over lines', async () => {
    const [table] = tablesOf(await readOne(manual ?? '', 49));
    expect(table?.headerRows).toBe(1);
    expect(table?.rows[2]).toEqual([
      'libfoo-dev',
      'dev*',
      'any',
      'same',
      'the shared library header files etc., co-installable',
    ]);
  });

  it.skipIf(guide === undefined)('puts a cell over several rows into the first of them', async () => {
    const [table] = tablesOf(await readOne(guide ?? '', 15));
    expect(table?.rows.slice(7, 10)).toEqual([
      ['64bit MIPS (little-endian)', 'mips64el', 'MIPS Malta', '5kc-malta'],
      ['', '', 'Cavium Octeon', 'octeon'],
      ['', '', 'Loongson 3', 'loongson-3'],
    ]);
  });

  it.skipIf(guide === undefined)('finds no table on contents pages', async () => {
    for (const pageNumber of [3, 4, 5]) expect(tablesOf(await readOne(guide ?? '', pageNumber))).toEqual([]);
  });

  it.skipIf(paper === undefined)('keeps a caption with its figure', async () => {
    const page = await readOne(paper ?? '', 4);
    const index = page?.blocks.findIndex(({ kind }) => kind === 'figure') ?? -1;
    const caption = page?.blocks[index + 1];
    expect([caption?.kind, caption?.lines[0]?.text.slice(0, 9)]).toEqual(['caption', 'Figure 2:']);
  });

  it.skipIf(scan === undefined)('counts the picture of a scanned page, and shows no figure', async () => {
    const page = await readOne(scan ?? '', 1);
    expect(page?.pictureShare).toBeGreaterThan(0.9);
    expect(page?.blocks.filter(({ kind }) => kind === 'figure')).toEqual([]);
  });
});
