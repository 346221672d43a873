import type { BuiltLine } from '../pdf/build-pdf.ts';

const SUBJECTS = ['cell', 'tissue', 'membrane', 'enzyme', 'gene', 'allele', 'mutation', 'vector', 'matrix'];

/** A page with what textbooks have: headings, definitions, lists, code, tables, a figure, a footnote, running words. */
export function warmUpPage(page: number): BuiltLine[] {
  const subject = SUBJECTS[page % SUBJECTS.length] ?? '';
  return [
    { text: 'A book to begin with', sizePt: 8 },
    { text: `${page}.1 About the ${subject}`, sizePt: 15, bold: true, gapPt: 10 },
    ...SUBJECTS.slice(0, 5).flatMap((name, index) => proseOf(name, page + index)),
    { text: '1', sizePt: 7, beside: true, leftPt: 390, raisedPt: 4 },
    ...listOf(subject),
    ...codeOf(subject),
    ...(page % 2 === 0 ? tableOf(page) : figureOf(page)),
    { text: '1', sizePt: 6, gapPt: 14 },
    { text: `The ${subject} was first described a century ago.`, sizePt: 8, beside: true, leftPt: 6 },
    { text: String(page), sizePt: 9, gapPt: 14, leftPt: 220 },
  ];
}

const proseOf = (name: string, number: number): BuiltLine[] => [
  {
    text: `A ${name} is a part of the system number ${number} that carries out its own function, as we`,
    gapPt: 6,
  },
  { text: `see in chapter ${number}. For example, each ${name} can be studied with great care; its meas-` },
  { text: `urement describes how it is compared and changed. The function ${name}() returns its value.` },
];

const listOf = (subject: string): BuiltLine[] => [
  { text: `- first the ${subject} is prepared,`, gapPt: 6 },
  { text: '- then it is observed for some minutes;' },
  { text: '1. a step within,', leftPt: 14 },
  { text: '2. and another one.', leftPt: 14 },
];

const codeOf = (subject: string): BuiltLine[] => [
  { text: `for (i = 0; i < 10; i++) {`, code: true, sizePt: 9, gapPt: 8 },
  { text: `  ${subject}[i] = observe(i);   // each of them`, code: true, sizePt: 9 },
  { text: '}', code: true, sizePt: 9 },
];

const ROWS = [
  ['Name', 'Number', 'Use'],
  ['alpha', '10.5', 'to begin with'],
  ['beta', '20.25', 'to go on'],
  ['gamma', '7', 'to end'],
];
const COLUMNS_PT = [0, 90, 170];

/** Two tables, one with rules and one without. */
const tableOf = (page: number): BuiltLine[] =>
  [true, false].flatMap((ruled, table): BuiltLine[] => [
    { text: `Table ${page}.${table}: What is used`, sizePt: 9, gapPt: 10, ...(ruled ? { rulePt: 260 } : {}) },
    ...ROWS.flatMap((cells, row) =>
      cells.map(
        (text, column): BuiltLine => ({
          text,
          sizePt: 9,
          leftPt: COLUMNS_PT[column] ?? 0,
          beside: column > 0,
          bold: row === 0,
          gapPt: column === 0 ? 3 : 0,
          ...(ruled && column === 0 && (row === 0 || row === ROWS.length - 1) ? { rulePt: 260 } : {}),
        }),
      ),
    ),
  ]);

const figureOf = (page: number): BuiltLine[] => [
  { text: 'It looks as follows.', gapPt: 6, drawingPt: 70 },
  { text: `Figure ${page}: The shape of it`, sizePt: 9, gapPt: 6 },
];
