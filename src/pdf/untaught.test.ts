import { describe, expect, it } from 'vitest';
import type { Heading } from '../course/document.ts';
import { findContents } from './contents.ts';
import { madePage } from './made-page.ts';
import { findUntaught } from './untaught.ts';

const ENTRY = '[1] A. Writer. 1998. How to list what was read. https://example.org/list';
const none = { pageNumbers: new Set<number>(), blocks: new Set<string>() };
const heading = (title: string, blockIndex: number, pageNumber = 2): Heading => ({
  level: 1,
  title,
  pageNumber,
  blockIndex,
  blockCount: 1,
});

describe('what is not for teaching on a page with other text', () => {
  it('is a list of references, without the text between it and the next heading', () => {
    const pages = [
      madePage(1, ['Words of the first page.']),
      madePage(2, [
        'The end of it.',
        'References',
        ENTRY,
        ENTRY,
        'And so it is done in other books too.',
        'A Tables',
      ]),
    ];
    const headings = [heading('References', 1), heading('A Tables', 5)];
    expect(findUntaught({ pages, headings, contents: none, title: '', furniture: {} })).toEqual([
      { page: 2, blocks: [1, 2, 3], role: 'bibliography' },
    ]);
  });

  it('is no chapter that only has the name of such a list', () => {
    const pages = [
      madePage(1, ['Words.']),
      madePage(2, ['References', 'A reference is bound to an object for as long as both of them live.']),
    ];
    const headings = [heading('References', 0)];
    expect(findUntaught({ pages, headings, contents: none, title: '', furniture: {} })).toEqual([]);
  });

  it('is nothing in a file that holds nothing else', () => {
    const pages = [madePage(2, ['References', ENTRY, ENTRY])];
    expect(
      findUntaught({ pages, headings: [heading('References', 0)], contents: none, title: '', furniture: {} }),
    ).toEqual([]);
  });

  it('are thanks with their lists of names, however many, but no chapter that only begins so', () => {
    const page = madePage(2, [
      '1.3 Danke schön!',
      'Dank an A. Bauer für den Anstoß.',
      'B. Maier C. Huber',
      '2 Weiter',
    ]);
    const names = page.blocks[2];
    if (names !== undefined) names.kind = 'table';
    const pages = [madePage(1, ['Words of the first page.']), page];
    const headings = [heading('1.3 Danke schön!', 0), heading('2 Weiter', 3)];
    const find = (): unknown => findUntaught({ pages, headings, contents: none, title: '', furniture: {} });
    expect(find()).toEqual([{ page: 2, blocks: [0, 1, 2], role: 'thanks' }]);
    const line = page.blocks[1]?.lines[0];
    if (line !== undefined) line.text = 'Wort '.repeat(800).trim();
    expect(find()).toEqual([]);
  });

  it('is a list of the titles to come that tells no pages', () => {
    const pages = [
      madePage(1, ['Contents', 'How to begin.', 'The method in short.', 'Tools.', 'Result.', 'References.']),
      madePage(2, [
        '0 How to begin',
        'It is begun so.',
        '1 Method',
        'So it is done.',
        '2 Tools',
        'There are two.',
      ]),
    ];
    const headings = [heading('0 How to begin', 0), heading('1 Method', 2), heading('2 Tools', 4)];
    const untaught = findUntaught({ pages, headings, contents: none, title: '', furniture: {} });
    expect(untaught).toEqual([{ page: 1, blocks: [0, 1, 2, 3, 4, 5], role: 'contents' }]);
  });

  it('is no list below such a title that names other things', () => {
    const pages = [
      madePage(1, ['Contents', 'A screwdriver.', 'Two screws.', 'A cable.', 'This leaflet.']),
      madePage(2, ['1 Method', 'So it is done.']),
    ];
    const headings = [heading('1 Method', 0)];
    expect(findUntaught({ pages, headings, contents: none, title: '', furniture: {} })).toEqual([]);
  });

  it('is a table of contents that begins its page and ends above a paragraph', () => {
    const entries = ['1 Scope', '2 Method', '3 Tools', '4 Result'].map((title) => `${title} . . . . . . . 2`);
    const text = 'A paragraph stands below the contents, and it is as long as an abstract would be. '.repeat(
      4,
    );
    const page = madePage(1, ['Contents', ...entries, text.trim()]);
    const contents = findContents([page], {});
    expect(contents.pageNumbers.size).toBe(0);
    expect(findUntaught({ pages: [page], headings: [], contents, title: '', furniture: {} })).toEqual([
      { page: 1, blocks: [0, 1, 2, 3, 4], role: 'contents' },
    ]);
  });
});
