import { Failure, isFailureCode } from '../base/failure.ts';
import type { DocumentInfo, Problem, Structure } from '../course/document.ts';
import type { GeneratorName } from '../course/job.ts';
import type { Json } from '../course/json.ts';
import { getAnatomy, type StoredDocument, savePageRanges, saveStructure } from '../store/documents.ts';
import { finishUnits } from '../store/steps.ts';
import { InHand } from './in-hand.ts';
import { inParallel } from './in-parallel.ts';
import { failDocument } from './open-documents.ts';
import { newBudget, type ReadBudget, readRange } from './read-range.ts';
import { prepareScans, readScan } from './read-scan.ts';
import { listAllPages } from './sources.ts';
import { progressOfReading, type ReadingProgress, type Work } from './work.ts';

// Long enough that starting a task costs nothing beside it (about 0.1 s of reading), short enough that a kill
// loses little and that a book of 100 pages keeps two cores busy.
const MAX_RANGE_PAGES = 32;

/** The ranges of a document. They depend on nothing but its length, so that a later attempt makes the same. */
function listRanges(pageCount: number): { from: number; to: number }[] {
  const size = Math.min(MAX_RANGE_PAGES, Math.max(4, Math.ceil(pageCount / 8)));
  const starts = Array.from({ length: Math.ceil(pageCount / size) }, (_, at) => at * size + 1);
  return starts.map((from) => ({ from, to: Math.min(pageCount, from + size - 1) }));
}

/** A document while it is read. */
interface Reading {
  document: StoredDocument;
  budget: ReadBudget;
  /** Ranges that are not read yet. */
  left: number;
  problems: Problem[];
  /** Pages to be read by OCR that are not read yet. */
  scans: number[];
}

interface RangeUnit {
  reading: Reading;
  from: number;
  to: number;
}

const unitOf = (documentId: number, range: { from: number; to: number }): string =>
  `${documentId}:${range.from}-${range.to}`;

// That a page has to be read by OCR is remembered as a unit too: its range is read only once.
const scanUnit = (documentId: number, pageNumber: number): string => `${documentId}:scan:${pageNumber}`;
const ocrUnit = (documentId: number, pageNumber: number): string => `${documentId}:ocr:${pageNumber}`;

/** Reads the pages that earlier attempts have not read, then what each document is as a whole. */
export async function readDocuments(
  work: Work,
  documents: readonly StoredDocument[],
  done: ReadonlySet<string>,
  total: number,
): Promise<void> {
  const progress: ReadingProgress = { done: total, total, scansDone: 0, scans: 0 };
  const units: RangeUnit[] = [];
  const readings = documents.map((document) => {
    const ranges = listRanges(document.pages ?? 0).filter(
      (range) => !done.has(unitOf(document.documentId, range)),
    );
    const scans = findScans(work, document, done, progress);
    const budget = newBudget();
    const reading: Reading = { document, budget, left: ranges.length, problems: [], scans };
    units.push(...ranges.map((range) => ({ reading, ...range })));
    return reading;
  });
  for (const { from, to } of units) progress.done -= to - from + 1;
  const structureUnit = (reading: Reading) => `${reading.document.documentId}:structure`;
  const isRead = ({ left, scans }: Reading): boolean => left === 0 && scans.length === 0;
  const wholes = readings.filter((reading) => isRead(reading) && !done.has(structureUnit(reading)));
  await inParallel(wholes, work.threads.size, (reading) => readWhole(work, reading, progress));
  const inHand = new InHand();
  await inParallel(units, work.threads.window, async (unit) => {
    await readUnit(work, unit, progress, inHand);
    unit.reading.left -= 1;
    if (isRead(unit.reading)) await readWhole(work, unit.reading, progress);
  });
  // After all text: OCR of one page takes as long as a book of text.
  for (const reading of readings) {
    if (reading.scans.length === 0) continue;
    await readScans(work, reading, progress);
    await readWhole(work, reading, progress);
  }
}

/** The scans that earlier attempts have found and not read. */
function findScans(
  work: Work,
  { documentId, pages }: StoredDocument,
  done: ReadonlySet<string>,
  progress: ReadingProgress,
): number[] {
  if (!work.config.OCR) return [];
  const all = Array.from({ length: pages ?? 0 }, (_, index) => index + 1);
  const found = all.filter((pageNumber) => done.has(scanUnit(documentId, pageNumber)));
  const left = found.filter((pageNumber) => !done.has(ocrUnit(documentId, pageNumber)));
  progress.scans += found.length;
  progress.scansDone += found.length - left.length;
  progress.done -= left.length;
  return left;
}

