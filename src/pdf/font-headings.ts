import { isAdmonition } from '../course/admonition.ts';
import { blockText, tokenCount } from '../course/block-text.ts';
import type { Block, Heading, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { levelsOf } from './heading-levels.ts';
import { isMostlyLetters, titleKey } from './title-key.ts';
import { numberOf } from './title-number.ts';

/** A block, or several, that looks like a heading. */
export interface Candidate {
  title: string;
  pageNumber: number;
  blockIndex: number;
  blockCount: number;
  /** What headings of one level share. */
  look: string;
  /** Size in points, a little more where it is bold. */
  rank: number;
}

/** What is numbered through, but is no section. */
const NUMBERED_THING =
  /^(?:theorem|lemma|definition|proposition|corollary|remark|example|proof|algorithm|listing|figure|fig\.|table|tab\.|scheme|equation|exercise|problem|question|box|satz|beispiel|abbildung|tabelle|bemerkung|théorème|définition|figura|tabla|tableau|exemple|ejemplo|рис\.|рисунок|таблица|图|表|図)\s*(?:\d|[A-Z]\.\d|\()/iu;
const ABSTRACT =
  /^(?:abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|riassunto|sommario|resumo|samenvatting|аннотация|摘\s?要|概要|초록|ملخص|सारांश)$/iu;
const MAX_TITLE_CHARS = 160;
const MAX_TITLE_LINES = 3;
const LARGER = 1.12;
const MAX_LEVELS = 5;
const TITLE_PAGES = 2;
const SMALL_SHARE = 0.7;
// A title, authors and their places; one heading may follow them before the text.
const MIN_TITLE_LINES = 3;
const PARAGRAPH_CHARS = 200;

/** What pages are left out of the search: contents, cover. */
export interface FontSearch {
  pages: readonly Page[];
  /** The title of the document, which is no heading. */
  title: string;
  furniture: Readonly<Record<number, number[]>>;
  skippedPages: ReadonlySet<number>;
}

/**
 * Headings by their looks: larger than the body, or bold in its size, short, and not a sentence.
 *
 * Out: in reading order; the level is that of the number, else of the rank of the look.
 */
export function headingsFromFonts(search: FontSearch): Heading[] {
  return headingsOf(withoutTitlePage(findCandidates(search), search));
}

/** Everything that looks like a heading, in reading order. */
export function findCandidates(search: FontSearch): Candidate[] {
  const bodyPt = bodySizePt(search.pages);
  const found = search.pages.flatMap((page) =>
    search.skippedPages.has(page.pageNumber)
      ? []
      : candidatesOf(page, new Set(search.furniture[page.pageNumber] ?? []), bodyPt),
  );
  return withoutKeywords(found, bodyPt);
}

/** Bold words in small letters are those of a program, unless a whole look is set so; "end" comes again and again. */
function withoutKeywords(candidates: readonly Candidate[], bodyPt: number): Candidate[] {
  const isSmall = ({ title, rank }: Candidate): boolean =>
    rank < bodyPt * LARGER && /^\p{Ll}/u.test(title) && numberOf(title) === undefined;
  const looks = new Map<string, { total: number; small: number; keys: Set<string> }>();
  for (const candidate of candidates) {
    const look = looks.get(candidate.look) ?? { total: 0, small: 0, keys: new Set() };
    looks.set(candidate.look, look);
    look.total += 1;
    if (isSmall(candidate)) look.small += 1;
    if (isSmall(candidate)) look.keys.add(titleKey(candidate.title));
  }
  return candidates.filter((candidate) => {
    const look = looks.get(candidate.look);
    if (look === undefined || !isSmall(candidate)) return true;
    return look.small > SMALL_SHARE * look.total && look.keys.size > SMALL_SHARE * look.small;
  });
}

function headingsOf(candidates: readonly Candidate[]): Heading[] {
  const levels = levelsOf(candidates);
  return candidates.flatMap(({ title, pageNumber, blockIndex, blockCount }, at) => {
    const level = levels[at] ?? MAX_LEVELS + 1;
    return level > MAX_LEVELS ? [] : [{ level, title, pageNumber, blockIndex, blockCount }];
  });
}

/** The size that most characters have. */
function bodySizePt(pages: readonly Page[]): number {
  const bySize = new Map<number, number>();
  for (const { blocks } of pages) {
    for (const { kind, lines, sizePt } of blocks) {
      const chars = lines.reduce((sum, line) => sum + line.text.length, 0);
      const rounded = Math.round(sizePt * 2) / 2;
      if (kind !== 'code') bySize.set(rounded, (bySize.get(rounded) ?? 0) + chars);
    }
  }
  let best = 10;
  for (const [sizePt, chars] of bySize) if (chars > (bySize.get(best) ?? 0)) best = sizePt;
  return best;
}

function candidatesOf(page: Page, furniture: ReadonlySet<number>, bodyPt: number): Candidate[] {
  const candidates: Candidate[] = [];
  page.blocks.forEach((block, blockIndex) => {
    if (furniture.has(blockIndex) || !looksLikeHeading(block, bodyPt)) return;
    const bold = block.weight >= 600;
    const look = `${Math.round(block.sizePt * 2) / 2}:${bold ? 'b' : ''}${block.italic ? 'i' : ''}`;
    const rank = block.sizePt + (bold ? 0.4 : 0);
    const { pageNumber } = page;
    for (const title of titlesIn(block)) {
      const before = candidates.at(-1);
      // "Chapter 1" over its title, or a title that was broken in two.
      const joins =
        before?.look === look &&
        before.blockIndex + before.blockCount === blockIndex &&
        isNear(page, before, block);
      if (before !== undefined && joins) {
        before.title = `${before.title} ${title}`;
        before.blockCount += 1;
      } else candidates.push({ title, pageNumber, blockIndex, blockCount: 1, look, rank });
    }
  });
  return candidates;
}

/** A section and its first subsection, with nothing between them, may be in one block. */
function titlesIn(block: Block): string[] {
  const marker = block.marker === undefined ? '' : `${block.marker} `;
  const whole = `${marker}${blockText(block)}`;
  const [first, ...rest] = block.lines;
  if (first === undefined || rest.length === 0 || numberOf(`${marker}${first.text}`) === undefined)
    return [whole];
  const at = block.lines.findIndex((line, index) => index > 0 && numberOf(line.text) !== undefined);
  if (at < 0) return [whole];
  const { kind } = block;
  const above = blockText({ kind, lines: block.lines.slice(0, at) });
  return [`${marker}${above}`, blockText({ kind, lines: block.lines.slice(at) })];
}

function isNear(page: Page, before: Candidate, block: Block): boolean {
  const above = page.blocks[before.blockIndex + before.blockCount - 1]?.lines.at(-1)?.box;
  const below = block.lines[0]?.box;
  if (above === undefined || below === undefined) return false;
  const gapPt = below.topPt - above.topPt - above.heightPt;
  const numberOnly = /^\p{L}+\s+[\p{L}\d]+[.:]?$/u.test(before.title) && before.blockCount === 1;
  return (
    gapPt > -block.sizePt &&
    gapPt < (numberOnly ? 4 : 0.8) * block.sizePt &&
    numberOf(blockText(block)) === undefined
  );
}

function looksLikeHeading(block: Block, bodyPt: number): boolean {
  if (block.kind !== 'text' && block.kind !== 'list_item') return false;
  if (block.lines.length > MAX_TITLE_LINES) return false;
  const larger = block.sizePt >= bodyPt * LARGER;
  const bold = block.weight >= 600 && block.sizePt >= bodyPt * 0.97;
  // A list item's marker may be its bullet.
  const smaller = block.weight >= 600 && block.sizePt >= bodyPt * 0.85;
  if (!larger && !bold && !smaller) return false;
  const text = blockText(block);
  if (!larger && !bold && !isCapitals(text) && numberOf(text) === undefined) return false;
  if (text.length > MAX_TITLE_CHARS || !/\p{L}{2}|\p{Lo}\p{M}/u.test(titleKey(text))) return false;
  if (!isMostlyLetters(text)) return false;
  if (/[.,;:。！？；：]$/u.test(text) && !larger) return false;
  if (/[。，；]/u.test(text)) return false;
  if (block.marker !== undefined && !/[\p{L}\p{N}]/u.test(block.marker)) return false;
  if (isContentsTitle(text) || NUMBERED_THING.test(text)) return false;
  if (/(?:\.\s?){4,}/.test(text) || isAdmonition(text.trim())) return false;
  const monospaced = block.lines.every((line) =>
    line.marks?.some(({ kind, from, to }) => kind === 'code' && from === 0 && to >= tokenCount(line.text)),
  );
  return !monospaced;
}

/** Without small letters, or in a script that has none. */
const isCapitals = (text: string): boolean => /[\p{Lu}\p{Lo}]{2}/u.test(text) && !/\p{Ll}{2}/u.test(text);

/** Styles that stand at the start only are those of the title page, and so is what precedes the first number. */
function withoutTitlePage(
  candidates: readonly Candidate[],
  { pages, title: ownTitle }: FontSearch,
): Candidate[] {
  const looks = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = looks.get(candidate.look) ?? [];
    list.push(candidate);
    looks.set(candidate.look, list);
  }
  const isNumbered = ({ title }: Candidate): boolean => numberOf(title) !== undefined;
  const dropped = new Set<string>();
  for (const [look, list] of looks) {
    const atStart = list.every(({ pageNumber }) => pageNumber <= TITLE_PAGES) && pages.length > 4;
    const isTitle = list.length === 1 && list[0]?.pageNumber === 1 && looks.size > 1;
    if ((atStart || isTitle) && !list.some(isNumbered)) dropped.add(look);
  }
  const ownKey = titleKey(ownTitle);
  const isOwn = ({ title, pageNumber }: Candidate): boolean =>
    pageNumber <= TITLE_PAGES &&
    numberOf(title) === undefined &&
    titleKey(title) !== '' &&
    ownKey.startsWith(titleKey(title));
  const leastPt = LARGER * bodySizePt(pages);
  const isAbstract = ({ title, rank }: Candidate): boolean => rank >= leastPt && ABSTRACT.test(title);
  const kept = candidates.filter(
    (candidate) => isAbstract(candidate) || (!dropped.has(candidate.look) && !isOwn(candidate)),
  );
  const opening = openingOf(kept, pages);
  if (opening.length >= MIN_TITLE_LINES && !opening.some(isNumbered)) kept.splice(0, opening.length - 1);
  const numbered = kept.filter(isNumbered);
  const first = numbered[0];
  if (first === undefined || first.pageNumber > TITLE_PAGES || numbered.length * 2 < kept.length) return kept;
  const start = kept.indexOf(first);
  return kept.filter(({ title, look }, at) => at >= start || (look === first.look && ABSTRACT.test(title)));
}

/** The candidates on the first page that stand before its first paragraph. */
function openingOf(candidates: readonly Candidate[], [page]: readonly Page[]): Candidate[] {
  const paragraph = page?.blocks.findIndex(
    ({ lines }) => lines.reduce((sum, line) => sum + line.text.length, 0) > PARAGRAPH_CHARS,
  );
  if (page === undefined || paragraph === undefined || paragraph < 0) return [];
  return candidates.filter(
    ({ pageNumber, blockIndex }) => pageNumber === page.pageNumber && blockIndex < paragraph,
  );
}
