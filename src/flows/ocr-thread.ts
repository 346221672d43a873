import { setPriority } from 'node:os';
import { Failure } from '../base/failure.ts';
import { decodePages, encodePages } from '../course/page-codec.ts';
import type { GrayBitmap } from '../pdf/ocr-bitmap.ts';
import { type OcrEngine, openOcrEngine } from '../pdf/ocr-engine.ts';
import { readScan, type ScanHints, type ScanReading } from '../pdf/ocr-page.ts';
import { asTask } from './task-reply.ts';

// The file that a thread of the OCR pool runs. Seconds of work for each page: it yields to everything else.
setPriority(19);

/** A page to be read from its picture. */
export interface Scan {
  bitmap: GrayBitmap;
  /** The page as the file's own text gives it, alone, as `encodePages` made it. */
  page: Uint8Array;
  hints: ScanHints;
}

/** A page as read from its picture; without `page` there was nothing to read in it. */
export interface ScannedPage extends Omit<ScanReading, 'page'> {
  page?: Uint8Array;
}

let engine: Promise<OcrEngine> | undefined;

export const readScannedPage = asTask(async ({ bitmap, page, hints }: Scan): Promise<ScannedPage> => {
  engine ??= openOcrEngine();
  const opened = await engine;
  const [known] = decodePages(page);
  if (known === undefined) throw new Failure('internal', 'The scanned page is not stored.');
  try {
    const { page: read, ...reading } = readScan(opened, bitmap, known, hints);
    return read === undefined ? reading : { ...reading, page: encodePages([read]) };
  } catch (error) {
    // What a trap leaves behind in WebAssembly answers nothing any more.
    engine = undefined;
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('page_unreadable', `Tesseract gave up: ${reason}`, { cause: error });
  }
});
