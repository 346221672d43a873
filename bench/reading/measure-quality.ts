import { spawnSync } from 'node:child_process';
import { BOOKS, measureHeadings } from './measure-headings.ts';
import { measureOrder } from './measure-order.ts';
import { measureTables } from './measure-tables.ts';
import { measureWords } from './measure-words.ts';
import type { Score } from './score.ts';

/** pdftotext tells which words there are to be kept. */
export const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

/** All that is measured of reading but its speed. `withPeers`: other programs on the same pages. */
export async function measureQuality(withPeers: boolean): Promise<Score[]> {
  return [
    ...(await measureHeadings()),
    ...(await measureOrder(withPeers)),
    ...(await measureTables()),
    ...(hasPdftotext ? await measureWords(BOOKS, withPeers) : []),
  ];
}
