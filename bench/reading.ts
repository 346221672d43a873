import { acceptScores, listWorse } from './reading/accepted.ts';
import { measureOcr } from './reading/measure-ocr.ts';
import { measureQuality } from './reading/measure-quality.ts';
import { measureReadingSpeed } from './reading/measure-speed.ts';
import { meanOf, type Score } from './reading/score.ts';
import type { Figure } from './table.ts';

interface Promised {
  what: string;
  /** Whose keys begin with one of these. */
  keys: readonly string[];
  /** Undefined where nothing was promised. */
  least?: number;
}

const PROMISES: readonly Promised[] = [
  {
    what: 'headings of levels 1 and 2 without bookmarks, F1, books',
    keys: ['headings/books/'],
    least: 0.95,
  },
  { what: 'the same, other languages', keys: ['headings/languages/'], least: 0.85 },
  { what: 'the same, papers and slides', keys: ['headings/papers/', 'headings/slides/'], least: 0.85 },
  { what: 'the same with bookmarks, all of these', keys: ['headings with bookmarks/'], least: 0.99 },
  { what: 'words of pdftotext that are kept, books', keys: ['words/books/'], least: 0.99 },
  { what: "a person's reading order kept, pages in two columns", keys: ['order/papers/'], least: 0.97 },
  { what: 'cells of tables in their row and column, F1', keys: ['tables/'] },
  { what: 'OCR of clean scans at 200 dpi, words read right, English', keys: ['ocr/English'], least: 0.97 },
  { what: 'the same, German and French', keys: ['ocr/German', 'ocr/French'], least: 0.93 },
];

/**
 * How well and how fast PDFs are read, beside pdftotext and pdf.js on the same pages. What has become worse than
 * it was accepted makes the run fail.
 */
export async function measureReading(accept: boolean): Promise<Figure[]> {
  const ocr = await measureOcr();
  const scores = [...(await measureQuality(true)), ...ocr.scores];
  if (accept) acceptScores(scores);
  for (const sentence of listWorse(scores)) {
    process.stderr.write(`Worse: ${sentence}\n`);
    process.exitCode = 1;
  }
  const pace: Figure = {
    what: 'OCR of these pages by one thread, pages a minute',
    lectern: ocr.pagesPerMinute.toFixed(0),
    wanted: '',
  };
  const figures = PROMISES.flatMap((promise) => toFigure(promise, scores));
  return [...figures, pace, ...(await measureReadingSpeed())];
}

function toFigure({ what, keys, least }: Promised, scores: readonly Score[]): Figure[] {
  const mine = scores.filter(({ key }) => keys.some((start) => key.startsWith(start)));
  if (mine.length === 0) return [];
  const mean = meanOf(mine.map(({ value }) => value));
  const worst = mine.reduce((one, other) => (other.value < one.value ? other : one));
  const peers = [...new Set(mine.flatMap((score) => Object.keys(score.peers ?? {})))].map(
    (peer) => `${peer} ${shown(meanOf(mine.flatMap((score) => score.peers?.[peer] ?? [])))}`,
  );
  const figure: Figure = {
    what: `${what} (${mine.length}; lowest ${shown(worst.value)}, ${worst.key.replace(/^[^/]*\//, '')})`,
    lectern: shown(mean),
    wanted: least === undefined ? '' : `at least ${least}`,
  };
  if (least !== undefined) figure.met = mean >= least;
  return [peers.length === 0 ? figure : { ...figure, peer: peers.join(', ') }];
}

/** Rounded down, so that a shortfall stays one. */
const shown = (value: number): string => (Math.floor(value * 1000) / 1000).toFixed(3);
