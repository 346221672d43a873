import { describe, expect, it } from 'vitest';
import type { Heading } from '../course/document.ts';
import { findFrontMatter } from './front-matter.ts';
import { madePage } from './made-page.ts';

const PROSE =
  'This text goes on for a while, as a paragraph of a paper does. It has sentences, and it says what the paper is about. A reader learns from it.';

const paper = madePage(1, [
  { text: 'On the Reading of Pages', sizePt: 17 },
  'Ada Writer',
  'University of Somewhere, Some Town',
  'ada@example.org',
  { text: 'ABSTRACT', weight: 700 },
  PROSE,
  { text: 'KEYWORDS', weight: 700 },
  'pages, reading, order',
  { text: '1 Introduction', weight: 700 },
  PROSE,
  { text: 'Permission to make copies of this work is granted to all who ask for it.', sizePt: 7 },
  { text: 'Some Conference, June 3, 2018, Some Town', sizePt: 7 },
  PROSE,
]);
const headings: Heading[] = [
  { level: 1, title: 'ABSTRACT', pageNumber: 1, blockIndex: 4, blockCount: 1 },
  { level: 1, title: '1 Introduction', pageNumber: 1, blockIndex: 8, blockCount: 1 },
];

describe('the first page of a paper', () => {
  it('names the authors above the abstract, and notices and keywords around the text', () => {
    expect(findFrontMatter(paper, headings, 'On the Reading of Pages')).toEqual({
      cover: [0, 1, 2, 3],
      legal: [6, 7, 10, 11],
    });
  });

  it('keeps what stands on top of a page that has no title there', () => {
    const page = madePage(1, ['First', 'a short line', { text: '1 Scope', weight: 700 }, PROSE, PROSE]);
    const found = findFrontMatter(
      page,
      [{ level: 1, title: '1 Scope', pageNumber: 1, blockIndex: 2 }],
      'Other',
    );
    expect(found).toEqual({ cover: [], legal: [] });
  });

  it('keeps a title that heads its text, and an abstract in another language', () => {
    const page = madePage(1, [{ text: 'Les pages', sizePt: 17 }, 'Ada Writer', 'Résumé', PROSE, PROSE]);
    const title: Heading = { level: 1, title: 'Les pages', pageNumber: 1, blockIndex: 0, blockCount: 1 };
    expect(findFrontMatter(page, [title], 'Les pages')).toEqual({ cover: [1], legal: [] });
  });

  it('is taught whole when no text follows', () => {
    const page = madePage(1, [{ text: 'On the Reading of Pages', sizePt: 17 }, 'Ada Writer']);
    expect(findFrontMatter(page, [], 'On the Reading of Pages')).toEqual({ cover: [], legal: [] });
  });
});
