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

interface Candidate extends TitlePlace {
  key: string;
  bareKey: string;
}

const MAX_TITLE_CHARS = 250;
const MAX_BLOCKS = 3;
const MUCH_LARGER = 1.1;

/** Finds titles on pages; what was prepared for a page is kept. */
export class TitleIndex {
  readonly #pages: ReadonlyMap<number, Page>;
  readonly #furniture: Readonly<Record<number, number[]>>;
  readonly #known = new Map<number, Candidate[]>();
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
    const exact: Candidate[] = [];
    const bare: Candidate[] = [];
    for (const candidate of this.#candidates(pageNumber)) {
      if (candidate.key === key) exact.push(candidate);
      else if (candidate.bareKey === bareKey && bareKey.length > 1) bare.push(candidate);
    }
    const bySize = (first: Candidate, second: Candidate): number =>
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

  #candidates(pageNumber: number): Candidate[] {
    let candidates = this.#known.get(pageNumber);
    if (candidates === undefined) {
      const page = this.#pages.get(pageNumber);
      candidates = page === undefined ? [] : candidatesOf(page, this.#furniture[pageNumber] ?? []);
      this.#known.set(pageNumber, candidates);
    }
    return candidates;
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

function candidatesOf(page: Page, furniture: readonly number[]): Candidate[] {
  const texts = page.blocks.map((block, blockIndex) => {
    if (block.lines.length > 4 || furniture.includes(blockIndex)) return undefined;
    const text = `${block.marker ?? ''} ${blockText(block)}`.trim();
    return text.length > MAX_TITLE_CHARS ? undefined : { text, key: titleKey(text), sizePt: block.sizePt };
  });
  const candidates: Candidate[] = [];
  page.blocks.forEach(({ sizePt: firstSizePt, weight }, blockIndex) => {
    const first = texts[blockIndex];
    if (first === undefined) return;
    let { key } = first;
    let bareKey = titleKey(withoutNumber(first.text));
    let sizePt = firstSizePt;
    const place = { pageNumber: page.pageNumber, blockIndex, weight, text: first.text };
    candidates.push({ ...place, sizePt, blockCount: 1, key, bareKey });
    for (let blockCount = 2; blockCount <= MAX_BLOCKS; blockCount += 1) {
      const next = texts[blockIndex + blockCount - 1];
      if (next === undefined || key.length > MAX_TITLE_CHARS) return;
      key += next.key;
      sizePt = Math.max(sizePt, next.sizePt);
      const alone = blockCount === 2 && NUMBER_ALONE.test(first.text);
      bareKey = alone ? titleKey(withoutNumber(`${first.text} ${next.text}`)) : bareKey + next.key;
      candidates.push({ ...place, sizePt, blockCount, key, bareKey });
    }
  });
  return candidates;
}
