import { spawnSync } from 'node:child_process';
import { measureHeadings, WITH_OUTLINE } from './measure-headings.ts';
import { measureOrder } from './measure-order.ts';
import { measureWords } from './measure-words.ts';
import type { Score } from './score.ts';

/** pdftotext tells which words there are to be kept. */
export const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

/** All that is measured of reading but its speed. `withPeers`: other programs on the same pages. */
export async function measureQuality(withPeers: boolean): Promise<Score[]> {
  return [
    ...(await measureHeadings(Object.values(WITH_OUTLINE).flat())),
    ...(await measureOrder(withPeers)),
    ...(hasPdftotext ? await measureWords(WITH_OUTLINE.books ?? [], withPeers) : []),
  ];
}
