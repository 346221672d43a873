import type { DocumentInfo, Page } from '../../src/course/document.ts';
import { openDocument } from '../../src/pdf/open-document.ts';
import { openPdfium, type Pdfium } from '../../src/pdf/pdfium.ts';

export interface OurReading {
  info: DocumentInfo;
  pages: Page[];
}

let engine: Promise<Pdfium> | undefined;
const known = new Map<string, Promise<OurReading>>();

/** Reads a file in this thread, once for all who ask. */
export function readOurs(path: string): Promise<OurReading> {
  const reading = known.get(path) ?? read(path);
  known.set(path, reading);
  return reading;
}

async function read(path: string): Promise<OurReading> {
  engine ??= openPdfium();
  const document = openDocument(await engine, path);
  const info = document.info();
  const { pages } = document.readPages(1, info.pageCount);
  document.close();
  return { info, pages };
}
