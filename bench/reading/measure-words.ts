import { findFixture } from '../../src/pdf/fixture.ts';
import { readOurs } from './read-ours.ts';
import { readWithPdfjs, readWithPdftotext } from './read-peers.ts';
import type { Score } from './score.ts';
import { scoreWords, textOfPage } from './score-words.ts';

/** The share of the words that pdftotext finds and that are kept, by us and by pdf.js. */
export async function measureWords(names: readonly string[], withPdfjs: boolean): Promise<Score[]> {
  const scores: Score[] = [];
  for (const name of names) {
    const path = findFixture(`${name}.pdf`);
    if (path === undefined) continue;
    const expected = (await readWithPdftotext(path)).join('\n');
    const { pages } = await readOurs(path);
    const ours = scoreWords(expected, pages.map(textOfPage).join('\n')).kept;
    const score: Score = { key: `words/${name}`, value: ours };
    if (withPdfjs)
      score.peers = { 'pdf.js': scoreWords(expected, (await readWithPdfjs(path)).join('\n')).kept };
    scores.push(score);
  }
  return scores;
}
