import type { Page, Problem } from '../course/document.ts';
import { dropHidden } from './hidden-text.ts';
import type { Ligatures } from './ligatures.ts';
import { buildBlocks } from './page-blocks.ts';
import { readFrame } from './page-frame.ts';
import { readGraphics } from './page-graphics.ts';
import type { Pdfium } from './pdfium.ts';
import { MAX_CHARS_PER_PAGE, readWords } from './words.ts';

/** A document of PDFium, and what of its file PDFium does not tell. */
interface OpenedFile {
  document: number;
  ligatures: Ligatures;
}

/** Reads one page. One that does not load, or that holds too much, is told of in `problems`. */
export function readPage(
  pdfium: Pdfium,
  { document, ligatures }: OpenedFile,
  pageNumber: number,
  problems: Problem[],
): Page {
  const { wasm } = pdfium;
  const pagePointer = wasm.FPDF_LoadPage(document, pageNumber - 1);
  const textPage = pagePointer === 0 ? 0 : wasm.FPDFText_LoadPage(pagePointer);
  if (textPage === 0) {
    if (pagePointer !== 0) wasm.FPDF_ClosePage(pagePointer);
    return unreadPage(pageNumber, 'The page does not load.', problems);
  }
  const frame = readFrame(pdfium, pagePointer);
  const {
    runs: printed,
    lostChars,
    undecodableChars,
    unseenChars,
  } = readWords(pdfium, textPage, frame, ligatures);
  const graphics = readGraphics(pdfium, pagePointer, frame);
  const { runs, hiddenChars } = dropHidden(pdfium, pagePointer, frame, graphics, printed);
  wasm.FPDFText_ClosePage(textPage);
  wasm.FPDF_ClosePage(pagePointer);
  if (lostChars > 0) {
    const detail = `The page has ${lostChars} characters more than the limit of ${MAX_CHARS_PER_PAGE}.`;
    problems.push({ code: 'page_unreadable', detail, page: pageNumber });
  }
  const { widthPt, heightPt } = frame;
  const page: Page = {
    pageNumber,
    widthPt,
    heightPt,
    blocks: buildBlocks(runs, frame, graphics),
    pictureShare: graphics.pictureShare,
  };
  if (lostChars > 0) page.lostChars = lostChars;
  if (undecodableChars > 0) page.undecodableChars = undecodableChars;
  if (hiddenChars + unseenChars > 0) page.hiddenChars = hiddenChars + unseenChars;
  return page;
}

/** A page of which nothing is known. Whatever it shows is not text: like a page that is all picture, it is not blank. */
export function unreadPage(pageNumber: number, detail: string, problems: Problem[]): Page {
  problems.push({ code: 'page_unreadable', detail, page: pageNumber });
  return { pageNumber, widthPt: 612, heightPt: 792, blocks: [], pictureShare: 1 };
}
