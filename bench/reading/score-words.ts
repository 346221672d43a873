import type { Page } from '../../src/course/document.ts';

/** How many words of a text another reader of the same pages kept, as a bag of words. */
export interface WordScore {
  /** Share of the expected words that were kept, 0 to 1. */
  kept: number;
  /** Words of the expected text. */
  total: number;
  /** What was lost, most often lost first. */
  lost: { word: string; count: number }[];
}

/**
 * Compares two texts of the same pages word by word, whatever their order.
 *
 * In: texts as the programs give them. Hyphens at line ends and inside words do not matter; a word counts once
 * for each time that it is printed.
 * Source: the promise that 0.99 of the words that pdftotext finds are kept.
 */
export function scoreWords(expected: string, actual: string): WordScore {
  const left = countWords(actual);
  const lost: { word: string; count: number }[] = [];
  let total = 0;
  let missing = 0;
  for (const [word, count] of countWords(expected)) {
    total += count;
    const short = count - (left.get(word) ?? 0);
    if (short <= 0) continue;
    missing += short;
    lost.push({ word, count: short });
  }
  lost.sort((one, other) => other.count - one.count);
  return { kept: total === 0 ? 1 : 1 - missing / total, total, lost };
}

/** All text of a page in our own reading, with markers and the cells of tables, a line each. */
export function textOfPage(page: Page): string {
  return page.blocks
    .map(
      ({ marker, lines }) =>
        `${marker ?? ''} ${lines.map(({ text, joinsNext }) => text + (joinsNext ? '-' : '')).join('\n')}`,
    )
    .join('\n');
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{L})[-\u2010\u00ad]\s*\n\s*(?=\p{L})/gu, '$1')
    .replace(/[-\u2010-\u2012\u2212\u00ad]/g, '');
  for (const [word] of plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
