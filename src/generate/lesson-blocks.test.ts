import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { parsePictureLink } from '../course/picture.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';

const REGION = { leftPt: 59.5, topPt: 84.2, widthPt: 297.5, heightPt: 168.4 };

/** The content and citations of a lesson made of these blocks, a list for each page. */
function lessonOf(...pages: Block[][]) {
  const read = pages.map((blocks, index) => pageOf(index + 1, blocks));
  const to = { page: pages.length, block: pages.at(-1)?.length ?? 0 };
  const headings = [{ level: 2, title: 'Next', pageNumber: 2, blockIndex: 0 }];
  const structure = {
    title: '',
    language: 'en',
    source: 'fonts' as const,
    headings: pages.length > 1 ? headings : [],
    furniture: {},
    roles: [],
  };
  return writeLesson(
    { key: 'm1-l1', title: 'Shapes', spans: [{ document_id: 7, from: { page: 1, block: 0 }, to }], words: 0 },
    [{ documentId: 7, language: 'en', structure, pages: read }],
  );
}

describe('a lesson', () => {
  it('shows a figure as its part of the page, with the caption for those who cannot see it', () => {
    const { content, citations } = lessonOf([
      blockOf('A circle has no corners at all.'),
      blockOf('r', 'figure', { region: REGION }),
      blockOf('Figure 3: A [round] circle', 'caption'),
    ]);
    const [, alt, address = ''] = /!\[(.*)\]\((.*)\)/.exec(content) ?? [];
    expect(alt).toBe('Figure 3: A round circle');
    expect(parsePictureLink(address)).toEqual({
      documentId: 7,
      pageNumber: 1,
      box: [0.1, 0.1, 0.5, 0.2],
      widthPx: 793,
    });
    expect(content).toContain('*Figure 3: A \\[round\\] circle* [^c2]');
    expect(citations.map(({ quote }) => quote)).toEqual([
      'A circle has no corners at all.',
      'Figure 3: A [round] circle',
    ]);
  });

  it('keeps a list whole around a footnote that a page break puts into it', () => {
    const { content } = lessonOf([
      blockOf('Circles are round', 'list_item', { marker: '•' }),
      blockOf('A note on circles.', 'footnote', { marker: '1' }),
      blockOf('Squares have corners', 'list_item', { marker: '•' }),
    ]);
    expect(content).toMatch(/^- Circles are round\n- Squares have corners.*\n\n1 A note/);
  });

  it('keeps a point with a drawn formula in its list', () => {
    const { content } = lessonOf([
      blockOf('Circles are round', 'list_item', { marker: '•', depth: 0 }),
      blockOf('Their radius is', 'formula', { marker: '•', depth: 1, region: REGION }),
      blockOf('Squares have corners', 'list_item', { marker: '•', depth: 0 }),
    ]);
    expect(content).toMatch(/^- Circles are round\n {4}- !\[Their radius is\]\(.*\)\n- Squares have corners/);
  });

  it('keeps what stands under an item in the item, so that the list goes on', () => {
    const at = (leftPt: number, topPt: number, block: Block): Block => ({
      ...block,
      lines: block.lines.map((line) => ({ ...line, box: { ...line.box, leftPt, topPt } })),
    });
    const { content } = lessonOf([
      at(72, 60, blockOf('Circles are drawn like this:')),
      at(90, 80, blockOf('Choose a middle', 'list_item', { marker: '1.' })),
      at(90, 100, blockOf('It may be any point.')),
      at(90, 120, blockOf('Draw the line', 'list_item', { marker: '2.' })),
      at(72, 140, blockOf('draw circle\n\n  --round', 'code')),
      at(90, 160, blockOf('Put the pen away', 'list_item', { marker: '3.' })),
      at(72, 180, blockOf('Squares are drawn in another way.')),
    ]);
    expect(content.replace(/ ?\[\^c\d+\]/g, '')).toBe(
      'Circles are drawn like this:\n\n' +
        '1. Choose a middle\n\n    It may be any point.\n\n' +
        '2. Draw the line\n\n    ```\n    draw circle\n\n      --round\n    ```\n\n' +
        '3. Put the pen away\n\nSquares are drawn in another way.\n',
    );
  });

  it('does not draw paragraphs into a list whose bullets hang in the margin', () => {
    const { content } = lessonOf([
      blockOf('Circles are drawn like this:'),
      blockOf('Choose a middle', 'list_item', { marker: '•' }),
      blockOf('Squares are drawn in another way.'),
    ]);
    expect(content).toMatch(/\n\nSquares are/);
  });

  it('sets only the names apart in Chinese, whose words are not parted', () => {
    const block = blockOf('使用 debian/rules：dh 命令');
    block.lines = block.lines.map((line) => ({ ...line, marks: [{ kind: 'bold', from: 1, to: 2 }] }));
    expect(lessonOf([block]).content).toContain('使用 **debian/rules**：**dh** 命令');
  });

  it('keeps a label with the aside under it', () => {
    const { content } = lessonOf([
      blockOf('Before the aside stands some text.'),
      blockOf('Achtung', 'quote'),
      blockOf('Never cut the red wire of the machine.', 'quote'),
      blockOf('Behind the aside stands more text.'),
    ]);
    expect(content).toContain('> **Achtung**\n>\n> Never cut the red wire of the machine. [^c');
  });

  it('leaves the label of the next chapter out, also over two lines', () => {
    const { content } = lessonOf(
      [blockOf('The chapter ends with this sentence.')],
      [blockOf('CHAPTER'), blockOf('THREE'), blockOf('Next')],
    );
    expect(content).toContain('ends with');
  });

  it('keeps a picture that has no text at all', () => {
    const figure: Block = { kind: 'figure', lines: [], sizePt: 10, weight: 400, region: REGION };
    const { content } = lessonOf([blockOf('A circle has no corners at all.'), figure]);
    expect(content).toMatch(/!\[\]\(\/api\/documents\/7\/pages\/1\.webp/);
  });

  it('writes a table as a table, and quotes one of its cells', () => {
    const table = {
      headerRows: 1,
      rows: [
        ['Name', 'Number of corners'],
        ['circle', '0'],
        ['a|b', 'four'],
      ],
    };
    const { content, citations } = lessonOf([
      blockOf('Name Number of corners\ncircle 0\na|b four', 'table', { table, region: REGION }),
    ]);
    expect(content).toBe(
      '| Name | Number of corners |\n| --- | --- |\n| circle | 0 |\n| a\\|b | four |\n\n[^c1]\n',
    );
    expect(citations[0]?.quote).toBe('Number of corners');
  });

  it('shows a table whose cells are in doubt as a picture', () => {
    const { content } = lessonOf([blockOf('1 2 3\n4 5 6', 'table', { region: REGION })]);
    expect(content).toMatch(/^!\[1 2 3 4 5 6\]\(\/api\/documents\/7\/pages\/1\.webp/);
  });

  it('shows a displayed formula as a picture and says it in text', () => {
    const { content } = lessonOf([
      blockOf('The area is given by'),
      blockOf('A = π r²', 'formula', { region: REGION }),
      blockOf('where r is the radius.'),
    ]);
    expect(content).toMatch(
      /^The area is given by \[\^c1\]\n\n!\[A = π r²\]\(.*\)\n\nwhere r is the radius\./,
    );
  });

  it('moves a footnote to the end of its section and links it both ways', () => {
    const called = blockOf('A circle is round.2 It has no corners.');
    called.lines = called.lines.map((line) => ({ ...line, notes: [{ token: 3, from: 6, mark: '2' }] }));
    const note = blockOf('So the ancients said.', 'footnote', { marker: '2' });
    const lonely = blockOf('Nobody calls this.', 'footnote', { marker: '*' });
    const { content } = lessonOf(
      [called, note, lonely, blockOf('It rolls very well.')],
      [blockOf('Next'), blockOf('Squares do not roll.')],
    );
    expect(content).toBe(
      `A circle is round.[^n1] It has no corners. [^c1]

It rolls very well. [^c4]

[^n1]: So the ancients said. [^c2]

\\* Nobody calls this. [^c3]

## Next

Squares do not roll. [^c5]
`,
    );
  });

  it('links a footnote that a cell of a table calls', () => {
    const table = blockOf('CD yes²', 'table', { table: { rows: [['CD', 'yes²']], headerRows: 0 } });
    table.lines = table.lines.map((line) => ({ ...line, notes: [{ token: 1, from: 3, mark: '2' }] }));
    const note = blockOf('But only with a network.', 'footnote', { marker: '2' });
    const { content } = lessonOf([blockOf('A circle has no corners.'), table, note]);
    expect(content).toContain('| CD | yes[^n1] |');
    expect(content).toContain('[^n1]: But only with a network.');
  });

  it('puts a footnote together that a paragraph break or a page break parts', () => {
    const called = blockOf('A circle is round.2 It has no corners.');
    called.lines = called.lines.map((line) => ({ ...line, notes: [{ token: 3, from: 6, mark: '2' }] }));
    const note = blockOf('So the ancients said, who knew', 'footnote', { marker: '2' });
    const rest = blockOf('more of circles than we do.', 'footnote');
    const { content } = lessonOf([called, note, rest, blockOf('It rolls very well.')]);
    expect(content).toContain('[^n1]: So the ancients said, who knew more of circles than we do.');
  });

  it('keeps the headings between its title and its first text', () => {
    const page = pageOf(
      1,
      ['Shapes', 'Round ones', 'Circles', 'A circle has no corners at all.'].map((text) => blockOf(text)),
    );
    const structure = {
      title: '',
      language: 'en',
      source: 'fonts' as const,
      headings: ['Shapes', 'Round ones', 'Circles'].map((title, at) => ({
        level: at + 2,
        title,
        pageNumber: 1,
        blockIndex: at,
      })),
      furniture: {},
      roles: [],
    };
    const spans = [{ document_id: 7, from: { page: 1, block: 0 }, to: { page: 1, block: 4 } }];
    const { content } = writeLesson({ key: 'm1-l1', title: 'Shapes', spans, words: 0 }, [
      { documentId: 7, language: 'en', structure, pages: [page] },
    ]);
    expect(content).toMatch(/^## Round ones\n\n### Circles\n\nA circle/);
  });

  it('leaves no hole in a key point where the number of a footnote stood apart', () => {
    const called = blockOf(
      'Command lines of the console are limited ³ to about four thousand characters in all. Every circle of the plane is round and rolls.',
    );
    called.lines = called.lines.map((line) => ({ ...line, notes: [{ token: 7, from: 0, mark: '³' }] }));
    expect(lessonOf([called]).key_points.map((point) => point.text)).toContain(
      'Command lines of the console are limited to about four thousand characters in all.',
    );
  });

  it('repeats no number of a footnote in its key points', () => {
    const called = blockOf(
      'Command lines of the console are limited³ to about four thousand characters in all. Every circle of the plane is round and rolls.',
    );
    called.lines = called.lines.map((line) => ({ ...line, notes: [{ token: 6, from: 7, mark: '³' }] }));
    const { key_points, citations } = lessonOf([called]);
    expect(key_points.map((point) => point.text)).toContain(
      'Command lines of the console are limited to about four thousand characters in all.',
    );
    expect(citations[0]?.quote).toContain('limited³ to');
  });

  it('joins a paragraph around the figure that parts it', () => {
    const { content } = lessonOf([
      blockOf('The circle that you see in the figure of this page is one that'),
      blockOf('r', 'figure', { region: REGION }),
      blockOf('has no corners at all.'),
    ]);
    expect(content).toContain('is one that has no corners at all. [^c1]');
  });

  it('marks what the author quotes as a quotation', () => {
    expect(lessonOf([blockOf('All that glitters is not gold.', 'quote')]).content).toBe(
      '> All that glitters is not gold. [^c1]\n',
    );
  });

  it('keeps a term apart from what explains it', () => {
    const { content } = lessonOf([
      blockOf('The installer has parts that can be told apart by name.'),
      blockOf('netcfg Configures the network connections of the computer.', 'text', { term: 1 }),
      blockOf('Random key', 'text', { term: 2 }),
      blockOf('It is made anew each time that the volume is opened.'),
    ]);
    expect(content).toContain('\n\n**netcfg**: Configures the network connections of the computer. [^c2]\n');
    expect(content).toMatch(/\n\n\*\*Random key\*\*(?: \[\^c3\])?\n\nIt is made anew/);
  });

  it('keeps code without a letter', () => {
    expect(lessonOf([blockOf('An example is'), blockOf('> 0/0', 'code')]).content).toContain('> 0/0');
  });

  it('shows an address in code as one that the end of a line has cut', () => {
    const cut = blockOf('see https://www.\nexample.org/a for more.');
    const lines = cut.lines.map((line, at) => ({
      ...line,
      marks: [{ kind: 'code' as const, from: 1 - at, to: 2 - at }],
    }));
    const joined = lines.map((line, at) => (at === 0 ? { ...line, joinsNext: true as const } : line));
    expect(lessonOf([{ ...cut, lines: joined }]).content).toContain(
      'see `https://www.example.org/a` for more.',
    );
  });
});
