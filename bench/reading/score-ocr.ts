import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockText } from '../../src/course/block-text.ts';
import type { Page } from '../../src/course/document.ts';
import { type BuiltLine, buildPdf } from '../../src/pdf/build-pdf.ts';
import { findFixture } from '../../src/pdf/fixture.ts';
import { scanPages } from '../../src/pdf/made-scan.ts';
import { type OcrEngine, openOcrEngine } from '../../src/pdf/ocr-engine.ts';
import { needsOcr } from '../../src/pdf/ocr-need.ts';
import { readScan, type ScanHints } from '../../src/pdf/ocr-page.ts';
import { openDocument, type PdfDocument } from '../../src/pdf/open-document.ts';
import { openPdfium, type Pdfium } from '../../src/pdf/pdfium.ts';

/** How well pictures of pages were read, against the text of the pages that they were made from. */
export interface OcrScore {
  what: string;
  pages: number;
  words: number;
  /** 1 less the words that must be put in, taken out or changed, as a share of the words. */
  accuracy: number;
  /** On one thread, looking for the language included. */
  pagesPerMinute: number;
}

/** Pages to be scanned: of a fixture, or typeset from a text of this folder. */
interface OcrSample {
  what: string;
  pdf: { fixture: string; pageNumbers: readonly number[] } | { text: string; serif: boolean };
}

// Running text in one column: the order of columns and tables is measured elsewhere.
const SAMPLES: readonly OcrSample[] = [
  { what: 'English, manual', pdf: { fixture: 'books/r-intro.pdf', pageNumbers: [8, 12, 15, 30] } },
  {
    what: 'English, manual 2',
    pdf: { fixture: 'books/developers-reference.pdf', pageNumbers: [11, 20, 33] },
  },
  { what: 'English', pdf: { text: 'en', serif: true } },
  { what: 'German', pdf: { text: 'de', serif: true } },
  { what: 'German, sans serif', pdf: { text: 'de', serif: false } },
  { what: 'French', pdf: { text: 'fr', serif: true } },
  { what: 'French, sans serif', pdf: { text: 'fr', serif: false } },
];

/** Scans pages at 200 dpi, reads them without any hint of their language, and compares word by word, in order. */
export async function scoreOcr(): Promise<OcrScore[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-ocr-'));
  try {
    const pdfium = await openPdfium();
    const engine = await openOcrEngine();
    const scores: OcrScore[] = [];
    for (const sample of SAMPLES) {
      const printed = findPrinted(sample, folder);
      if (printed !== undefined) scores.push(await scoreSample(pdfium, engine, sample.what, printed, folder));
    }
    return scores;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Printed {
  path: string;
  pageNumbers: readonly number[] | undefined;
}

function findPrinted({ pdf }: OcrSample, folder: string): Printed | undefined {
  if ('fixture' in pdf) {
    const path = findFixture(pdf.fixture);
    return path === undefined ? undefined : { path, pageNumbers: pdf.pageNumbers };
  }
  const text = readFileSync(new URL(`./ocr/${pdf.text}.txt`, import.meta.url), 'utf8');
  const path = join(folder, `${pdf.text}-${pdf.serif}.pdf`);
  writeFileSync(path, buildPdf(typeset(text), { serif: pdf.serif }));
  return { path, pageNumbers: undefined };
}

const LINE_CHARS = 82;
const LINES_A_PAGE = 40;

/** Paragraphs as lines of pages. */
function typeset(text: string): BuiltLine[][] {
  const lines = text
    .trim()
    .split(/\n{2,}/)
    .flatMap((paragraph): BuiltLine[] => {
      const broken =
        paragraph.replace(/\s+/g, ' ').match(new RegExp(`.{1,${LINE_CHARS}}(?:\\s|$)`, 'g')) ?? [];
      return broken.map((line, index) => ({ text: line.trim(), gapPt: index === 0 ? 8 : 0 }));
    });
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_, at) => at * LINES_A_PAGE);
  return pages.map((from) => lines.slice(from, from + LINES_A_PAGE));
}

async function scoreSample(
  pdfium: Pdfium,
  engine: OcrEngine,
  what: string,
  { path, pageNumbers }: Printed,
  folder: string,
): Promise<OcrScore> {
  const original = openDocument(pdfium, path);
  const all = original.readPages(1, original.info().pageCount).pages;
  original.close();
  const truth = pageNumbers === undefined ? all : pageNumbers.flatMap((number) => all[number - 1] ?? []);
  const scanned = join(folder, 'scanned.pdf');
  const scans = await scanPages(
    path,
    truth.map((page) => page.pageNumber),
  );
  writeFileSync(scanned, buildPdf(scans.map((scan) => ({ scan }))));
  const document = openDocument(pdfium, scanned);
  const { pages } = document.readPages(1, truth.length);
  const startedMs = performance.now();
  const read = readScans(engine, document, pages);
  const minutes = (performance.now() - startedMs) / 60_000;
  document.close();
  let words = 0;
  let wrong = 0;
  truth.forEach((page, index) => {
    const expected = wordsOf(page);
    words += expected.length;
    wrong += editDistance(expected, wordsOf(read[index] ?? { ...page, blocks: [] }));
  });
  return {
    what,
    pages: truth.length,
    words,
    accuracy: 1 - wrong / words,
    pagesPerMinute: truth.length / minutes,
  };
}

/** The way of the flow: each scan tells the next ones what was learned. */
function readScans(engine: OcrEngine, document: PdfDocument, pages: readonly Page[]): Page[] {
  const hints: ScanHints = { asked: false, quarterTurns: 0 };
  return pages.map((page) => {
    if (!needsOcr(page)) throw new Error(`Page ${page.pageNumber} is not taken for a scan.`);
    const reading = readScan(engine, document.renderScan(page.pageNumber), page, hints);
    hints.quarterTurns = reading.quarterTurns;
    if (reading.languages !== undefined) hints.languages = reading.languages;
    return reading.page ?? page;
  });
}

/** The words of a page in reading order; which of several quotes and dashes is printed does not count. */
const wordsOf = (page: Page): string[] =>
  page.blocks
    .map((block) => `${block.marker ?? ''} ${blockText(block)}`)
    .join(' ')
    .normalize('NFKC')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .split(/\s+/)
    .filter((word) => word !== '');

/** How many words must be put in, taken out or changed to make one list of the other (Levenshtein). */
function editDistance(expected: readonly string[], actual: readonly string[]): number {
  let before = Array.from({ length: actual.length + 1 }, (_, index) => index);
  expected.forEach((word, row) => {
    const distances = [row + 1];
    actual.forEach((other, column) => {
      const changed = (before[column] ?? 0) + (word === other ? 0 : 1);
      distances.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (distances[column] ?? 0) + 1));
    });
    before = distances;
  });
  return before.at(-1) ?? 0;
}
