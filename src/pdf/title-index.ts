import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { titleKey, withoutNumber } from './title-key.ts';

/** Where a title stands: `blockCount` blocks from `blockIndex` on. */
export interface TitlePlace {
  pageNumber: number;
  blockIndex: number;
  blockCount: number;
  /** Of its first block, as it is printed. */
  text: string;
  /** Size of its largest print and weight of its first block, for choosing between several places. */
  sizePt: number;
  weight: number;
}

/** A block that may be a title or a part of one; made once for each page, as titles are looked for again and again. */
interface Part {
  text: string;
  sizePt: number;
  weight: number;
  key: string;
  /** Without its number. */
  bareKey: string;
  isNumberAlone: boolean;
}

const MAX_TITLE_CHARS = 250;
const MAX_BLOCKS = 3;
const MUCH_LARGER = 1.1;

/** Finds titles on pages; what was prepared for a page is kept. */
export class TitleIndex {
  readonly #pages: ReadonlyMap<number, Page>;
  readonly #furniture: Readonly<Record<number, number[]>>;
  /** By page and block; of a block that is no part of a title there is nothing. */
  readonly #known = new Map<number, (Part | undefined)[]>();
  /** Paragraphs by what is set apart at their beginning. */
  readonly #openings = new Map<number, Map<string, number[]>>();
  /** One title is looked for on many pages. */
  #last = { title: '', key: '', bareKey: '' };

  constructor(pages: readonly Page[], furniture: Readonly<Record<number, number[]>>) {
    this.#pages = new Map(pages.map((page) => [page.pageNumber, page]));
    this.#furniture = furniture;
  }

  /** Places on the page that hold exactly this title, with or without its number, best first. */
  list(title: string, pageNumber: number): TitlePlace[] {
    if (title !== this.#last.title)
      // "A Tools" of the outline is "Appendix A Tools" on the page.
      this.#last = { title, key: titleKey(title), bareKey: titleKey(withoutNumber(title)) };
    const { key, bareKey } = this.#last;
    if (key === '') return [];
    const { exact, bare } = placesOf({ key, bareKey }, this.#partsOf(pageNumber), pageNumber);
    const bySize = (first: TitlePlace, second: TitlePlace): number =>
      second.sizePt - first.sizePt || second.weight - first.weight || first.blockIndex - second.blockIndex;
    const best = exact.sort(bySize)[0];
    const numbered = bare.sort(bySize)[0];
    // A caption or a link may say the same in the size of the text.
    if (best !== undefined && numbered !== undefined && numbered.sizePt > MUCH_LARGER * best.sizePt)
      return [...bare, ...exact];
    // With the "Chapter 2" that stands over it.
    const whole = bare.find(
      ({ blockIndex, blockCount }) =>
        best !== undefined && blockIndex === best.blockIndex - 1 && blockCount === best.blockCount + 1,
    );
    return [...(whole === undefined ? [] : [whole]), ...exact, ...bare];
  }

  /**
   * A paragraph after a place of the page that opens with this title, set apart from its text: "**Font setup** Any
   * font can be used."
   */
  findRunIn(title: string, pageNumber: number, afterBlock: number): number | undefined {
    let openings = this.#openings.get(pageNumber);
    if (openings === undefined) {
      openings = openingsOf(this.#pages.get(pageNumber), this.#furniture[pageNumber] ?? []);
      this.#openings.set(pageNumber, openings);
    }
    return openings.get(titleKey(title))?.find((blockIndex) => blockIndex > afterBlock);
  }

  #partsOf(pageNumber: number): (Part | undefined)[] {
    let parts = this.#known.get(pageNumber);
    if (parts === undefined) {
      const page = this.#pages.get(pageNumber);
      parts = page === undefined ? [] : partsOf(page, this.#furniture[pageNumber] ?? []);
      this.#known.set(pageNumber, parts);
    }
    return parts;
  }
}

function openingsOf(page: Page | undefined, furniture: readonly number[]): Map<string, number[]> {
  const openings = new Map<string, number[]>();
  page?.blocks.forEach(({ kind, lines }, blockIndex) => {
    const [line] = lines;
    const mark = line?.marks?.find(({ from }) => from === 0);
    if (kind !== 'text' || line === undefined || mark === undefined || furniture.includes(blockIndex)) return;
    const key = titleKey(line.text.split(' ').slice(0, mark.to).join(' '));
    if (key !== '') openings.set(key, [...(openings.get(key) ?? []), blockIndex]);
  });
  return openings;
}

/** A number that stands alone over its title. */
const NUMBER_ALONE = /^\S{0,12}\s?[\p{L}\p{N}]{1,5}[.:]?$/u;

function partsOf(page: Page, furniture: readonly number[]): (Part | undefined)[] {
  return page.blocks.map((block, blockIndex) => {
    if (block.lines.length > 4 || furniture.includes(blockIndex)) return undefined;
    const printed = blockText(block);
    const text = (block.marker === undefined ? printed : `${block.marker} ${printed}`).trim();
    if (text.length > MAX_TITLE_CHARS) return undefined;
    const key = titleKey(text);
    const bare = withoutNumber(text);
    const bareKey = bare === text ? key : titleKey(bare);
    const { sizePt, weight } = block;
    return { text, sizePt, weight, key, bareKey, isNumberAlone: NUMBER_ALONE.test(text) };
  });
}

/** Where one block, or up to three after each other, make a title: `exact` with its number, `bare` without. */
function placesOf(
  sought: { key: string; bareKey: string },
  parts: readonly (Part | undefined)[],
  pageNumber: number,
): { exact: TitlePlace[]; bare: TitlePlace[] } {
  const exact: TitlePlace[] = [];
  const bare: TitlePlace[] = [];
  parts.forEach((first, blockIndex) => {
    if (first === undefined || !mayOpen(first, sought)) return;
    let { key, bareKey, sizePt } = first;
    for (let blockCount = 1; ; blockCount += 1) {
      const { text, weight } = first;
      const place = { pageNumber, blockIndex, weight, text, sizePt, blockCount };
      if (key === sought.key) exact.push(place);
      else if (bareKey === sought.bareKey && bareKey.length > 1) bare.push(place);
      const next = parts[blockIndex + blockCount];
      if (blockCount === MAX_BLOCKS || next === undefined || key.length > MAX_TITLE_CHARS) return;
      key += next.key;
      sizePt = Math.max(sizePt, next.sizePt);
      const isNumbering = blockCount === 1 && first.isNumberAlone;
      bareKey = isNumbering ? titleKey(withoutNumber(`${text} ${next.text}`)) : bareKey + next.key;
    }
  });
  return { exact, bare };
}

/** Most blocks of a page open another title than the one that is looked for. */
const mayOpen = (first: Part, sought: { key: string; bareKey: string }): boolean =>
  first.isNumberAlone || sought.key.startsWith(first.key) || sought.bareKey.startsWith(first.bareKey);