async function readUnit(
  work: Work,
  { reading, from, to }: RangeUnit,
  progress: ReadingProgress,
  inHand: InHand,
): Promise<void> {
  const { documentId, filename, sha256 } = reading.document;
  const end = inHand.begin(`${filename}, ${from === to ? from : `${from}–${to}`}`);
  const input = {
    threads: work.threads,
    path: await work.store.blobs.getPath(sha256),
    timeoutMs: work.config.PDF_TIMEOUT_MS,
    signal: work.signal,
    budget: reading.budget,
  };
  const { parts, problems } = await readRange(input, from, to);
  reading.problems.push(...problems);
  const ranges = parts.map((part) => ({ fromPage: part.from, toPage: part.to, pages: part.pages }));
  const scans = work.config.OCR ? parts.flatMap((part) => (part.scan ? [part.from] : [])) : [];
  reading.scans.push(...scans);
  progress.scans += scans.length;
  progress.done += to - from + 1 - scans.length;
  await finishUnits(
    work.store,
    work.attempt,
    {
      step: 'extract',
      units: [
        unitOf(documentId, { from, to }),
        ...scans.map((pageNumber) => scanUnit(documentId, pageNumber)),
      ],
      ...progressFields(progress, work.attempt.generator),
      what: end(),
      problems: problems.map((problem) => ({ ...problem, documentId })),
    },
    (tx) => savePageRanges(tx, documentId, ranges),
  );
  work.pages.keep(documentId, ranges);
}

const progressFields = (progress: ReadingProgress, generator: GeneratorName) => {
  const { done, total, scansDone, scans } = progress;
  const textIsRead = scans > 0 && done - scansDone === total - scans;
  const message = textIsRead
    ? `Reading scanned page ${Math.min(scansDone + 1, scans)} of ${scans} by OCR`
    : `Reading page ${done} of ${total}`;
  return { done, progress: progressOfReading(progress, generator), message };
};

/** Reads the scans of a document, each saved as it comes. One more than there are threads is drawn ahead. */
async function readScans(work: Work, reading: Reading, progress: ReadingProgress): Promise<void> {
  const { document } = reading;
  const scans = reading.scans.toSorted((one, other) => one - other);
  const knowledge = await prepareScans(work, document, scans.length);
  const inHand = new InHand();
  await inParallel(scans, work.ocr.size + 1, async (pageNumber) => {
    const end = inHand.begin(`${document.filename}, ${pageNumber}`);
    const { page, problems } = await readScan(work, document, pageNumber, knowledge);
    const ranges = page === undefined ? [] : [{ fromPage: pageNumber, toPage: pageNumber, pages: page }];
    reading.problems.push(...problems);
    progress.done += 1;
    progress.scansDone += 1;
    await finishUnits(
      work.store,
      work.attempt,
      {
        step: 'extract',
        units: [ocrUnit(document.documentId, pageNumber)],
        ...progressFields(progress, work.attempt.generator),
        what: end(),
        problems: problems.map((problem) => ({ ...problem, documentId: document.documentId })),
      },
      (tx) => savePageRanges(tx, document.documentId, ranges),
    );
    work.pages.keep(document.documentId, ranges);
  });
}

/** The last unit of a document: what all its pages together tell. Without any text it is a failure. */
async function readWhole(work: Work, reading: Reading, progress: ReadingProgress): Promise<void> {
  const { document } = reading;
  const { documentId, filename } = document;
  const { info } = await getAnatomy(work.store.db, documentId);
  if (info === null) throw new Failure('internal', `Document ${documentId} was never opened.`);
  const pages = document.pages ?? 0;
  const ranges = await listAllPages(work, documentId, pages);
  const found = await findStructure(work, { info, filename, ranges });
  if (found instanceof Failure) return failDocument(work, document, found);
  const { structure, hasText } = found;
  if (!hasText) return failDocument(work, document, noText(reading));
  await finishUnits(
    work.store,
    work.attempt,
    {
      step: 'extract',
      units: [`${documentId}:structure`],
      ...progressFields(progress, work.attempt.generator),
    },
    (tx) => saveStructure(tx, documentId, structure),
  );
}

// A manual of 4,000 pages takes 3 s; what takes a minute was made to.
const STRUCTURE_TIMEOUT_MS = 60_000;

/** Out: a Failure for a file whose pages together need too much time or memory; it harms only itself. */
async function findStructure(
  work: Work,
  input: { info: Json<DocumentInfo>; filename: string; ranges: Uint8Array[] },
): Promise<{ structure: Json<Structure>; hasText: boolean } | Failure> {
  const slow = AbortSignal.timeout(STRUCTURE_TIMEOUT_MS);
  try {
    return await work.threads.run('findStructure', input, AbortSignal.any([work.signal, slow]));
  } catch (error) {
    work.signal.throwIfAborted();
    if (slow.aborted)
      return new Failure('pdf_timeout', `${input.filename}: finding its structure took over a minute.`);
    if (error instanceof Failure && error.code === 'pdf_memory') return error;
    throw error;
  }
}

/** Why there is no text: what kept the pages from being read, else that they hold none. */
function noText({ document, problems }: Reading): Failure {
  const [problem] = problems;
  if (problem !== undefined && isFailureCode(problem.code))
    return new Failure(problem.code, `${document.filename}: ${problem.detail}`);
  const pages = document.pages ?? 0;
  return new Failure(
    'pdf_no_text',
    `${document.filename} has no text on its ${pages} page${pages === 1 ? '' : 's'}.`,
  );
}
