import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { buildBlocks } from './page-blocks.ts';
import { BOLD, blocksOf, line, MONO } from './test-lines.ts';
import type { WordRun } from './words.ts';

const PORTRAIT = { widthPt: 600, heightPt: 800 };

describe('blocks of a page', () => {
  it('begins a paragraph at an indented line', () => {
    expect(
      blocksOf(
        line('one two three four five six', 100),
        line('seven eight nine ten eleven', 112),
        line('twelve is the next thought', 124, { leftPt: 15 }),
        line('that goes on to the margin.', 136),
      ),
    ).toEqual([
      'text: one two three four five six seven eight nine ten eleven',
      'text: twelve is the next thought that goes on to the margin.',
    ]);
  });

  it('keeps a justified column of a wide page in its paragraphs, though it ends in the middle', () => {
    const lines = [
      'kept of the old Life',
      'Guards were told the',
      '(older) ones. Nobody',
      'Even knew the ghosts',
      'here.',
    ];
    const blocks = buildBlocks(
      lines.map((text, at) => line(text, 100 + 12 * at)),
      { widthPt: 800, heightPt: 600 },
    );
    expect(blocks.map(blockText)).toEqual([lines.join(' ')]);
  });

  it('does not begin a paragraph where a path in typewriter type is cut at its slash', () => {
    const path = (text: string, baselinePt: number, leftPt: number): WordRun['words'] =>
      line(text, baselinePt, { leftPt, look: MONO }).words;
    expect(
      blocksOf(
        { words: [...line('See', 100).words, ...path('/usr/share/', 100, 20)], hyphenated: false },
        {
          words: [
            ...path('documents', 112, 0),
            ...line('for more of what this is', 112, { leftPt: 50 }).words,
          ],
          hyphenated: false,
        },
      ),
    ).toEqual(['text: See /usr/share/ documents for more of what this is']);
  });

  it('begins a paragraph after a line of Chinese with room for more characters', () => {
    expect(
      blocksOf(
        line('制作一个简单的软件包需要时间和精力以及耐心', 100),
        line('和许多知识。', 112),
        line('注意您不可能在一夜之间成为一个开发者的', 124),
      ),
    ).toEqual([
      'text: 制作一个简单的软件包需要时间和精力以及耐心和许多知识。',
      'text: 注意您不可能在一夜之间成为一个开发者的',
    ]);
  });

  it('begins a paragraph after a line with room for the next word', () => {
    expect(
      blocksOf(
        line('one two three four five six', 100),
        line('seven.', 112),
        line('Eight nine ten eleven twelve', 124),
        line('and so on to the very margin', 136),
      ),
    ).toEqual([
      'text: one two three four five six seven.',
      'text: Eight nine ten eleven twelve and so on to the very margin',
    ]);
  });

  it('begins an entry of references at its number, and keeps the lines that hang with it', () => {
    expect(
      blocksOf(
        line('[8] A. Writer. 1998. On entries', 100),
        line('of two lines.', 112, { leftPt: 20 }),
        line('[9] B. Writer. 1999. On those of', 124),
        line('three, of which the second is', 136, { leftPt: 20 }),
        line('not the last.', 148, { leftPt: 20 }),
        line('[10] C. Writer. 2000. On others.', 160),
      ),
    ).toEqual([
      'text: [8] A. Writer. 1998. On entries of two lines.',
      'text: [9] B. Writer. 1999. On those of three, of which the second is not the last.',
      'text: [10] C. Writer. 2000. On others.',
    ]);
  });

  it('keeps the one line that hangs under a definition, where the first stops in a sentence', () => {
    expect(
      blocksOf(
        line('flags.mk sets the flags of builds,', 100),
        line('and those of linkers.', 112, { leftPt: 20 }),
        line('vendor.mk sets the names of vendors', 124),
      ),
    ).toEqual([
      'text: flags.mk sets the flags of builds, and those of linkers.',
      'text: vendor.mk sets the names of vendors',
    ]);
  });

  it('goes on in a line that cites at its start', () => {
    expect(
      blocksOf(line('as was found in the book of', 100), line('[4] and in those that followed', 112)),
    ).toEqual(['text: as was found in the book of [4] and in those that followed']);
  });

  it('parts a numbered heading from the one it stands under', () => {
    expect(blocksOf(line('A Methods', 100, { look: BOLD }), line('A.1 Tools', 112, { look: BOLD }))).toEqual([
      'text: A Methods',
      'text: A.1 Tools',
    ]);
  });

  it('keeps a bold heading off the paragraph under it', () => {
    expect(blocksOf(line('A heading', 100, { look: BOLD }), line('and its text', 112))).toEqual([
      'text: A heading',
      'text: and its text',
    ]);
  });

  it('gives list items their marker, their lines and their depth', () => {
    const blocks = buildBlocks(
      [
        line('• one that is so long', 100),
        line('it needs two lines', 112, { leftPt: 10 }),
        line('– inner', 124, { leftPt: 10 }),
        line('• two', 136),
      ],
      PORTRAIT,
    );
    expect(blocks.map((block) => [block.marker, block.depth, blockText(block)])).toEqual([
      ['•', 0, 'one that is so long it needs two lines'],
      ['–', 1, 'inner'],
      ['•', 0, 'two'],
    ]);
  });

  it('does not take a number that begins a line of a sentence for a list', () => {
    expect(
      blocksOf(line('as is explained in chapter', 100), line('12. Then comes the next one', 112)),
    ).toEqual(['text: as is explained in chapter 12. Then comes the next one']);
  });

  it('keeps the indentation of code, and a blank line', () => {
    expect(
      blocksOf(
        line('if ready:', 100, { look: MONO }),
        line('    go()', 112, { look: MONO }),
        line('stop()', 136, { look: MONO }),
      ),
    ).toEqual(['code: if ready:\n    go()\n\nstop()']);
  });

  it('takes the rows of a table out of the text', () => {
    const [table] = buildBlocks(
      [line('name      size', 100), line('a         1 kB', 112), line('longer    2 kB', 124)],
      PORTRAIT,
    );
    expect(table?.kind).toBe('table');
    expect(table?.table).toEqual({
      rows: [
        ['name', 'size'],
        ['a', '1 kB'],
        ['longer', '2 kB'],
      ],
      headerRows: 1,
    });
  });

  it('marks code inside a sentence by its words', () => {
    const printed = line('call open() first', 100);
    const middle = printed.words[1];
    if (middle !== undefined) middle.look = MONO;
    expect(buildBlocks([printed], PORTRAIT)[0]?.lines[0]?.marks).toEqual([{ kind: 'code', from: 1, to: 2 }]);
  });

  it('tells terms from what explains them, where their explanations hang', () => {
    const entry = (term: string, text: string, baselinePt: number): WordRun => {
      const words = line(`${term}  ${text}`, baselinePt).words;
      for (const word of words.slice(0, term.split(' ').length)) word.look = BOLD;
      return { words, hyphenated: false };
    };
    const blocks = buildBlocks(
      [
        entry('netcfg', 'sets up the network of it', 100),
        entry('user-setup', 'sets up the password,', 112),
        line('and adds a user', 124, { leftPt: 20 }),
      ],
      PORTRAIT,
    );
    expect(blocks.map((block) => [block.term, blockText(block)])).toEqual([
      [1, 'netcfg sets up the network of it'],
      [1, 'user-setup sets up the password, and adds a user'],
    ]);
  });

  it('takes no bold start of a paragraph for a term where nothing hangs', () => {
    const words = line('Beware  of the dog that lives in', 100).words;
    for (const word of words.slice(0, 1)) word.look = BOLD;
    const [block] = buildBlocks([{ words, hyphenated: false }, line('this very house.', 112)], PORTRAIT);
    expect(block?.term).toBeUndefined();
  });

  it('takes a line of type for a term where its explanation is indented under it', () => {
    const blocks = buildBlocks(
      [
        line('--force', 100, { look: MONO }),
        line('overwrites every file that', 112, { leftPt: 25 }),
        line('stands in its way.', 124, { leftPt: 25 }),
      ],
      PORTRAIT,
    );
    expect(blocks.map(({ kind, term }) => [kind, term])).toEqual([
      ['text', 1],
      ['text', undefined],
    ]);
  });

  it('goes on behind a dash that begins a line inside a sentence', () => {
    expect(
      blocksOf(line('the reader may also, even if it', 100), line('— so we hope — knows it all', 112)),
    ).toEqual(['text: the reader may also, even if it — so we hope — knows it all']);
  });

  it('takes a number for that of a list where only the words behind it are bold', () => {
    const words = line('1. run make install', 112).words;
    for (const word of words.slice(1)) word.look = BOLD;
    expect(blocksOf(line('It has steps.', 100), { words, hyphenated: false })).toEqual([
      'text: It has steps.',
      'list_item1.: run make install',
    ]);
  });

  it('ends a list before a paragraph, and keeps a bold title off it, by the lines that the page fills', () => {
    expect(
      blocksOf(
        line('this line fills the page from end to end', 100, { leftPt: 15 }),
        line('that line fills the page from end to end', 112, { leftPt: 15 }),
        line('1. one', 150, { leftPt: 15 }),
        line('2. and two.', 162, { leftPt: 15 }),
        line('The file is short.', 174, { leftPt: 15 }),
        line('Its whole contents:', 186, { leftPt: 15, look: BOLD }),
      ).slice(1),
    ).toEqual([
      'list_item1.: one',
      'list_item2.: and two.',
      'text: The file is short.',
      'text: Its whole contents:',
    ]);
  });
});
