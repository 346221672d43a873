import { describe, expect, it } from 'vitest';
import { BOLD, blocksOf, line } from './test-lines.ts';

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
