import { blockText } from '../course/block-text.ts';
import type { Block, Heading, Page } from '../course/document.ts';
import { titleKey } from './title-key.ts';

/** What a paper prints around its abstract: by whom it is, and what may be done with it. By block index. */
export interface FrontMatter {
  /** The title, the authors and their addresses. */
  cover: number[];
  /** Permission and copyright, keywords and classes, how to cite it. */
  legal: number[];
}

const ABSTRACT =
  /^(?:abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|samenvatting|аннотация|реферат|摘要|概要|要旨|초록)(?!\p{L})/iu;
const ADDRESS =
  /@|universi|institut|department|laborator|facult|college|academy|hospital|school of|\b(?:inc|ltd|gmbh)\b|\b\d{5}\b/iu;
const LABEL =
  /^(?:ccs concepts|categories and subject descriptors|general terms|(?:additional )?key ?words(?: and phrases)?|index terms|subject headings|(?:acm )?reference format|schlüssel(?:wörter|begriffe)|mots[- ]clés|palabras clave|palavras-chave|parole chiave|trefwoorden|ключевые слова|关键词|關鍵詞|キーワード)\s*(?:$|[:：.—–-])/iu;
const NOTICE =
  /^(?:permission to (?:make|copy|reproduce|reprint)|(?:©|\(c\)|copyright)[\s©]*(?:\(c\) )?(?:\d{4}|is held|held by|by the)|this work is licensed under|licensed under (?:a|the) creative|(?:acm |e-?)?isbn\b|issn\b|doi:)/iu;
const DATES = /^(?:manuscript |article )?received:? .{0,30}\d{4}.{0,20}(?:accepted|revised|;|,)/iu;

// Sixteen authors with three lines each are the most that a first page was seen to hold.
const MOST_BYLINES = 60;
const PROSE_WORDS = 20;
const LEAST_PROSE_WORDS = 40;
const MOST_TITLE_BLOCKS = 4;
const LARGER = 1.15;
const SMALLER = 0.3;

/**
 * Tells the title, the authors and the notices of a first page that goes on with text.
 *
 * In: the first page; `title` as found for the document.
 * Out: nothing where no title stands on top, or no text below it.
 */
export function findFrontMatter(page: Page, headings: readonly Heading[], title: string): FrontMatter {
  const own = headings.filter(({ pageNumber }) => pageNumber === page.pageNumber);
  const first = firstOfText(page, own, title);
  const proseWords = page.blocks
    .slice(first)
    .reduce((sum, block) => sum + (isProse(block) ? wordsOf(block) : 0), 0);
  if (proseWords < LEAST_PROSE_WORDS) return { cover: [], legal: [] };
  const hasTitle =
    first > 0 && first <= MOST_BYLINES && isOfPaper(page, first) && opensWithTitle(page, first, title);
  const printed = new Set(own.map(({ blockIndex }) => blockIndex));
  const cover = hasTitle ? coverOf(page, first).filter((index) => !printed.has(index)) : [];
  const legal = legalOf(page, own, hasTitle ? first : 0);
  return { cover, legal: legal.filter((index) => !cover.includes(index)) };
}

/** When a paper was received and accepted, in a line of its own. */
export const findDates = ({ blocks }: Page): number[] =>
  blocks.flatMap((block, index) =>
    block.kind === 'text' && wordsOf(block) < PROSE_WORDS && DATES.test(blockText(block)) ? [index] : [],
  );

/** The first block that is text of the document: a heading, the abstract or a paragraph. */
function firstOfText(page: Page, headings: readonly Heading[], title: string): number {
  const at = page.blocks.findIndex((block, index) => {
    const heading = headings.find(({ blockIndex }) => blockIndex === index);
    if (heading !== undefined) return titleKey(heading.title) !== titleKey(title);
    if (block.kind === 'figure' || block.kind === 'caption' || block.kind === 'footnote') return false;
    const text = blockText(block);
    return ABSTRACT.test(text) || (block.kind === 'code' ? !text.includes('@') : isProse(block));
  });
  return at < 0 ? page.blocks.length : at;
}

