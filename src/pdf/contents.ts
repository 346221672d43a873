import type { Page } from '../course/document.ts';
import { type ContentsEntry, entriesOf, isEntry, type Row, readRows } from './contents-lines.ts';

export interface Contents {
  pageNumbers: Set<number>;
  entries: ContentsEntry[];
  /** "page:block" of the lines they were read from. */
  blocks: Set<string>;
}

const CONTENTS =
  /^(?:(?:short|brief|detailed|full|table of|summary)?\s*(?:of\s+)?contents|inhalt(?:sverzeichnis|sübersicht)?|übersicht|table des matières|sommaire|índice(?: general| de contenidos?)?|índex|contenidos?|tabla de contenidos?|indice(?: generale)?|sommario|sumário|conteúdo|inhoud(?:sopgave)?|indhold(?:sfortegnelse)?|innehåll(?:sförteckning)?|innhold(?:sfortegnelse)?|sisällys|spis treści|obsah|cuprins|tartalomjegyzék|daftar isi|mục lục|içindekiler|содержание|оглавление|зміст|съдържание|目录|目錄|目次|차례|목차|فهرست|فهرست مطالب|المحتويات|فهرس المحتويات|विषय-?\s?सूची|अनुक्रमणिका)\s*:?$/iu;
const LISTS =
  /^(?:(?:list|index) of (?:figures|tables|listings|algorithms|examples|schemes|symbols|abbreviations|illustrations|plates|equations|code|boxes|theorems|exercises|procedures)(?: and \p{L}+)?|list of .{3,20}|(?:figures|tables|listings)|(?:abbildungs|tabellen|quelltext|listing)[-s]?verzeichnis|(?:liste|table) des (?:figures|tableaux|illustrations|codes|exemples)|[ií]ndice (?:de|das|dos|delle?) (?:figuras|tablas|cuadros|tabelas|figure|tabelle)|(?:lista de|elenco delle) (?:figuras|tablas|tabelas|figure|tabelle)|lijst van (?:figuren|tabellen)|список (?:иллюстраций|рисунков|таблиц)|(?:插图|表格|算法|图|表|插圖)(?:目录|清单|目錄)|[図表]目次|그림 차례|표 차례)$/iu;
const MIN_ENTRIES = 4;
const MOST_ENTRIES = 5000;
const EARLY_SHARE = 0.12;
const EARLY_PAGES = 24;
const LATE_PAGES = 8;
const TITLE_ROWS = 4;
// A title over three lines has fewer words, a paragraph has more.
const LEAST_TEXT_WORDS = 40;
// Two columns that are read across, or short contents before the full ones, make a page number fall.
const MOST_FALLS = 0.2;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** Chinese and Japanese set the two signs of the word apart. */
const squeezed = (text: string): string =>
  /^\p{Script=Han}\s\p{Script=Han}$/u.test(plain(text)) ? plain(text).replace(' ', '') : plain(text);

/** Whether a line only announces contents or a list of figures. */
export const isContentsTitle = (text: string): boolean =>
  text.length < 60 && (CONTENTS.test(squeezed(text)) || LISTS.test(squeezed(text)));

const isListTitle = (text: string): boolean => text.length < 60 && LISTS.test(squeezed(text));

/**
 * Finds the pages of printed contents near the start, or else at the end, and their entries; lists of figures
 * and tables count as such pages, but give no entries.
 */
export function findContents(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): Contents {
  const last = Math.max(EARLY_PAGES, pages.length * EARLY_SHARE);
  const early = pages.filter(({ pageNumber }) => pageNumber <= last);
  const contents = readContents(early, furniture, false);
  if (contents.entries.length > 0) return contents;
  // French and Italian books have their contents at the end.
  const late = readContents(pages.slice(Math.max(early.length, pages.length - LATE_PAGES)), furniture, true);
  return late.entries.length > 0 ? late : contents;
}

function readContents(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  onlyNamed: boolean,
): Contents {
  const contents: Contents = { pageNumbers: new Set(), entries: [], blocks: new Set() };
  let inList = false;
  let lastPage = 0;
  for (const page of pages) {
    const rows = readRows(page, new Set(furniture[page.pageNumber] ?? []));
    const follows = lastPage > 0 && lastPage === page.pageNumber - 1;
    if (!follows) inList = false;
    const at = rows.findIndex(({ text }) => isContentsTitle(text));
    const named = at >= 0 && at < TITLE_ROWS;
    const below = at >= TITLE_ROWS && !follows ? rows.slice(at) : rows;
    const all = entriesOf(below);
    const share = all.length / Math.max(1, below.length);
    const least = follows ? 1 : at >= 0 ? 2 : MIN_ENTRIES;
    if (onlyNamed && !named && !follows) continue;
    if (all.length < least || share < (at >= 0 || follows ? 0.25 : 0.5)) continue;
    // An index is in the order of its words, and a second table of contents has a title.
    if (at < 0 && (!isAscending(all) || (!follows && contents.entries.length > 0))) continue;
    lastPage = page.pageNumber;
    const own = below.slice(0, endOf(below));
    for (const part of partsOf(below)) {
      if (part.title !== undefined) inList = isListTitle(part.title);
      if (!inList && contents.entries.length < MOST_ENTRIES) contents.entries.push(...entriesOf(part.rows));
    }
    const text = [...rows.slice(0, rows.length - below.length), ...below.slice(own.length)];
    // Contents that stand above or below other text do not make the page one of contents.
    if (wordsOf(text) < LEAST_TEXT_WORDS) contents.pageNumbers.add(page.pageNumber);
    for (const blockIndex of own.flatMap(({ blockIndexes }) => blockIndexes))
      contents.blocks.add(`${page.pageNumber}:${blockIndex}`);
  }
  return contents;
}

/** Where the entries end: before a paragraph, or after the last of them. */
function endOf(rows: readonly Row[]): number {
  let end = 0;
  let between: Row[] = [];
  for (const [index, row] of rows.entries()) {
    if (isEntry(row) || isContentsTitle(row.text)) {
      end = index + 1;
      between = [];
      continue;
    }
    between.push(row);
    if (wordsOf(between) >= LEAST_TEXT_WORDS) break;
  }
  return end;
}

/** Words in rows that do not end in a page number. */
const wordsOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { text }) => sum + (/\p{N}$/u.test(text) ? 0 : text.split(' ').length), 0);

/** The rows of a page under each title of contents or of a list. */
function partsOf(rows: readonly Row[]): { title?: string; rows: Row[] }[] {
  const parts: { title?: string; rows: Row[] }[] = [{ rows: [] }];
  for (const row of rows) {
    if (isContentsTitle(row.text)) parts.push({ title: row.text, rows: [] });
    else parts.at(-1)?.rows.push(row);
  }
  return parts;
}

/** Whether the page numbers grow, a few misread ones aside. */
function isAscending(entries: readonly ContentsEntry[]): boolean {
  const numbers = entries.flatMap(({ label }) => (/^\d+$/.test(label ?? '') ? [Number(label)] : []));
  const falls = numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length;
  return falls <= MOST_FALLS * numbers.length;
}
