import { findFixture } from '../../src/pdf/fixture.ts';
import { readOurs } from './read-ours.ts';
import { readWithPdfjs, readWithPdftotext } from './read-peers.ts';
import type { Score } from './score.ts';
import { readOrderTruth, scoreOrder } from './score-order.ts';
import { textOfPage } from './score-words.ts';

/** How far pages keep the order in which a person reads them, by us and by others. */
export async function measureOrder(withPeers: boolean): Promise<Score[]> {
  const scores: Score[] = [];
  for (const { file, page, anchors } of readOrderTruth()) {
    const path = findFixture(file);
    if (path === undefined) continue;
    const { pages } = await readOurs(path);
    const ours = pages.find(({ pageNumber }) => pageNumber === page);
    const score: Score = {
      key: `order/${file.replace(/\.pdf$/, '')} page ${page}`,
      value: scoreOrder(anchors, ours === undefined ? '' : textOfPage(ours)),
    };
    if (withPeers) {
      const pdftotext = (await readWithPdftotext(path))[page - 1] ?? '';
      const pdfjs = (await readWithPdfjs(path))[page - 1] ?? '';
      score.peers = { pdftotext: scoreOrder(anchors, pdftotext), 'pdf.js': scoreOrder(anchors, pdfjs) };
    }
    scores.push(score);
  }
  return scores;
}
