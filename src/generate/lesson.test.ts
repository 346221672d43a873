import { describe, expect, it } from 'vitest';
import { pageText } from '../course/block-text.ts';
import type { LessonDraft } from '../course/course.ts';
import type { Block, Heading } from '../course/document.ts';
import { norm } from '../course/norm.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';

/** The lesson of these blocks, a list for each page. */
function lessonOf(
  pages: Block[][],
  headings: Heading[] = [],
  language = 'en',
  title = 'Vectors',
): LessonDraft {
  const read = pages.map((blocks, index) => pageOf(index + 1, blocks));
  const to = { page: pages.length, block: pages.at(-1)?.length ?? 0 };
  const structure = { title: '', language, source: 'fonts' as const, headings, furniture: {}, roles: [] };
  const draft = writeLesson(
    { key: 'm1-l1', title, spans: [{ document_id: 1, from: { page: 1, block: 0 }, to }], words: 0 },
    [{ documentId: 1, language, structure, pages: read }],
  );
  for (const citation of draft.citations) {
    const page = read.find((candidate) => candidate.pageNumber === citation.page);
    expect(page && norm(pageText(page))).toContain(norm(citation.quote));
  }
  return draft;
}

describe('writeLesson', () => {
  it('cites every paragraph with its first sentence', () => {
    const draft = lessonOf([[blockOf('A vector is a list of numbers. It has a length.')]]);
    expect(draft.content).toBe('A vector is a list of numbers. It has a length. [^c1]\n');
    expect(draft.citations[0]).toMatchObject({ id: 'c1', page: 1, quote: 'A vector is a list of numbers.' });
    expect(draft.citations[0]?.boxes.length).toBe(1);
  });

  it('joins a paragraph that a page break parts', () => {
    const draft = lessonOf([
      [blockOf('The length of a vector is the number of its elements, which')],
      [blockOf('can be found with a function.')],
    ]);
    expect(draft.content).toContain('its elements, which can be found with a function. [^c1]');
    expect(draft.pages).toEqual([{ document_id: 1, from: 1, to: 2 }]);
  });

  it('joins a paragraph that breaks after the full stop of an abbreviation', () => {
    const draft = lessonOf([
      [
        blockOf('The parts of a page (lines, words,\nletters, etc.)'),
        blockOf('are read in the order of the columns.'),
      ],
    ]);
    expect(draft.content).toContain('letters, etc.) are read in the order of the columns. [^c1]');
  });

  it('joins what a wide gap parts in one printed line', () => {
    const first = blockOf('The parts of a page are lines, words, letters, etc.)');
    const after = blockOf('are read in their order.');
    const lines = after.lines.map((line) => ({ ...line, box: { ...line.box, leftPt: 480 } }));
    const draft = lessonOf([[first, { ...after, lines }]]);
    expect(draft.content).toContain('letters, etc.) are read in their order. [^c1]');
  });

  it('joins a paragraph of one full line at the foot of a page with the bracket over the next one', () => {
    const wide = blockOf('All words of this paragraph fill their lines and the last one ends it.');
    const [line] = wide.lines;
    if (line === undefined) throw new Error('no line');
    const paragraph = { ...wide, lines: [line, line, line] };
    const ending = (widthPt: number): Block => {
      const block = blockOf('The fourth console is reached with a key');
      return { ...block, lines: block.lines.map((one) => ({ ...one, box: { ...line.box, widthPt } })) };
    };
    const next = blockOf('(hold it down for a while), and left again with another one.');
    const joined = 'reached with a key (hold it down';
    expect(lessonOf([[paragraph, ending(line.box.widthPt)], [next]]).content).toContain(joined);
    expect(lessonOf([[paragraph, ending(line.box.widthPt / 2)], [next]]).content).not.toContain(joined);
  });

  it('joins a word that a column break parts, and keeps the hyphen of a compound', () => {
    const word = lessonOf([
      [blockOf('The length of a vector is the result of a small calcu-'), blockOf('lation by hand.')],
    ]);
    expect(word.content).toContain('of a small calculation by hand. [^c1]');
    const compound = lessonOf([
      [blockOf('The length of a vector is a rather well-'), blockOf('known result.')],
    ]);
    expect(compound.content).toContain('a rather well-known result.');
  });

  it('marks each of several names in code, and code with a comma in it once', () => {
    const marked = (text: string, to: number): Block => {
      const block = blockOf(text);
      return {
        ...block,
        lines: block.lines.map((line) => ({ ...line, marks: [{ kind: 'code', from: 0, to }] })),
      };
    };
    const { content } = lessonOf([[marked('printf, scanf, and puts are functions.', 2)]]);
    expect(content).toContain('`printf`, `scanf`, and puts');
    const bracketed = lessonOf([[marked('(printf, scanf), puts and others are functions.', 3)]]);
    expect(bracketed.content).toContain('(`printf`, `scanf`), `puts` and others');
    const call = lessonOf([[marked('max(a, b) is the larger one of the two.', 2)]]);
    expect(call.content).toContain('`max(a, b)` is');
    const calls = lessonOf([[marked('seq(1, 30), seq(30, 1). length(x) count up and down.', 5)]]);
    expect(calls.content).toContain('`seq(1, 30)`, `seq(30, 1)`. `length(x)` count');
    const strings = lessonOf([[marked('"x, y", "data.frame" are two strings in R.', 3)]]);
    expect(strings.content).toContain('`"x, y"`, `"data.frame"` are');
  });

  it('drops the heading that is its own title and starts the others at the second level', () => {
    const headings = [
      { level: 2, title: '2.1 Vectors', pageNumber: 1, blockIndex: 0 },
      { level: 3, title: 'Length', pageNumber: 1, blockIndex: 2 },
    ];
    const blocks = [blockOf('2.1 Vectors'), blockOf('Vectors hold numbers in order.'), blockOf('Length')];
    const draft = lessonOf([[...blocks, blockOf('The length says how many.')]], headings);
    expect(draft.content).toBe(
      'Vectors hold numbers in order. [^c1]\n\n## Length\n\nThe length says how many. [^c2]\n',
    );
  });

  it('nests lists, keeps their numbers and fences code without its indentation', () => {
    const draft = lessonOf([
      [
        blockOf('Start the program with the command', 'list_item', { marker: '2.' }),
        blockOf('from a shell', 'list_item', { marker: '•', depth: 1 }),
        blockOf('    x <- 1\n      y', 'code'),
      ],
    ]);
    expect(draft.content).toBe(
      '2. Start the program with the command\n    - from a shell [^c1][^c2]\n\n```\nx <- 1\n  y\n```\n',
    );
  });

  it('shows hostile text as text', () => {
    const draft = lessonOf([
      [
        blockOf('# Not a heading with <script>alert(1)</script> and [a link](javascript:x) here.'),
        blockOf('Use *stars*, _lines_, `ticks`, | bars |, $x$ and [^c9] as they are &lt; printed.'),
        blockOf('```\n<b>', 'code'),
      ],
    ]);
    expect(draft.content).not.toMatch(/(?<!\\)<script/);
    expect(draft.content).toMatch(/^\\# Not a heading/);
    expect(draft.content).toContain('\\[a link\\](javascript:x)');
    expect(draft.content).toContain(
      '\\*stars\\*, \\_lines\\_, \\`ticks\\`, \\| bars \\|, \\$x\\$ and \\[^c9\\]',
    );
    expect(draft.content).toContain('````\n```\n<b>\n````');
  });

  it('keeps code, bold and italic runs, with the punctuation outside', () => {
    const block = blockOf('The function c(), as well as lists, is basic.');
    const [line] = block.lines;
    if (line !== undefined)
      line.marks = [
        { kind: 'code', from: 2, to: 3 },
        { kind: 'italic', from: 6, to: 7 },
      ];
    expect(lessonOf([[block]]).content).toContain('The function `c()`, as well as *lists*, is basic.');
  });

  it('finds a term with its defining sentence, and none in "This is" or "The following is"', () => {
    const draft = lessonOf([
      [
        blockOf('A factor is a vector object used to specify a discrete classification of the components.'),
        blockOf('This is a list of many things that one can do. The following is a list of other things.'),
      ],
    ]);
    expect(draft.key_terms.map(({ term }) => term)).toEqual(['factor']);
    expect(draft.key_terms[0]?.definition).toMatch(/^A factor is .* components\.$/);
  });

  it('chooses key points that stand alone', () => {
    const draft = lessonOf([
      [
        blockOf('Arrays in this language may have any number of dimensions. However, most arrays have two.'),
        blockOf('It is easy to change them. See Section 3 for arrays with three dimensions and more.'),
        blockOf('The dimension vector of an array gives the upper limits of each of its subscripts.'),
      ],
    ]);
    const points = draft.key_points.map(({ text }) => text);
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) expect(point).not.toMatch(/^(?:However|It|This|See)/);
  });

  it('works for scripts without spaces or capitals, from right to left, and on nothing but signs', () => {
    expect(lessonOf([[blockOf('向量是一组有序的数。它有长度。')]], [], 'zh').citations[0]?.quote).toBe(
      '向量是一组有序的数。',
    );
    expect(lessonOf([[blockOf('المتجه قائمة مرتبة من الأعداد. وله طول.')]], [], 'ar').content).toContain(
      '[^c1]',
    );
    expect(lessonOf([[blockOf('सदिश संख्याओं की सूची है। इसकी लंबाई है।')]], [], 'hi').citations[0]?.quote).toBe(
      'सदिश संख्याओं की सूची है।',
    );
    expect(lessonOf([[blockOf('* * *')]]).minutes).toBe(1);
  });
});
