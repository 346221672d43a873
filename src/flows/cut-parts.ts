import type { Page } from '../course/document.ts';
import { encodePages } from '../course/page-codec.ts';
import type { ReadPart } from './read-range.ts';

// Lessons are written from the few pages that they need; eight pages compress nearly as well as 32.
const PAGES_A_PART = 8;

/** Pages cut into parts as they are stored, in order. A scan is a part of its own: it is stored again when read. */
export function cutParts(pages: readonly Page[], isScan: (page: Page) => boolean = () => false): ReadPart[] {
  const parts: ReadPart[] = [];
  let part: Page[] = [];
  const endPart = (): void => {
    const [first] = part;
    if (first === undefined) return;
    parts.push({ from: first.pageNumber, to: first.pageNumber + part.length - 1, pages: encodePages(part) });
    part = [];
  };
  for (const page of pages) {
    const { pageNumber } = page;
    if (isScan(page)) {
      endPart();
      parts.push({ from: pageNumber, to: pageNumber, pages: encodePages([page]), scan: true });
      continue;
    }
    if (part.length >= PAGES_A_PART) endPart();
    part.push(page);
  }
  endPart();
  return parts;
}
