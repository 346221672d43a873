import type { CitationList } from './citations.ts';
import type { LessonText } from './lesson-text.ts';
import type { Part, Passage } from './passages.ts';

const LEAST_ROWS = 3;
const MOST_ROWS_OF_LESSON = 60;
/** A meaning of fewer words, as a number or a second name, is not asked for. */
const LEAST_WORDS = 3;
/** Shorter quotes are found in many places: they go on into the next row. */
const LEAST_QUOTE = 25;
const LEAST_QUOTE_WORDS = 4;
const MOST_QUOTE = 300;
/** Readers differ in where the second line of a cell belongs, so that a quote of it is not what stands on the page. */
const LINES_OF_ROW = 2;

/** "-v: prints the version" as an item of a list. */
const LABELLED_ITEM = /^[^\s:–—][^:–—]{0,40}(?: ?:| [–—]) \S/u;
const MOST_ITEMS_OF_LESSON = 40;

/** Quotes the rows of tables and items of lists that set two things beside each other, each with its label, for the questions. */
export function citeRows(text: LessonText, citations: CitationList): void {
  citeTables(text, citations);
  const items = text.passages.filter(
    ({ kind, text: said }) => kind === 'list_item' && LABELLED_ITEM.test(said),
  );
  for (const item of items.slice(0, MOST_ITEMS_OF_LESSON)) citeFirst(item, citations);
}

function citeTables({ passages }: LessonText, citations: CitationList): void {
  let left = MOST_ROWS_OF_LESSON;
  for (const { kind, parts } of passages) {
    if (kind !== 'table') continue;
    for (const part of parts)
      for (const [start, end] of rowsIn(part).slice(0, left)) {
        citations.run(part, start, end);
        left -= 1;
      }
  }
}

type Run = readonly [start: number, end: number];

/** Where rows stand in the text of a table, as far as their cells follow each other there. */
function rowsIn({ text, block }: Part): Run[] {
  const rows = (block.table?.rows ?? []).slice(block.table?.headerRows ?? 0);
  if (rows.length < LEAST_ROWS || rows.some((row) => row.length !== 2)) return [];
  const flat = text.replace(/\s/g, ' ');
  const runs: Run[] = [];
  const ends: number[] = [];
  let from = 0;
  for (const [label = '', meaning = ''] of rows) {
    const said = `${label} ${meaning}`;
    const at = label === '' || meaning === '' ? -1 : flat.indexOf(said, from);
    if (at < 0) continue;
    from = at + said.length;
    ends.push(from);
    const isQuotable = said.length <= MOST_QUOTE && linesIn(text, at, from) <= LINES_OF_ROW;
    if (meaning.split(' ').length >= LEAST_WORDS && isQuotable) runs.push([at, from]);
  }
  return runs
    .map(([start, end]): Run => [start, ends.find((one) => one >= end && isEnough(flat, start, one)) ?? end])
    .filter(([start, end]) => linesIn(text, start, end) <= 2 * LINES_OF_ROW);
}

const linesIn = (text: string, start: number, end: number): number =>
  text.slice(start, end).split('\n').length;

const isEnough = (text: string, start: number, end: number): boolean =>
  end - start >= LEAST_QUOTE || text.slice(start, end).split(' ').length >= LEAST_QUOTE_WORDS;

const NUMBERED = /^\(?\d{1,2}[.)]\)?$/;
const MOST_STEPS_OF_LESSON = 40;

/** Quotes each item of numbered lists, so that the steps of a procedure can be asked for one by one. */
export function citeSteps({ passages }: LessonText, citations: CitationList): void {
  const items = passages.filter(
    ({ kind, marker }: Passage) => kind === 'list_item' && NUMBERED.test(marker ?? ''),
  );
  for (const item of items.slice(0, MOST_STEPS_OF_LESSON)) citeFirst(item, citations);
}

/** Quotes the first sentence of an item where it is long enough to be found again. */
function citeFirst(item: LessonText['passages'][number], citations: CitationList): void {
  const [first] = item.sentences;
  if (first === undefined) return;
  if (first.text.length >= LEAST_QUOTE || first.text.split(' ').length >= LEAST_QUOTE_WORDS)
    citations.sentence(item, first);
}
