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
}

/** What a block is by its own looks; whether it is a heading or furniture is the Structure's to say. */
export type BlockKind = 'text' | 'list_item' | 'code';

/** Lines that belong together, in reading order. Every line of the page is in exactly one block. */
export interface Block {
  kind: BlockKind;
  lines: Line[];
  /** Dominant font size in points. */
  sizePt: number;
  /** 100 to 900; 400 is regular, 700 is bold. */
  weight: number;
  italic?: true;
  /** list_item: the printed marker, as "•" or "1." (not part of the text), and the nesting from 0. */
  marker?: string;
  depth?: number;
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
}

/** What was lost on the way, as data: one bad page must not lose a book, and must not be hidden. */
export interface Problem {
  code: string;
  detail: string;
  documentId?: number;
  page?: number;
  lesson?: string;
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
 * runs over several); without, only the page is known (a bookmark whose title is not printed).
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
  | 'blank'
  | 'unreadable';

/** The document as a whole: headings, running heads and feet, the role of each page. */
export interface Structure {
  title: string;
  /** BCP 47, "und" when unknown. */
  language: string;
  /** Where the headings came from. */
  source: 'bookmarks' | 'contents' | 'fonts' | 'none';
  headings: Heading[];
  /** Blocks that are running heads, feet and page numbers: page number -> block indexes. */
  furniture: Record<number, number[]>;
  /** By index (page number - 1). */
  roles: PageRole[];
}
