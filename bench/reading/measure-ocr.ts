import type { Score } from './score.ts';
import { scoreOcr } from './score-ocr.ts';

/** The share of words read right on clean scans at 200 dpi, by language, with the pace of one thread. */
export async function measureOcr(): Promise<{ scores: Score[]; pagesPerMinute: number }> {
  const samples = await scoreOcr();
  const pages = samples.reduce((sum, sample) => sum + sample.pages, 0);
  const minutes = samples.reduce((sum, sample) => sum + sample.pages / sample.pagesPerMinute, 0);
  return {
    scores: samples.map(({ what, accuracy }) => ({ key: `ocr/${what}`, value: accuracy })),
    pagesPerMinute: pages / minutes,
  };
}
