import type { Block, BlockKind, Page, Structure } from '../course/document.ts';
import type { SourceDocument } from './source-document.ts';

/** A block of plain lines for tests: one line for each string, all in one size. */
export function blockOf(text: string, kind: BlockKind = 'text', more: Partial<Block> = {}): Block {
  const lines = text.split('\n').map((line, index) => ({
    text: line,
    box: { leftPt: 72, topPt: 72 + index * 12, widthPt: 400, heightPt: 10 },
    edgesPt: [...line.matchAll(/\S+/g)].flatMap((_token, place) => [72 + place * 10, 80 + place * 10]),
  }));
  return { kind, lines, sizePt: 10, weight: 400, ...more };
}

export const pageOf = (pageNumber: number, blocks: Block[], more: Partial<Page> = {}): Page => ({
  pageNumber,
  widthPt: 595,
  heightPt: 842,
  blocks,
  pictureShare: 0,
  ...more,
});

/** A document of these pages; headings, roles and furniture as given. */
export function sourceOf(pages: Page[], structure: Partial<Structure> = {}, documentId = 1): SourceDocument {
  return {
    documentId,
    filename: 'book.pdf',
    info: { pageCount: pages.length, bookmarks: [] },
    structure: {
      title: 'A book',
      language: 'en',
      source: 'fonts',
      headings: [],
      furniture: {},
      roles: pages.map(() => 'body'),
      ...structure,
    },
    pages,
  };
}

/** So many words of plain sentences, each with a number of its own. */
export function proseOf(words: number, topic = 'vector'): string {
  const sentences: string[] = [];
  for (let index = 0; index * 8 < words; index += 1)
    sentences.push(`Every ${topic} has a length number ${index} here.`);
  return sentences.join(' ');
}
