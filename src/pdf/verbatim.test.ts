import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { norm } from '../course/norm.ts';
import { findFixture } from './fixture.ts';
import { openDocument } from './open-document.ts';
import { openPdfium } from './pdfium.ts';
import { buildStructure } from './structure.ts';

const BOOKS = ['debmake-doc-en.pdf', 'developers-reference.pdf', 'install-guide-en.pdf', 'r-intro.pdf'];
// From poppler-utils; another reader of PDFs, to compare with.
const PDFTOTEXT = 'pdftotext';
const MIN_WORDS = 5;
const MIN_SHARE = 0.995;

function hasPdftotext(): boolean {
  try {
    execFileSync(PDFTOTEXT, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('skipped: pdftotext is not installed');
    return false;
  }
}

/**
 * The two programs disagree about the space beside a raised number, hyphens, and underscores that are drawn, not about
 * letters.
 */
const letters = (text: string): string => norm(text).replace(/[-_\s]/g, '');

/** Body text of a page, without what pdftotext moves about: running heads, titles, the numbers along a diagram. */
function quotesOf(page: Page, skipped: ReadonlySet<number>): string[] {
  return page.blocks
    .filter((block, index) => block.kind === 'text' && !skipped.has(index))
    .map((block) => blockText(block))
    .filter((text) => text.split(' ').length >= MIN_WORDS && /\p{L}{3}/u.test(text));
}

/** pdftotext puts a footnote's number, or the term of a definition list, in a column of its own. */
const isVerbatim = (quote: string, pageLetters: string): boolean =>
  pageLetters.includes(letters(quote)) || pageLetters.includes(letters(quote.replace(/^\S+\s/, '')));

describe.skipIf(!hasPdftotext())('the text of a block', () => {
  for (const book of BOOKS) {
    const path = findFixture(`books/${book}`);
    it.skipIf(path === undefined)(`is printed so on its page of ${book}`, async () => {
      const document = openDocument(await openPdfium(), path ?? '');
      const info = document.info();
      const { pages } = document.readPages(1, info.pageCount);
      document.close();
      const { roles, furniture, headings } = buildStructure(info, pages, book);
      const printed = execFileSync(PDFTOTEXT, [path ?? '', '-'], {
        maxBuffer: 1e9,
        encoding: 'utf8',
      }).split('\f');
      const missing: string[] = [];
      let count = 0;
      for (const page of pages) {
        if (roles[page.pageNumber - 1] === 'contents') continue;
        const titles = headings.filter(({ pageNumber }) => pageNumber === page.pageNumber);
        const skipped = new Set([
          ...(furniture[page.pageNumber] ?? []),
          ...titles.map(({ blockIndex }) => blockIndex ?? -1),
        ]);
        const pageLetters = letters(printed[page.pageNumber - 1] ?? '');
        for (const quote of quotesOf(page, skipped)) {
          count += 1;
          if (!isVerbatim(quote, pageLetters)) missing.push(`${page.pageNumber}: ${quote}`);
        }
      }
      expect(count).toBeGreaterThan(500);
      expect(1 - missing.length / count, missing.join('\n')).toBeGreaterThanOrEqual(MIN_SHARE);
    });
  }
});
