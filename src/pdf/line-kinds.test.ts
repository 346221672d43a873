import { expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import { PLAIN } from './font-look.ts';
import { buildBlocks } from './page-blocks.ts';
import type { WordRun } from './words.ts';

const PAGE = { widthPt: 600, heightPt: 800 };
const CODE = { ...PLAIN, monospace: true };

/** A line from 50 to 300 points; its words, five points a character, are spread evenly. "\\" begins code. */
function justified(text: string, baselinePt: number, leftPt = 50): WordRun {
  const words = text.split(' ');
  const freePt = 300 - leftPt - words.reduce((sum, word) => sum + 5 * word.length, 0);
  const spacePt = words.length > 1 ? freePt / (words.length - 1) : 0;
  let atPt = leftPt;
  return {
    words: words.map((word) => {
      const placed = {
        text: word,
        leftPt: atPt,
        rightPt: atPt + 5 * word.length,
        baselinePt,
        sizePt: 10,
        look: word.startsWith('\\') ? CODE : PLAIN,
        level: true,
      };
      atPt = placed.rightPt + spacePt;
      return placed;
    }),
    hyphenated: false,
  };
}

const kindsOf = (...lines: WordRun[]) =>
  buildBlocks(lines, PAGE).map((block) => `${block.kind}: ${blockText(block)}`);

it('a line of names in a justified paragraph is no listing, and its wide spaces are no columns', () => {
  expect(
    kindsOf(
      justified('Most of the boxes and the macros to change them', 100, 62),
      justified('are not allowed. These include \\raisebox,', 112),
      justified('\\minipage, \\framebox, \\mbox, \\fbox,', 124),
      justified('\\begin{equation}, \\begin{array}, and', 136),
      justified('some others that the manual names at its end too.', 148),
    ),
  ).toEqual([
    'text: Most of the boxes and the macros to change them are not allowed. These include \\raisebox, ' +
      '\\minipage, \\framebox, \\mbox, \\fbox, \\begin{equation}, \\begin{array}, and some others that ' +
      'the manual names at its end too.',
  ]);
});

const typewriter = (text: string, baselinePt: number, leftPt = 50): WordRun => {
  const run = justified(text, baselinePt, leftPt);
  let atPt = leftPt;
  const words = run.words.map((word) => {
    const placed = { ...word, leftPt: atPt, rightPt: atPt + 6 * word.text.length, look: CODE };
    atPt = placed.rightPt + 6;
    return placed;
  });
  return { ...run, words };
};
/** From this word on in the type of the text. */
const remarkFrom = (from: number, run: WordRun): WordRun => ({
  ...run,
  words: run.words.map((word, index) => (index < from ? word : { ...word, look: PLAIN })),
});

it('a function is one listing, also where remarks in it are set as text', () => {
  expect(
    kindsOf(
      typewriter('f <- function(x) {', 100),
      remarkFrom(2, typewriter('y <- a small step', 112, 62)),
      remarkFrom(2, typewriter('# # the other one', 124, 62)),
      typewriter('x + y', 136, 62),
      typewriter('}', 148),
    ),
  ).toEqual(['code: f <- function(x) {\n  y <- a small step\n  # # the other one\n  x + y\n}']);
});

it('a dash in the type of the text before a name in typewriter type is a bullet', () => {
  const point = (text: string, baselinePt: number): WordRun => {
    const run = typewriter(text, baselinePt);
    return { ...run, words: run.words.map((word, index) => (index > 0 ? word : { ...word, look: PLAIN })) };
  };
  expect(kindsOf(point('– tree.lua', 100), point('– list.lua', 112))).toEqual([
    'list_item: tree.lua',
    'list_item: list.lua',
  ]);
});

it('names on the second and last line of a paragraph, whose first is indented, are no listing', () => {
  expect(
    kindsOf(
      justified('To set up the network, change these files here and', 100, 62),
      justified('\\etc\\hosts.', 112),
    ),
  ).toEqual(['text: To set up the network, change these files here and \\etc\\hosts.']);
});

it('a comment set in the type of the text stays in its listing', () => {
  const comment = (text: string, baselinePt: number, from: number) =>
    remarkFrom(from, typewriter(text, baselinePt, 62));
  expect(
    kindsOf(
      justified('Some examples of what the functions of tables give', 100),
      comment('> ## the value of t', 114, 2),
      typewriter('> pt(2)', 126, 62),
      comment('> qf(7) # one per cent', 138, 3),
    ),
  ).toEqual([
    'text: Some examples of what the functions of tables give',
    'code: > ## the value of t\n> pt(2)\n> qf(7) # one per cent',
  ]);
});

it('a line of a paragraph that begins with a sign of comments is no listing', () => {
  expect(
    kindsOf(
      justified('What stands on a line of this file after the sign', 100),
      remarkFrom(1, typewriter('# is left out by the program that reads the file', 112)),
      justified('and is there for the people who change it by hand', 124),
    ),
  ).toHaveLength(1);
});

it('a comment that names code stays in its listing, and so do dots for what is left out', () => {
  expect(
    kindsOf(
      typewriter('> i', 100, 62),
      {
        ...typewriter('# i is an array', 112, 62),
        words: typewriter('# i is an array', 112, 62).words.map((word, index) =>
          index < 2 ? word : { ...word, look: PLAIN },
        ),
      },
      remarkFrom(0, typewriter('... and the rest of it ...', 124, 68)),
      typewriter('> x[i]', 136, 62),
    ),
  ).toEqual(['code: > i\n# i is an array\n ... and the rest of it ...\n> x[i]']);
});

it('a listing keeps its indentation where lines after a blank one begin further left', () => {
  expect(
    kindsOf(typewriter('return a', 100, 74), typewriter('else', 124, 62), typewriter('done', 136, 50)),
  ).toEqual(['code:     return a\n\n  else\ndone']);
});

it('the end of an address under a footnote is a part of the footnote', () => {
  const note = justified('1 to be read later, or in the guide at \\example.org/', 700);
  const words = note.words.map((word, index) => (index > 0 ? word : { ...word, sizePt: 7 }));
  const textPt = words[1]?.leftPt ?? 0;
  expect(kindsOf({ ...note, words }, typewriter('guide=all).', 712, textPt))).toHaveLength(1);
});
