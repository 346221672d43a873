import { describe, expect, it } from 'vitest';
import { buildReadingReport } from './build-reading-report.ts';
import type { Block, Page, Structure } from './document.ts';

const BOX = { leftPt: 0, topPt: 0, widthPt: 10, heightPt: 10 };

const block = (text: string, kind: Block['kind'] = 'text'): Block => ({
  kind,
  lines:
    text === ''
      ? []
      : [{ text, box: BOX, edgesPt: text.split(' ').flatMap((_, at) => [at * 10, at * 10 + 8]) }],
  sizePt: 10,
  weight: 400,
});

const page = (pageNumber: number, blocks: Block[], rest: Partial<Page> = {}): Page => ({
  pageNumber,
  widthPt: 600,
  heightPt: 800,
  pictureShare: 0,
  blocks,
  ...rest,
});

const structure: Structure = {
  title: 'Book',
  language: 'en',
  source: 'fonts',
  headings: [],
  furniture: { 1: [1] },
  roles: ['body', 'body', 'blank', 'unreadable', 'unreadable', 'index', 'body'],
};

const report = buildReadingReport({
  filename: 'book.pdf',
  failure: null,
  info: { pageCount: 7, bookmarks: [], pageLabels: ['i', '2', '3', '4', '5', '6', '7'] },
  structure,
  pages: [
    page(1, [block('one two three'), block('head 4')]),
    page(2, [block('from a picture')], { ocrConfidence: 81.7, pictureShare: 1 }),
    page(3, []),
    page(4, [], { pictureShare: 1 }),
    page(6, [block(`${'x'.repeat(96)}\ue001\ufffd`)], { undecodableChars: 1, lostChars: 99 }),
    page(7, [block('', 'figure'), block('A figure.', 'caption')]),
  ],
  problems: [{ code: 'pdf_timeout', detail: 'Page 5: took over 8 s.', page: 5 }],
});

describe('a reading report', () => {
  it('says of every page how it was read, a missing page too', () => {
    expect(report.page_reports.map(({ page: number, read_as, role }) => [number, read_as, role])).toEqual([
      [1, 'text', 'body'],
      [2, 'ocr', 'body'],
      [3, 'blank', 'blank'],
      [4, 'failed', 'unreadable'],
      [5, 'failed', 'unreadable'],
      [6, 'text', 'index'],
      [7, 'text', 'body'],
    ]);
    expect(report.read_as).toEqual({ text: 3, ocr: 1, blank: 1, failed: 2 });
    expect(report.page_reports[0]?.label).toBe('i');
    expect(report.page_reports[1]).not.toHaveProperty('label');
  });

  it('is as sure as the reader was, less what was lost', () => {
    expect(report.page_reports.map(({ confidence }) => confidence)).toEqual([100, 81, null, 0, 0, 48, 100]);
    expect(report.confidence).toBe(90);
  });

  it('lists what was left out, with its text or its reason', () => {
    const left = report.page_reports.map(({ left_out }) => left_out.map(({ what, count }) => [what, count]));
    expect(left).toEqual([
      [['furniture', 2]],
      [],
      [['page', undefined]],
      [
        ['page', undefined],
        ['picture', 1],
      ],
      [
        ['page', undefined],
        ['problem', undefined],
      ],
      [
        ['page', undefined],
        ['over_limit', 99],
        ['undecodable', 3],
      ],
      [['picture', 1]],
    ]);
    expect(report.page_reports[0]?.left_out[0]?.detail).toBe('head 4');
    expect(report.page_reports[4]?.left_out[1]?.detail).toBe('pdf_timeout: Page 5: took over 8 s.');
    expect([report.pages_left_out, report.words_in_furniture, report.characters_lost]).toEqual([4, 2, 102]);
  });

  it('counts words and blocks by kind', () => {
    expect([report.words, report.blocks]).toEqual([11, { text: 4, figure: 1, caption: 1 }]);
  });

  it('of a file that did not open has no pages and the reason', () => {
    const failure = { code: 'pdf_encrypted', detail: 'x.pdf needs a password', hint: 'Remove it.' };
    const none = buildReadingReport({
      filename: 'x.pdf',
      failure,
      info: null,
      structure: null,
      pages: [],
      problems: [],
    });
    expect([none.pages, none.page_reports, none.failure, none.confidence]).toEqual([0, [], failure, null]);
  });
});
