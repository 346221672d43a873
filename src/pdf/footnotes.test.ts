import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { findFixture } from './fixture.ts';
import { PLAIN } from './font-look.ts';
import { continueFootnotes } from './footnotes.ts';
import { openDocument } from './open-document.ts';
import { buildBlocks } from './page-blocks.ts';
import { openPdfium } from './pdfium.ts';
import type { Word, WordRun } from './words.ts';

const PAGE = { widthPt: 600, heightPt: 800 };

/** Words of half an em a character; a word in ^ is small and raised. */
function line(text: string, baselinePt: number, sizePt = 10): WordRun {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: token, index }): Word => {
    const raised = token.startsWith('^');
    const leftPt = 50 + index * 0.5 * sizePt;
    return {
      text: token.replaceAll('^', ''),
      leftPt,
      rightPt: leftPt + token.length * 0.5 * sizePt,
      baselinePt: raised ? baselinePt - 0.35 * sizePt : baselinePt,
      sizePt: raised ? 0.7 * sizePt : sizePt,
      look: PLAIN,
      level: true,
    };
  });
  return { words, hyphenated: false };
}

const BODY = Array.from({ length: 10 }, (_, at) =>
  line('words of the text that fill the line to its end', 100 + at * 12),
);
const blocksOf = (...lines: WordRun[]) => buildBlocks([...BODY, ...lines], PAGE);

describe('footnotes', () => {
  it('are small print at the foot with a mark, which the text calls', () => {
    const blocks = blocksOf(
      line('here the text calls ^1^ a note', 220),
      line('^1^ the note in small print', 700, 8),
      line('that goes on', 710, 8),
      line('17', 770),
    );
    const note = blocks.find(({ kind }) => kind === 'footnote');
    expect([note?.marker, note && blockText(note)]).toEqual(['1', 'the note in small print that goes on']);
    const calling = blocks.flatMap(({ lines }) => lines).find(({ notes }) => notes !== undefined);
    expect([calling?.text, calling?.notes]).toEqual([
      'here the text calls ¹ a note',
      [{ token: 4, from: 0, mark: '1' }],
    ]);
    expect(note?.lines[0]?.edgesPt).toHaveLength(10);
  });

  it('are not small print over which the text goes on', () => {
    const blocks = blocksOf(
      line('^1^ small print in a box', 400, 8),
      line('and more of the text below it', 460),
    );
    expect(blocks.map(({ kind }) => kind)).not.toContain('footnote');
  });

  it('are small print in a box that a letter calls right above, though the text goes on below', () => {
    const below = line('and more of the text below it', 460);
    const called = blocksOf(
      line('in a box ^a^ it is said', 388),
      line('^a^ small print in it', 400, 8),
      below,
    );
    expect(called.flatMap(({ kind, marker }) => (kind === 'footnote' ? [marker] : []))).toEqual(['a']);
    const uncalled = blocksOf(line('in a box it is said', 388), line('^a^ small print in it', 400, 8), below);
    expect(uncalled.map(({ kind }) => kind)).not.toContain('footnote');
  });

  it('leave no calls where there are none', () => {
    expect(
      blocksOf(line('a square has x ^2^ of them', 220)).flatMap(({ lines }) => lines),
    ).not.toContainEqual(expect.objectContaining({ notes: expect.anything() }));
  });

  it('go on at the foot of the next page', () => {
    const pages = [
      blocksOf(line('calls ^1^ it', 220), line('^1^ a note that does not', 700, 8)),
      blocksOf(line('end on its page.', 700, 8)),
    ].map((blocks, at): Page => ({ ...PAGE, pageNumber: at + 1, blocks, pictureShare: 0 }));
    continueFootnotes(pages);
    expect(pages[1]?.blocks.at(-1)?.kind).toBe('footnote');
  });

  const path = findFixture('books/r-intro.pdf');
  it.skipIf(path === undefined)('of a book are found, each with its call', async () => {
    const document = openDocument(await openPdfium(), path ?? '');
    const { pages } = document.readPages(1, document.info().pageCount);
    document.close();
    const notes = pages.flatMap(({ pageNumber, blocks }) =>
      blocks
        .filter(({ kind }) => kind === 'footnote')
        .map(({ marker }) => ({
          called: blocks.some(({ lines }) =>
            lines.some((one) => one.notes?.some(({ mark }) => mark === marker)),
          ),
          pageNumber,
        })),
    );
    expect(notes.length).toBeGreaterThanOrEqual(26);
    expect(notes.filter(({ called }) => called).length).toBeGreaterThanOrEqual(25);
  });
});
