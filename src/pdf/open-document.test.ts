import { describe, expect, it } from 'vitest';
import { Failure } from '../base/failure.ts';
import { pageText } from '../course/block-text.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { compilePdfium, openPdfium } from './pdfium.ts';

const compiled = await compilePdfium();

/** What becomes of a file: the first page's text, or the code of its failure. */
async function outcomeOf(path: string): Promise<string> {
  const pdfium = await openPdfium(compiled);
  try {
    const document = openDocument(pdfium, path);
    const { pages } = document.readPages(1, document.info().pageCount);
    document.close();
    const [first] = pages;
    return first === undefined ? 'no page' : pageText(first);
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.code : `crash: ${String(thrown)}`;
  }
}

const HOSTILE: [file: string, outcome: string][] = [
  ['syn-not-pdf.pdf', 'file_not_pdf'],
  ['syn-random.pdf', 'file_not_pdf'],
  ['REDHAT-1531897-0.pdf', 'pdf_damaged'],
  ['bug1020226.pdf', 'pdf_damaged'],
  ['saslprep-r6.pdf', 'pdf_encrypted'],
  ['syn-encrypted-user-aes256.pdf', 'pdf_encrypted'],
  ['syn-bomb-1GB-spaces.pdf', 'pdf_memory'],
  ['syn-form-recursion.pdf', 'pdf_memory'],
  ['syn-count-lie.pdf', 'hi'],
  ['syn-deep-nest.pdf', 'hi'],
  ['syn-huge-page.pdf', 'hi'],
  ['syn-outline-loop.pdf', 'hi'],
  ['helloworld-bad.pdf', 'Hello, world!'],
  ['recursiveCompositGlyf.pdf', 'hello world'],
];

describe('opening a document', () => {
  for (const [file, outcome] of HOSTILE) {
    const path = findFixture(`hostile/${file}`);
    it.skipIf(path === undefined)(`ends with ${file} as "${outcome}"`, async () => {
      expect(await outcomeOf(path ?? '')).toBe(outcome);
    });
  }

  it('says which file cannot be found, in the words of the system', async () => {
    const pdfium = await openPdfium(compiled);
    expect(() => openDocument(pdfium, '/nowhere/at-all.pdf')).toThrow(/ENOENT/);
  });

  const ownerOnly = findFixture('hostile/syn-encrypted-owner-only.pdf');
  it.skipIf(ownerOnly === undefined)('reads a file that only restricts printing', async () => {
    expect(await outcomeOf(ownerOnly ?? '')).toContain('An Introduction to R');
  });

  const loop = findFixture('hostile/syn-page-loop.pdf');
  it.skipIf(loop === undefined)('keeps the number of a page that does not load, and says so', async () => {
    const document = openDocument(await openPdfium(compiled), loop ?? '');
    const { pages, problems } = document.readPages(1, 2);
    document.close();
    expect(pages.map(({ pageNumber, blocks }) => [pageNumber, blocks.length])).toEqual([
      [1, 1],
      [2, 0],
    ]);
    expect(problems).toEqual([{ code: 'page_unreadable', detail: 'The page does not load.', page: 2 }]);
  });

  const bomb = findFixture('hostile/syn-bomb-160MB-ops.pdf');
  it.skipIf(bomb === undefined)(
    'opens a bomb, and throws the instance away when its page is read',
    async () => {
      const pdfium = await openPdfium(compiled);
      const document = openDocument(pdfium, bomb ?? '');
      expect(document.info().pageCount).toBe(1);
      const begun: number[] = [];
      const watch = { begin: (pageNumber: number) => begun.push(pageNumber) > 0, end: () => undefined };
      expect(() => document.readPages(1, 1, watch)).toThrow(Failure);
      expect(begun).toEqual([1]);
      expect(pdfium.aborted).toBe(true);
      document.close();
    },
  );

  const rotated = findFixture('slides/mlc-prereq.pdf');
  it.skipIf(rotated === undefined)('measures a rotated page as it is shown', async () => {
    const document = openDocument(await openPdfium(compiled), rotated ?? '');
    const [page] = document.readPages(4, 4).pages;
    document.close();
    expect([Math.round(page?.widthPt ?? 0), Math.round(page?.heightPt ?? 0)]).toEqual([842, 595]);
    const title = page?.blocks[0]?.lines[0];
    expect(title?.text).toBe('Virtual environments');
    expect(title?.box.topPt).toBeLessThan(60);
    expect(title?.box.leftPt).toBeLessThan(100);
  });

  it.skipIf(rotated === undefined)('repairs the signs that macOS puts for spaces and points', async () => {
    const document = openDocument(await openPdfium(compiled), rotated ?? '');
    const { pages } = document.readPages(1, document.info().pageCount);
    document.close();
    const text = pages.map(pageText).join('\n');
    expect(text).toContain('Always install a 64-bit installer (if your machine supports it)');
    expect(text).not.toMatch(/[ȱǻǼȬ]/);
  });
});
