import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { type FontLook, PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import type { WordRun } from './words.ts';

const PORTRAIT = { widthPt: 600, heightPt: 800 };
const BOLD: FontLook = { weight: 700, italic: false, monospace: false };

interface Printed {
  leftPt?: number;
  look?: FontLook;
  sizePt?: number;
}

/** A printed line of characters half an em wide; two spaces or more leave their room. */
function line(
  text: string,
  baselinePt: number,
  { leftPt = 0, look = PLAIN, sizePt = 10 }: Printed = {},
): WordRun {
  const charPt = 0.5 * sizePt;
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    leftPt: leftPt + match.index * charPt,
    rightPt: leftPt + (match.index + match[0].length) * charPt,
    baselinePt,
    sizePt,
    look,
    level: true,
  }));
  return { words, hyphenated: false };
}
const blocksOf = (...lines: WordRun[]) =>
  buildBlocks(lines, PORTRAIT).map((block) => `${block.kind}${block.marker ?? ''}: ${blockText(block)}`);

describe('paragraphs of a page', () => {
  it('begins a paragraph of one line where the page indents first lines, and keeps quotations whole', () => {
    const indented = { leftPt: 15 };
    const plain = (from: number) => [
      line('one two three four five si', from, indented),
      line('seven eight nine ten elevens.', from + 12),
    ];
    const many = [...plain(100), ...plain(124), ...plain(148)];
    const short = [
      line('this is said in one line.', 172, indented),
      line('this is another of them.', 184, indented),
    ];
    const blocks = blocksOf(...many, ...short);
    expect(blocks.slice(-2)).toEqual(['text: this is said in one line.', 'text: this is another of them.']);
    const quoted = [
      line('this is said there. And it', 172, indented),
      line('is told here. So much that', 184, indented),
      line('it goes on in these lines.', 196, indented),
    ];
    expect(blocksOf(...many, ...quoted)).toHaveLength(4);
  });

  it('begins a paragraph at a bold label under a sentence, whatever that ends in', () => {
    const label = line('src/list.txt (new):', 112, { look: BOLD });
    expect(blocksOf(line('We make a list of all that is there.', 100), label)).toHaveLength(2);
    expect(blocksOf(line('We make a list of all that is there in', 100), label)).toHaveLength(1);
  });

  it('takes no dash in a sentence and no number behind a hyphen for the marker of a list', () => {
    expect(
      blocksOf(
        line('one two three four five', 100, { leftPt: 15 }),
        line('— seven eight nine ten elev', 112),
        line('twelve thirteen.', 124),
      ),
    ).toEqual(['text: one two three four five — seven eight nine ten elev twelve thirteen.']);
    const name = { ...line('a text in the letters of UTF', 100, { leftPt: 15 }), hyphenated: true };
    expect(blocksOf(name, line('8. This is what follows it', 112))).toHaveLength(1);
  });

  it('gives a paragraph the number of its footnote that stands alone on the next line', () => {
    expect(
      blocksOf(
        line('one two three four five six', 100),
        line('seven eight nine ten eleven.', 112),
        line('5', 119, { sizePt: 7 }),
        line('twelve thirteen fourteen', 136),
        line('5 a note to it', 700, { sizePt: 7 }),
      ),
    ).toEqual([
      'text: one two three four five six seven eight nine ten eleven.⁵',
      'text: twelve thirteen fourteen',
      'footnote5: a note to it',
    ]);
  });
});
