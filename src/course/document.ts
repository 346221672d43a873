/** A rectangle on a page, in PDF points (1/72 inch), origin top-left of the page as it is shown. */
export interface Box {
  leftPt: number;
  topPt: number;
  widthPt: number;
  heightPt: number;
}

/** A run of whitespace-separated tokens of a line that is set apart. `to` is exclusive. */
export interface Mark {
  kind: 'code' | 'bold' | 'italic';
  from: number;
  to: number;
}

/**
 * One printed line. `text` has single spaces between tokens, except in code, where the indentation and
 * the inner runs of spaces are kept. A line-end hyphen that only breaks the word is not in `text`;
 * then `joinsNext` is true and the next line's first token continues the word.
 */
export interface Line {
  text: string;
  box: Box;
  /** Left and right edge in points of each whitespace-separated token of `text`: [l0, r0, l1, r1, ...]. */
  edgesPt: number[];
  joinsNext?: true;
  /** Sorted, not overlapping within one kind. */
  marks?: Mark[];
  /** Where footnotes are called: character `from` of token `token` begins the mark `mark` ("3", "*"). */
  notes?: NoteCall[];
  /** From OCR: how sure it is of each token, 0 to 100. Absent in text that the file itself holds. */
  confidences?: number[];
}

/** A raised number or sign in the text that stands for a footnote of the same page. */
export interface NoteCall {
  token: number;
  from: number;
  mark: string;
}

/** A table read faithfully, each cell's text in its place; a cell that spans is in its first place, others are "". */
export interface Table {
  /** All rows have the same number of cells. */
  rows: string[][];
  /** How many of the first rows are column heads. */
  headerRows: number;
}

/** What a block is by its own looks; whether it is a heading or furniture is the Structure's to say. */
export const BLOCK_KINDS = [
  'text',
  'list_item',
  'code',
  'quote',
  'table',
  'figure',
  'formula',
  'caption',
  'footnote',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/**
 * Lines that belong together, in reading order. Every line of the page is in exactly one block; a figure or a
 * formula holds the lines printed in it, for search, and a picture has none.
 */
export interface Block {
  kind: BlockKind;
  lines: Line[];
  /** Dominant font size in points. */
  sizePt: number;
  /** 100 to 900; 400 is regular, 700 is bold. */
  weight: number;
  italic?: true;
  /**
   * list_item, footnote: the printed marker, as "•" or "1." (not part of the text); list_item: nesting from 0. A formula
   * has both where it is a point of a list.
   */
  marker?: string;
  depth?: number;
  /**
   * text: how many tokens at its start are a term that the rest explains. All of them: what explains the term is the
   * next block, or several, indented under it.
   */
  term?: number;
  /** table, figure, formula: the part of the page that shows it. */
  region?: Box;
  /** table: its cells. Absent where they cannot be told apart for sure; the region is then shown instead. */
  table?: Table;
}

/** One page as read. Page numbers start at 1; `label` is the printed page number where the file has one. */
export interface Page {
  pageNumber: number;
  widthPt: number;
  heightPt: number;
  /** In reading order; empty for a page without text. */
  blocks: Block[];
  /** Share of the page (0 to 1) that pictures cover. */
  pictureShare: number;
  /** Read from a picture of the page: how sure the reader is of its words on average, 0 to 100. */
  ocrConfidence?: number;
  /** Characters past the limit of a page, which were not read. */
  lostChars?: number;
  /** Characters for which the file gives no Unicode, which are not in the text. */
  undecodableChars?: number;
  /** Characters that nobody can see on the page: white on white, too small, beside it; they are not in the text. */
  hiddenChars?: number;
}

/** What was lost on the way, as data: one bad page must not lose a book, and must not be hidden. */
export interface Problem {
  code: string;
  detail: string;
  documentId?: number;
  page?: number;
  lesson?: string;
  /** Which part of it, or of the course, where a model did not make it. */
  part?: 'outline' | 'lesson' | 'questions';
}

/** What came out of a range of pages, and what did not. A page number is never reused. */
export interface Extraction {
  pages: Page[];
  problems: Problem[];
}

export interface Bookmark {
  level: number;
  title: string;
  pageNumber: number;
}

/** What the file says of itself, before its pages are read. */
export interface DocumentInfo {
  pageCount: number;
  title?: string;
  author?: string;
  language?: string;
  /** In document order, level 1 at the top; entries without a page are dropped. */
  bookmarks: Bookmark[];
  /** Printed page numbers by index (page number - 1); absent when the file has none. */
  pageLabels?: string[];
}

/**
 * A heading of the document. With `blockIndex` it stands in that block (`blockCount` of them when the title
 * runs over several, none when a topic begins there); without, only the page is known (a bookmark whose title is
 * not printed).
 */
export interface Heading {
  level: number;
  title: string;
  pageNumber: number;
  blockIndex?: number;
  blockCount?: number;
}

/** Why a page is not taught. `body` pages are. */
export type PageRole =
  | 'body'
  | 'cover'
  | 'contents'
  | 'index'
  | 'legal'
  | 'bibliography'
  | 'thanks'
  | 'blank'
  | 'unreadable';

/** Blocks of one page, by index, ascending, with the role that a page of nothing else would have. */
export interface UntaughtPart {
  page: number;
  blocks: number[];
  role: 'cover' | 'contents' | 'legal' | 'bibliography' | 'thanks';
}

/** Blocks from `from` up to, not including, `to`: before block `block` (from 0) of page `page` (from 1). */
export interface BlockRange {
  from: { page: number; block: number };
  to: { page: number; block: number };
}

/** A question that the book puts to its reader, with its number as printed and the book's own answer to it. */
export interface Exercise extends BlockRange {
  number?: string;
  answer?: BlockRange;
}

/** The document as a whole: headings, running heads and feet, the role of each page. */
export interface Structure {
  title: string;
  /** BCP 47, "und" when unknown. */
  language: string;
  /** Which way most of the text runs; absent in what was read before it was looked for. */
  direction?: 'ltr' | 'rtl';
  /** Where the headings came from; those of topics are not printed. */
  source: 'bookmarks' | 'contents' | 'fonts' | 'topics' | 'none';
  headings: Heading[];
  /** Blocks that are running heads, feet and page numbers: page number -> block indexes. */
  furniture: Record<number, number[]>;
  /**
   * Slides: blocks that another one says as well, as the steps of a slide that is built up, or titles over and over:
   * page number -> block indexes. Each is read once, where it is said in full.
   */
  repeats?: Record<number, number[]>;
  /** By index (page number - 1). */
  roles: PageRole[];
  /** Blocks of pages with other text that are not for teaching; `furniture` holds them too. Absent when none are. */
  untaught?: UntaughtPart[];
  /** In reading order; absent when the book has none. */
  exercises?: Exercise[];
}
