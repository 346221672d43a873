import type { Bookmark, DocumentInfo } from '../course/document.ts';
import type { Pdfium } from './pdfium.ts';

// Enough for the longest real outline; what has more is made to loop.
const MAX_BOOKMARKS = 20_000;
const MAX_BOOKMARK_DEPTH = 32;
const MAX_TEXT_BYTES = 4096;

/** Reads what the file says of itself. */
export function readInfo(pdfium: Pdfium, document: number): DocumentInfo {
  const { wasm } = pdfium;
  const pageCount = wasm.FPDF_GetPageCount(document);
  const info: DocumentInfo = { pageCount, bookmarks: readBookmarks(pdfium, document, pageCount) };
  const title = readMeta(pdfium, document, 'Title');
  const author = readMeta(pdfium, document, 'Author');
  const language = readText(pdfium, (buffer, size) => wasm.FPDFCatalog_GetLanguage(document, buffer, size));
  if (title !== '') info.title = title;
  if (author !== '') info.author = author;
  if (language !== '') info.language = language;
  const labels = readLabels(pdfium, document, pageCount);
  if (labels !== undefined) info.pageLabels = labels;
  return info;
}

function readMeta(pdfium: Pdfium, document: number, key: string): string {
  const { wasm } = pdfium;
  const name = wasm.malloc(key.length + 1);
  pdfium.heap().bytes.set(Buffer.from(`${key}\0`, 'latin1'), name);
  const text = readText(pdfium, (buffer, size) => wasm.FPDF_GetMetaText(document, name, buffer, size));
  wasm.free(name);
  return text;
}

/** A text that PDFium writes as UTF-16 with its length in bytes; at most 2,000 characters, tidied. */
function readText(pdfium: Pdfium, write: (buffer: number, sizeBytes: number) => number): string {
  const { wasm } = pdfium;
  const buffer = wasm.malloc(MAX_TEXT_BYTES);
  const lengthBytes = write(buffer, MAX_TEXT_BYTES);
  // PDFium writes nothing into a buffer that is too small.
  const fits = lengthBytes >= 2 && lengthBytes <= MAX_TEXT_BYTES;
  const bytes = fits ? pdfium.heap().bytes.slice(buffer, buffer + lengthBytes - 2) : new Uint8Array();
  wasm.free(buffer);
  return tidy(Buffer.from(bytes).toString('utf16le'));
}

/** Without control characters, language escapes and lone surrogates; white space folded. */
const tidy = (text: string): string =>
  text
    // ISO 32000-2, 7.9.2.2: a language code stands between two escape characters.
    .split('\u001b')
    .filter((_part, index) => index % 2 === 0)
    .join('')
    .toWellFormed()
    .replace(/\ufffd/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

function readLabels(pdfium: Pdfium, document: number, pageCount: number): string[] | undefined {
  const labels: string[] = [];
  let differs = false;
  for (let index = 0; index < pageCount; index += 1) {
    const label = readText(pdfium, (buffer, size) =>
      pdfium.wasm.FPDF_GetPageLabel(document, index, buffer, size),
    );
    // A file without labels gives none for its first page.
    if (index === 0 && label === '') return undefined;
    if (label !== String(index + 1)) differs = true;
    labels.push(label);
  }
  return differs ? labels : undefined;
}

/** Walks the outline in document order; a node seen before ends its branch, so loops end. */
function readBookmarks(pdfium: Pdfium, document: number, pageCount: number): Bookmark[] {
  const { wasm } = pdfium;
  const bookmarks: Bookmark[] = [];
  const seen = new Set<number>();
  const open: { node: number; level: number }[] = [];
  const push = (node: number, level: number): void => {
    if (node === 0 || seen.has(node) || seen.size >= MAX_BOOKMARKS || level > MAX_BOOKMARK_DEPTH) return;
    seen.add(node);
    open.push({ node, level });
  };
  push(wasm.FPDFBookmark_GetFirstChild(document, 0), 1);
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { node, level } = entry;
    const title = readText(pdfium, (buffer, size) => wasm.FPDFBookmark_GetTitle(node, buffer, size));
    const pageNumber = destinationOf(pdfium, document, node) + 1;
    if (title !== '' && pageNumber >= 1 && pageNumber <= pageCount)
      bookmarks.push({ level, title, pageNumber });
    push(wasm.FPDFBookmark_GetNextSibling(document, node), level);
    push(wasm.FPDFBookmark_GetFirstChild(document, node), level + 1);
  }
  return bookmarks;
}

/** The index of the page a bookmark leads to, or -1. */
function destinationOf({ wasm }: Pdfium, document: number, node: number): number {
  const direct = wasm.FPDFBookmark_GetDest(document, node);
  if (direct !== 0) return wasm.FPDFDest_GetDestPageIndex(document, direct);
  const action = wasm.FPDFBookmark_GetAction(node);
  const destination = action === 0 ? 0 : wasm.FPDFAction_GetDest(document, action);
  return destination === 0 ? -1 : wasm.FPDFDest_GetDestPageIndex(document, destination);
}
