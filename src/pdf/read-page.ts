import type { Page, Problem } from '../course/document.ts';
import { buildBlocks } from './page-blocks.ts';
import { type PageFrame, readFrame, shownBox } from './page-frame.ts';
import { readGraphics } from './page-graphics.ts';
import type { Pdfium } from './pdfium.ts';
import { MAX_CHARS_PER_PAGE, readWords } from './words.ts';

const IMAGE_OBJECT = 3;
const FORM_OBJECT = 5;

// Looking for pictures costs as much as the text of a page; a page with more words is not a scan.
const FEW_WORDS = 60;
const MAX_OBJECTS = 2000;

/** Reads one page. One that does not load, or that holds too much, is told of in `problems`. */
export function readPage(pdfium: Pdfium, document: number, pageNumber: number, problems: Problem[]): Page {
  const { wasm } = pdfium;
  const pagePointer = wasm.FPDF_LoadPage(document, pageNumber - 1);
  const textPage = pagePointer === 0 ? 0 : wasm.FPDFText_LoadPage(pagePointer);
  if (textPage === 0) {
    if (pagePointer !== 0) wasm.FPDF_ClosePage(pagePointer);
    problems.push({ code: 'page_unreadable', detail: 'The page does not load.', page: pageNumber });
    // Whatever it shows is not text: like a page that is all picture, it is not blank.
    return { pageNumber, widthPt: 612, heightPt: 792, blocks: [], pictureShare: 1 };
  }
  const frame = readFrame(pdfium, pagePointer);
  const { runs, lostChars, undecodableChars } = readWords(pdfium, textPage, frame);
  const wordCount = runs.reduce((sum, run) => sum + run.words.length, 0);
  const pictureShare = wordCount < FEW_WORDS ? readPictureShare(pdfium, pagePointer, frame) : 0;
  const graphics = readGraphics(pdfium, pagePointer, frame);
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
    pictureShare,
  };
  if (lostChars > 0) page.lostChars = lostChars;
  if (undecodableChars > 0) page.undecodableChars = undecodableChars;
  return page;
}

/** The share of the page that its pictures cover, overlaps counted once or more, at most 1. */
function readPictureShare(pdfium: Pdfium, pagePointer: number, frame: PageFrame): number {
  const { wasm, scratch } = pdfium;
  const count = Math.min(wasm.FPDFPage_CountObjects(pagePointer), MAX_OBJECTS);
  let coveredPt2 = 0;
  for (let index = 0; index < count; index += 1) {
    const object = wasm.FPDFPage_GetObject(pagePointer, index);
    const type = wasm.FPDFPageObj_GetType(object);
    if (type !== IMAGE_OBJECT && type !== FORM_OBJECT) continue;
    if (wasm.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) continue;
    const at = scratch >> 2;
    const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.heap().floats32.subarray(at, at + 4);
    const box = shownBox(frame, left, bottom, right, top);
    const visibleWidthPt = Math.min(box.leftPt + box.widthPt, frame.widthPt) - Math.max(box.leftPt, 0);
    const visibleHeightPt = Math.min(box.topPt + box.heightPt, frame.heightPt) - Math.max(box.topPt, 0);
    coveredPt2 += Math.max(0, visibleWidthPt) * Math.max(0, visibleHeightPt);
  }
  const share = coveredPt2 / (frame.widthPt * frame.heightPt);
  return Number.isFinite(share) ? Math.round(Math.min(1, share) * 1000) / 1000 : 0;
}
