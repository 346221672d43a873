import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Failure } from '../base/failure.ts';
import type { Pdfium } from './pdfium.ts';

/** A file that PDFium reads piece by piece, so that it need not be copied into PDFium's memory. */
export interface PdfSource {
  /** FPDF_FILEACCESS. */
  pointer: number;
  /** The bytes begin like a PDF, within the first 1,024, as readers allow. */
  looksLikePdf: boolean;
  /** All bytes of the file; undefined where they are more than 64 MB. */
  readAll(): Buffer | undefined;
  close(): void;
}

const HEADER_BYTES = 1024;

/** A book has 5 MB; what has more is pictures, and each thread that reads the file may hold it for a moment. */
const MOST_BYTES_AT_ONCE = 64e6;

/**
 * Opens a file for PDFium.
 *
 * Throws: `file_empty`; the system's error when the file cannot be opened.
 */
export function openSource(pdfium: Pdfium, path: string): PdfSource {
  const descriptor = openSync(path, 'r');
  const sizeBytes = fstatSync(descriptor).size;
  if (sizeBytes === 0) {
    closeSync(descriptor);
    throw new Failure('file_empty', 'The file has no bytes');
  }
  const header = Buffer.alloc(Math.min(HEADER_BYTES, sizeBytes));
  readSync(descriptor, header, 0, header.length, 0);
  const readBlock = (_param: number, position: number, target: number, length: number): number => {
    const { bytes } = pdfium.heap();
    let done = 0;
    while (done < length) {
      const count = readSync(
        descriptor,
        bytes,
        (target >>> 0) + done,
        length - done,
        (position >>> 0) + done,
      );
      if (count === 0) return 0;
      done += count;
    }
    return 1;
  };
  const callback = pdfium.addFunction(readBlock, 'iiiii');
  const pointer = pdfium.wasm.malloc(12);
  pdfium.heap().words32.set([sizeBytes, callback, 0], pointer >> 2);
  return {
    pointer,
    looksLikePdf: header.includes('%PDF-'),
    readAll() {
      if (sizeBytes > MOST_BYTES_AT_ONCE) return undefined;
      const bytes = Buffer.alloc(sizeBytes);
      const count = readSync(descriptor, bytes, 0, sizeBytes, 0);
      return bytes.subarray(0, count);
    },
    close() {
      closeSync(descriptor);
      if (pdfium.aborted) return;
      pdfium.wasm.free(pointer);
      pdfium.removeFunction(callback);
    },
  };
}
