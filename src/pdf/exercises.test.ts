import { describe, expect, it } from 'vitest';
import type { Block, BlockRange, Heading, Page } from '../course/document.ts';
import { findExercises } from './exercises.ts';

const line = (text: string) => ({
  text,
  box: { leftPt: 72, topPt: 72, widthPt: 300, heightPt: 10 },
  edgesPt: [],
});
const text = (words: string, more: Partial<Block> = {}): Block => ({
  kind: 'text',
  lines: [line(words)],
  sizePt: 10,
  weight: 400,
  ...more,
});
const item = (marker: string, words: string, depth = 0): Block =>
  text(words, { kind: 'list_item', marker, depth });

interface Titled {
  level: number;
  title: string;
}

/** Pages whose strings "# Title" are headings (as many signs as its level). */
function read(...pages: (Block | Titled)[][]) {
  const headings: Heading[] = [];
  const made = pages.map((blocks, index): Page => {
    const pageNumber = index + 1;
    return {
      pageNumber,
      widthPt: 595,
      heightPt: 842,
      pictureShare: 0,
      blocks: blocks.map((block, blockIndex) => {
        if (!('title' in block)) return block;
        headings.push({ ...block, pageNumber, blockIndex, blockCount: 1 });
        return text(block.title);
      }),
    };
  });
  const words = ({ from, to }: BlockRange): string =>
    made
      .flatMap(({ pageNumber, blocks }) =>
        blocks.filter(
          (_block, index) =>
            (pageNumber > from.page || (pageNumber === from.page && index >= from.block)) &&
            (pageNumber < to.page || (pageNumber === to.page && index < to.block)),
        ),
      )
      .map((block) => block.lines[0]?.text)
      .join(' / ');
  return findExercises(made, headings, {}).map((exercise) => ({
    number: exercise.number,
    asks: words(exercise),
    answer: exercise.answer && words(exercise.answer),
  }));
}

const chapter = (title: string): Titled => ({ level: 1, title });
const section = (title: string): Titled => ({ level: 2, title });

describe('exercises', () => {
  it('are the numbered items of a section of exercises, with all that belongs to each', () => {
    expect(
      read([
        chapter('1 Vectors'),
        text('1. A vector has a length.'),
        section('1.4 Exercises'),
        text('Do not use a calculator.'),
        item('1.', 'Add two vectors:'),
        item('a)', 'by hand', 1),
        text('x <- 1', { kind: 'code' }),
        item('2.', 'Explain why order counts.'),
        section('1.5 Summary'),
        item('3.', 'Vectors are ordered.'),
      ]),
    ).toEqual([
      { number: '1', asks: 'Add two vectors: / by hand / x <- 1', answer: undefined },
      { number: '2', asks: 'Explain why order counts.', answer: undefined },
    ]);
  });

  it('find their answers in their own chapter where numbers restart', () => {
    const found = read(
      [chapter('Chapter 1 Vectors'), section('Übungen'), item('1.', 'Eins?')],
      [chapter('Chapter 2 Lists'), section('Aufgaben'), item('1.', 'Zwei?'), item('2.', 'Drei?')],
      [
        chapter('Solutions to the exercises'),
        section('Chapter 1'),
        item('1.', 'One.'),
        section('Chapter 2'),
        item('1.', 'Two.'),
        text('Because of one.'),
        item('2.', 'Three.'),
      ],
    );
    expect(found.map(({ asks, answer }) => [asks, answer])).toEqual([
      ['Eins?', 'One.'],
      ['Zwei?', 'Two. / Because of one.'],
      ['Drei?', 'Three.'],
    ]);
  });

  it('are blocks that say so anywhere, up to the next paragraph', () => {
    expect(
      read([
        chapter('1 Typing'),
        text('Type it.'),
        text('▷ Exercise 1.2 Add a line:'),
        text('\\bye', { kind: 'code' }),
        text('Exercise 1.2 shows how lines end.'),
        text('Aufgabe 3: Schreibe weiter.'),
        text('Lösung: So geht es.'),
      ]),
    ).toEqual([
      { number: '1.2', asks: '▷ Exercise 1.2 Add a line: / \\bye', answer: undefined },
      { number: '3', asks: 'Aufgabe 3: Schreibe weiter.', answer: 'Lösung: So geht es.' },
    ]);
  });

  it('have the answer right behind them, and none that may belong to another of the same number', () => {
    expect(
      read([
        chapter('Exercises'),
        item('1.', 'Add two vectors.'),
        text('Answer: Their sum.'),
        chapter('Sets'),
        chapter('Exercises'),
        item('1.', 'Join two sets.'),
        chapter('Answers'),
        item('1.', 'Who knows of which?'),
      ]).map(({ asks, answer }) => ({ asks, answer })),
    ).toEqual([
      { asks: 'Add two vectors.', answer: 'Answer: Their sum.' },
      { asks: 'Join two sets.', answer: undefined },
    ]);
  });

  it('without numbers are as many as their sections, and so are the answers', () => {
    expect(
      read([
        chapter('Expansion'),
        section('Exercise (hard)'),
        text('What does this do?'),
        section('Answers'),
        text('Nothing.'),
        text('Really.'),
      ]),
    ).toEqual([{ number: undefined, asks: 'What does this do?', answer: 'Nothing. / Really.' }]);
  });

  it('are not made of sections that only sound so', () => {
    expect(
      read([
        chapter('Problem solving'),
        item('1.', 'Read.'),
        section('Known problems with X'),
        item('1.', 'It fails.'),
      ]),
    ).toEqual([]);
  });
});
