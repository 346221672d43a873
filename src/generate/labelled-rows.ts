import type { Citation } from '../course/course.ts';
import { matchesOf } from '../course/matches.ts';
import { inOneLine } from '../course/one-line.ts';
import { plainText } from './plain-text.ts';

/** "-v" with what it does: a row of a table with two columns, or an entry of a list of definitions. */
export interface LabelledRow {
  label: string;
  /** All that is said of it, as plain text. */
  meaning: string;
  citation: Citation;
}

/** Rows that stand together. */
export interface RowGroup {
  /** The nearest heading above as plain text; "" where there is none. */
  heading: string;
  isTable: boolean;
  rows: LabelledRow[];
}

/** Fewer rows are no list of their own. */
const LEAST_ROWS = 3;
const LONGEST_LABEL = 40;
const LONGEST_MEANING = 400;
/** Paragraphs that go on about an entry may stand before the next one. */
const MOST_BETWEEN = 4;
const MARK = /\[\^(c\d+)\]/g;
const ONLY_MARKS = /^(?:\[\^c\d+\])+$/;
const FENCE = /^(`{3,})/;
const CELLS = /^\| (.*?) ?\| (.*?) ?\|$/;
/** An entry that opens with its name in bold or code; a colon follows, or what opens a sentence of its own. */
const RUN_IN =
  /^(?:\*\*([^*]{1,60})\*\*|`([^`]{1,60})`)(?: ?\([^()]{1,40}\))?(?: ?: | ?：| (?=\p{Lu}))(?=\S)(.+)$/u;
/** The same in a list, where a colon or dash may part them. */
const ITEM =
  /^- (?:(?:\*\*([^*]{1,60})\*\*|`([^`]{1,60})`)(?: ?:| [–—-])? |([^\s*`:–—][^*`:–—]{0,40})(?: ?:| [–—]) )(.+)$/u;
/** A paragraph that is a name in bold or code and nothing else; its marks are taken off. */
const NAME_LINE = /^(?:\*\*([^*]{1,60})\*\*|`([^`]{1,60})`)(?: \([^()]{1,40}\))?$/u;
/** One name or option on a line of its own. */
const NAME_ALONE = /^(?:--?[\p{L}\d][\w-]*(?:[ =][\w<>-]+)?|[\p{L}_.$/][\w.$/:()-]*)$/u;

interface Found {
  label: string;
  meaning: string;
  ids: string[];
}

/** The tables and lists of definitions in a lesson's Markdown whose entries are cited. */
export function labelledRows(content: string, citations: readonly Citation[]): RowGroup[] {
  const reader = new RowReader(citations);
  let fence: string | undefined;
  let code: string[] = [];
  for (const line of content.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) {
      fence = mark;
      code = [];
    } else if (fence === undefined) reader.read(line);
    else if (line === fence) {
      fence = undefined;
      reader.readCode(code);
    } else code.push(line);
  }
  return joined(reader.groups);
}

/** A paragraph or code may part a list: what is too short to be asked about goes with what stands before it. */
function joined(groups: readonly RowGroup[]): RowGroup[] {
  const all: RowGroup[] = [];
  for (const group of groups) {
    const last = all.at(-1);
    const isPart =
      last !== undefined &&
      !last.isTable &&
      !group.isTable &&
      last.heading === group.heading &&
      Math.min(last.rows.length, group.rows.length) < LEAST_ROWS;
    if (isPart) last.rows.push(...group.rows);
    else all.push(group);
  }
  return all;
}

class RowReader {
  readonly groups: RowGroup[] = [];
  /** Each with its quote in one line. */
  readonly #all: readonly { citation: Citation; quote: string }[];
  #heading = '';
  #between = 0;
  #label: string | undefined;
  #isHead = false;
  #form = '';

  constructor(citations: readonly Citation[]) {
    this.#all = citations.map((citation) => ({ citation, quote: inOneLine(citation.quote) }));
  }

  /** A name in a block of code of its own may be what the next paragraph tells of. */
  readCode(lines: readonly string[]): void {
    const [first = ''] = lines;
    this.#label = lines.length <= 2 && lines.every((line) => NAME_ALONE.test(line)) ? first : undefined;
  }

  read(line: string): void {
    if (line === '' || ONLY_MARKS.test(line)) return;
    const label = this.#label;
    this.#label = undefined;
    if (line.startsWith('#')) {
      this.#heading = plainText(line.replace(/^#+ /, ''));
      this.#form = '';
    } else if (line.startsWith('|')) this.#readTable(line);
    else {
      this.#isHead = false;
      const ids = matchesOf(line, MARK).map(([, id = '']) => id);
      const [, bold, coded, plain, rest] = ITEM.exec(line) ?? [];
      const [, boldName, codeName, said] = RUN_IN.exec(line) ?? [];
      const alone = NAME_LINE.exec(line.replace(MARK, '').trim());
      if (alone !== null) this.#label = plainText(alone[1] ?? alone[2] ?? '');
      else if (rest !== undefined)
        this.#add('item', { label: bold ?? coded ?? plain ?? '', meaning: rest, ids });
      else if (said !== undefined)
        this.#add('run', { label: boldName ?? codeName ?? '', meaning: said, ids });
      else if (label !== undefined && /^\p{Lu}/u.test(line)) this.#add('code', { label, meaning: line, ids });
      else {
        this.#between += 1;
        if (this.#between > MOST_BETWEEN || this.#form === 'table') this.#form = '';
      }
    }
  }

  #readTable(line: string): void {
    const [, label, meaning] = CELLS.exec(line.replaceAll('\\|', '\\!')) ?? [];
    const isRule = /^\|(?: --- \|)+$/.test(line);
    if (isRule) this.#isHead = false;
    else if (!this.#isHead && this.#form !== 'table') this.#isHead = true;
    if (isRule || label === undefined || meaning === undefined) return;
    // Cells with a bar in them, and tables with more columns, are none of these.
    if (/(?<!\\)\||\\!/.test(label + meaning)) return;
    this.#add('table', { label, meaning, ids: [] });
  }

  #add(form: string, { label, meaning, ids }: Found): void {
    const row = { label: plainText(label), meaning: plainText(meaning) };
    if (form !== this.#form) {
      this.groups.push({ heading: this.#heading, isTable: form === 'table', rows: [] });
      this.#form = form;
    }
    this.#between = 0;
    if (row.label === '' || row.label.length > LONGEST_LABEL || row.meaning.length > LONGEST_MEANING) return;
    const citation = form === 'table' ? this.#citationOf(row) : this.#citedIn(row, ids);
    if (citation === undefined) return;
    // Of two names as options, the colon of one would tell that it stands elsewhere.
    this.groups.at(-1)?.rows.push({ ...row, label: row.label.replace(/(?<=.)\s*[:：]$/u, ''), citation });
  }

  #citationOf({ label, meaning }: Pick<LabelledRow, 'label' | 'meaning'>): Citation | undefined {
    const said = `${label} ${meaning}`;
    return this.#all.find(({ quote }) => quote.startsWith(said))?.citation;
  }

  #citedIn(
    { label, meaning }: Pick<LabelledRow, 'label' | 'meaning'>,
    ids: readonly string[],
  ): Citation | undefined {
    const opening = meaning.slice(0, 20);
    const marked = this.#all.find(({ citation, quote }) => citation.id === ids[0] && quote.includes(opening));
    // Of a list only its last item bears a mark.
    const found = marked ?? this.#all.find(({ quote }) => quote.startsWith(label) && quote.includes(opening));
    return found?.citation;
  }
}
