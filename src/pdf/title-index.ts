import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { titleKey, withoutNumber } from './title-key.ts';

/** Where a title stands: `blockCount` blocks from `blockIndex` on. */
export interface TitlePlace {
  pageNumber: number;
  blockIndex: number;
  blockCount: number;
  /** Size of its first block, for choosing between several places. */
  sizePt: number;
  weight: number;
}

interface Candidate extends TitlePlace {
  key: string;
  bareKey: string;
}

const MAX_TITLE_CHARS = 250;
const MAX_BLOCKS = 3;

/** Finds titles on pages; what was prepared for a page is kept. */
export class TitleIndex {
  readonly #pages: ReadonlyMap<number, Page>;
  readonly #furniture: Readonly<Record<number, number[]>>;
  readonly #known = new Map<number, Candidate[]>();

  constructor(pages: readonly Page[], furniture: Readonly<Record<number, number[]>>) {
    this.#pages = new Map(pages.map((page) => [page.pageNumber, page]));
    this.#furniture = furniture;
  }

  /** Places on the page that hold exactly this title, with or without its number, best first. */
  list(title: string, pageNumber: number): TitlePlace[] {
    const key = titleKey(title);
    const bareKey = titleKey(withoutNumber(title));
    if (key === '') return [];
    const exact: Candidate[] = [];
    const bare: Candidate[] = [];
    for (const candidate of this.#candidates(pageNumber)) {
      if (candidate.key === key) exact.push(candidate);
      else if (candidate.bareKey === bareKey && bareKey.length > 1) bare.push(candidate);
    }
    const bySize = (first: Candidate, second: Candidate): number =>
      second.sizePt + second.weight / 1000 - first.sizePt - first.weight / 1000 ||
      first.blockIndex - second.blockIndex;
    return [...exact.sort(bySize), ...bare.sort(bySize)];
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

function candidatesOf(page: Page, furniture: readonly number[]): Candidate[] {
  const skipped = new Set(furniture);
  const candidates: Candidate[] = [];
  page.blocks.forEach((first, blockIndex) => {
    let title = '';
    for (let blockCount = 1; blockCount <= MAX_BLOCKS; blockCount += 1) {
      const block = page.blocks[blockIndex + blockCount - 1];
      if (block === undefined || block.lines.length > 4 || skipped.has(blockIndex + blockCount - 1)) return;
      title = `${title} ${block.marker ?? ''} ${blockText(block)}`.trim();
      if (title.length > MAX_TITLE_CHARS) return;
      const { sizePt, weight } = first;
      candidates.push({
        pageNumber: page.pageNumber,
        blockIndex,
        blockCount,
        sizePt,
        weight,
        key: titleKey(title),
        bareKey: titleKey(withoutNumber(title)),
      });
    }
  });
  return candidates;
}
