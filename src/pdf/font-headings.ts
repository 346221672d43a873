import { blockText } from '../course/block-text.ts';
import type { Block, Heading, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { levelsOf } from './heading-levels.ts';
import { titleKey } from './title-key.ts';
import { numberOf } from './title-number.ts';

interface Candidate {
  title: string;
  pageNumber: number;
  blockIndex: number;
  blockCount: number;
  style: string;
  /** Size, a little more where it is bold. */
  rankPt: number;
}

/** Words over a box beside the text, which no contents list. */
const ADMONITION =
  /^(?:note|tip|warning|caution|important|hint|attention|danger|see also|hinweis|achtung|tipp|warnung|wichtig|remarque|avertissement|astuce|nota|aviso|consejo|importante|advertencia|precauci[oó]n|cuidado|sugerencia|avvertenza|suggerimento|dica|let op|waarschuwing|примечание|подсказка|внимание|предупреждение|предостережение|совет|注意|提示|警告|小心)\s?[:!.]?$/iu;
const MAX_TITLE_CHARS = 160;
const MAX_TITLE_LINES = 3;
const LARGER = 1.12;
const MAX_LEVELS = 5;

/** What pages are left out of the search: contents, cover. */
export interface FontSearch {
  pages: readonly Page[];
  furniture: Readonly<Record<number, number[]>>;
  skippedPages: ReadonlySet<number>;
}

/**
 * Headings by their looks: larger than the body, or bold in its size, short, and not a sentence.
 *
 * Out: in reading order; the level is the rank of the style, or the depth of the number where a style's are
 * nearly all numbered.
 */
export function headingsFromFonts(search: FontSearch): Heading[] {
  const bodyPt = bodySizePt(search.pages);
  const found = search.pages.flatMap((page) =>
    search.skippedPages.has(page.pageNumber)
      ? []
      : candidatesOf(page, new Set(search.furniture[page.pageNumber] ?? []), bodyPt),
  );
  const candidates = withoutTitlePage(found, search.pages.length);
  const levels = levelsOf(
    candidates.map(({ title, style, rankPt }) => ({ title, look: style, rank: rankPt })),
  );
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
    const title = `${block.marker === undefined ? '' : `${block.marker} `}${blockText(block)}`;
    const style = `${Math.round(block.sizePt * 2) / 2}:${block.weight >= 600 ? 'b' : ''}${block.italic ? 'i' : ''}`;
    const before = candidates.at(-1);
    // "Chapter 1" over its title, or a title that was broken in two.
    if (
      before?.style === style &&
      before.blockIndex + before.blockCount === blockIndex &&
      isNear(page, before, block)
    ) {
      before.title = `${before.title} ${title}`;
      before.blockCount += 1;
      return;
    }
    const { pageNumber } = page;
    const rankPt = block.sizePt + (block.weight >= 600 ? 0.4 : 0);
    candidates.push({ title, pageNumber, blockIndex, blockCount: 1, style, rankPt });
  });
  return candidates;
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
  if (block.kind === 'code' || block.lines.length > MAX_TITLE_LINES) return false;
  const larger = block.sizePt >= bodyPt * LARGER;
  const bold = block.weight >= 600 && block.sizePt >= bodyPt * 0.97;
  const text = blockText(block);
  const capitals = /\p{Lu}{3}/u.test(text) && !/\p{Ll}{2}/u.test(text);
  const small =
    block.weight >= 600 && block.sizePt >= bodyPt * 0.85 && (capitals || numberOf(text) !== undefined);
  if (!larger && !bold && !small) return false;
  if (text.length > MAX_TITLE_CHARS || titleKey(text).length < 2 || !/\p{L}{2}/u.test(text)) return false;
  if (/[.,;:]$/.test(text) && !larger) return false;
  if (isContentsTitle(text)) return false;
  if (/(?:\.\s?){4,}/.test(text) || ADMONITION.test(text.trim())) return false;
  const monospaced = block.lines.every((line) =>
    line.marks?.some(({ kind, from, to }) => kind === 'code' && from === 0 && to * 2 >= line.edgesPt.length),
  );
  return !monospaced;
}

function groupByStyle(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const styles = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = styles.get(candidate.style) ?? [];
    list.push(candidate);
    styles.set(candidate.style, list);
  }
  return styles;
}

/** Styles that stand at the start only are those of the title page. */
function withoutTitlePage(candidates: readonly Candidate[], pageCount: number): Candidate[] {
  const styles = groupByStyle(candidates);
  const dropped = new Set<string>();
  for (const [style, list] of styles) {
    const atStart = list.every(({ pageNumber }) => pageNumber <= 2) && pageCount > 4;
    const isTitle = list.length === 1 && list[0]?.pageNumber === 1 && styles.size > 1;
    const numbered = list.some(({ title }) => numberOf(title) !== undefined);
    if ((atStart || isTitle) && !numbered) dropped.add(style);
  }
  return candidates.filter(({ style }) => !dropped.has(style));
}