const wordsOf = (block: Block): number => blockText(block).split(' ').length;

/** Sentences, and no list of addresses. Lists and tables are text of the document too. */
function isProse(block: Block): boolean {
  if (block.kind !== 'text')
    return block.kind === 'list_item' || block.kind === 'table' || block.kind === 'quote';
  const text = blockText(block);
  if (text.split(' ').length < PROSE_WORDS)
    return /[\p{Script=Han}\p{Script=Hiragana}].*[。！？]/u.test(text);
  return /[.!?:。।؟]["”’»)\]]*(?:\s|$)/u.test(text) && !ADDRESS.test(text);
}

/** An abstract, or an address above the text: without either, short paragraphs above it may be text too. */
const isOfPaper = ({ blocks }: Page, first: number): boolean =>
  blocks.some((block, index) => {
    const text = blockText(block);
    return ABSTRACT.test(text) || (index < first && ADDRESS.test(text));
  });

/** Whether the document's title stands above its text, or print that is larger than all of it. */
function opensWithTitle(page: Page, first: number, title: string): boolean {
  const key = titleKey(title);
  const above = page.blocks.slice(0, first).filter(({ lines }) => lines.length > 0);
  const keys = above.map((block) => titleKey(blockText(block)));
  const isPrinted = keys.some((_key, from) =>
    keys.slice(from, from + MOST_TITLE_BLOCKS).some((_part, more) => {
      const printed = keys.slice(from, from + more + 1).join('');
      return printed.length > 2 && (printed === key || (printed.length > 12 && key.includes(printed)));
    }),
  );
  const below = Math.max(0, ...page.blocks.slice(first).map((block) => (isProse(block) ? block.sizePt : 0)));
  return isPrinted || above.some(({ sizePt }) => sizePt > LARGER * LARGER * below);
}

/** The blocks above the text, and the footnotes that they call. */
function coverOf(page: Page, first: number): number[] {
  const above = page.blocks.slice(0, first);
  const marks = new Set(
    above.flatMap(({ lines }) => lines.flatMap(({ notes }) => (notes ?? []).map(({ mark }) => mark))),
  );
  const isCover = ({ kind }: Block): boolean => kind !== 'figure' && kind !== 'caption' && kind !== 'formula';
  return page.blocks.flatMap((block, index) => {
    if (index < first) return isCover(block) ? [index] : [];
    return block.kind === 'footnote' && block.marker !== undefined && marks.has(block.marker) ? [index] : [];
  });
}

/** Notices with the small print that follows them, and labelled lists of words with what they hold. */
function legalOf(page: Page, headings: readonly Heading[], first: number): number[] {
  const found: number[] = [];
  let open: { sizePt: number; kind: 'notice' | 'label' } | undefined;
  page.blocks.forEach((block, index) => {
    const text = blockText(block);
    const isLabel = LABEL.test(text) && block.kind !== 'code';
    if (index < first && !isLabel) return;
    const isNotice = (NOTICE.test(text) || DATES.test(text)) && block.kind === 'text';
    const isHeading = headings.some(({ blockIndex }) => blockIndex === index);
    if (isLabel || isNotice) {
      found.push(index);
      // "Keywords: one, two" holds its words itself.
      const isAlone = isLabel && text.replace(LABEL, '').trim() === '';
      open = isNotice || isAlone ? { sizePt: block.sizePt, kind: isNotice ? 'notice' : 'label' } : undefined;
    } else if (open === undefined || isHeading) open = undefined;
    else if (open.kind === 'label') {
      found.push(index);
      if (block.kind !== 'list_item') open = undefined;
    } else if (Math.abs(block.sizePt - open.sizePt) < SMALLER && wordsOf(block) < PROSE_WORDS)
      found.push(index);
    else open = undefined;
  });
  return found;
}
