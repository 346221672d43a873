import { type Codes, DROPPED } from './char-codes.ts';
import type { Pdfium } from './pdfium.ts';

/** Characters that the file gives for one glyph: they have one object and one origin. */
interface Cluster {
  first: number;
  last: number;
  leftPt: number;
  rightPt: number;
  baselinePt: number;
  sizePt: number;
}

/** From Devanagari to Myanmar, and Khmer: PDFium may know the box of a syllable's first glyph only. */
export const isSyllabic = (code: number): boolean =>
  (code >= 0x900 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff);

/** Whether a page holds a script whose letters join in syllables: those of India and their relatives. */
export function hasSyllables(codes: Codes): boolean {
  for (let index = 0; index < codes.length; index += 1) if (isSyllabic(codes[index] ?? 0)) return true;
  return false;
}

// A syllable has up to four glyphs, and the next one may begin before its last glyph is drawn.
const MAX_GLYPHS = 4;
const LOOK_BACK = 2 * MAX_GLYPHS;
// How wide a glyph is that PDFium does not count; the widest are Tamil letters after their vowel sign.
const MAX_GLYPH_EM = 1.25;

/**
 * Puts together syllables of several glyphs. Browsers and office programs say once, for all its glyphs, what a
 * syllable reads. PDFium takes the first glyph for the whole, and so sees a space or a line's end after it; of two
 * glyphs drawn apart it gives the text twice.
 *
 * In: `codes` of a page, changed in place. Spaces that PDFium has made stay where the file draws none of its own.
 */
export function mendSyllables(pdfium: Pdfium, textPage: number, codes: Codes): void {
  const clusters = readClusters(pdfium, textPage, codes);
  const kept: Cluster[] = [];
  const afterDropped = new Set<Cluster>();
  let dropped = false;
  for (const cluster of clusters) {
    if (isRepeated(codes, cluster, kept)) {
      codes.fill(DROPPED, cluster.first, cluster.last + 1);
      dropped = true;
      continue;
    }
    if (dropped) afterDropped.add(cluster);
    dropped = false;
    kept.push(cluster);
  }
  const gaps = findMadeGaps(pdfium, textPage, codes, kept);
  const isFalse = ({ before, after }: Gap): boolean =>
    isSyllabic(codes[before.last] ?? 0) &&
    (before.last > before.first || afterDropped.has(after)) &&
    after.baselinePt === before.baselinePt &&
    Math.abs(after.leftPt - before.rightPt) < MAX_GLYPH_EM * before.sizePt * glyphsAfterFirst(codes, before);
  const falseGaps = gaps.made.filter(isFalse);
  const trueSpaces = gaps.made.filter(
    ({ before, after }) => after.baselinePt === before.baselinePt && !isFalse({ before, after }),
  ).length;
  if (gaps.drawn <= trueSpaces) return;
  for (const { before, after } of falseGaps) codes.fill(DROPPED, before.last + 1, after.first);
}

/** How many more glyphs a syllable may have: a vowel that stands on both sides is two in its canonical form. */
const glyphsAfterFirst = (codes: Codes, { first, last }: Cluster): number => {
  const letters = String.fromCodePoint(...codes.subarray(first, last + 1)).normalize('NFD').length;
  return Math.min(MAX_GLYPHS, Math.max(2, letters)) - 1;
};

interface Gap {
  before: Cluster;
  after: Cluster;
}

/** Where white space of PDFium's own stands between characters, and how often the file draws a space. */
function findMadeGaps(
  { wasm }: Pdfium,
  textPage: number,
  codes: Codes,
  clusters: readonly Cluster[],
): { made: Gap[]; drawn: number } {
  const made: Gap[] = [];
  let drawn = 0;
  for (let at = 1; at < clusters.length; at += 1) {
    const [before, after] = [clusters[at - 1], clusters[at]];
    if (before === undefined || after === undefined) continue;
    let blanks = 0;
    let own = 0;
    for (let index = before.last + 1; index < after.first; index += 1) {
      if (codes[index] === DROPPED) continue;
      blanks += 1;
      if (wasm.FPDFText_IsGenerated(textPage, index) !== 1) own += 1;
    }
    if (own > 0) drawn += 1;
    else if (blanks > 0) made.push({ before, after });
  }
  return { made, drawn };
}

/** Whether a glyph of the same syllable has given its text before. */
function isRepeated(codes: Codes, cluster: Cluster, kept: readonly Cluster[]): boolean {
  const length = cluster.last - cluster.first;
  if (length === 0 || !isSyllabic(codes[cluster.first] ?? 0)) return false;
  return kept.slice(-LOOK_BACK).some((before) => {
    if (before.last - before.first !== length || before.baselinePt !== cluster.baselinePt) return false;
    for (let at = 0; at <= length; at += 1)
      if (codes[before.first + at] !== codes[cluster.first + at]) return false;
    const sharedPt = Math.min(before.rightPt, cluster.rightPt) - Math.max(before.leftPt, cluster.leftPt);
    return sharedPt > (cluster.rightPt - cluster.leftPt) / 2;
  });
}

function readClusters(pdfium: Pdfium, textPage: number, codes: Codes): Cluster[] {
  const { wasm, scratch, heap } = pdfium;
  let sizedObject = -1;
  let sizePt = 0;
  const clusters: Cluster[] = [];
  let object = -1;
  let originPt = 0;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code <= 32 || code === 0xa0) continue;
    wasm.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    const [x = 0, baselinePt = 0] = heap().floats64.subarray(scratch >> 3, (scratch >> 3) + 2);
    wasm.FPDFText_GetLooseCharBox(textPage, index, scratch);
    const at = scratch >> 2;
    const [leftPt = 0, , rightPt = 0] = heap().floats32.subarray(at, at + 3);
    const own = wasm.FPDFText_GetTextObject(textPage, index);
    const before = clusters.at(-1);
    if (before?.last === index - 1 && own === object && x === originPt && baselinePt === before.baselinePt) {
      before.last = index;
      before.leftPt = Math.min(before.leftPt, leftPt);
      before.rightPt = Math.max(before.rightPt, rightPt);
    } else {
      if (own !== sizedObject) sizePt = sizeOf(pdfium, textPage, index);
      sizedObject = own;
      clusters.push({ first: index, last: index, leftPt, rightPt, baselinePt, sizePt });
    }
    object = own;
    originPt = x;
  }
  return clusters;
}

function sizeOf({ wasm, scratch, heap }: Pdfium, textPage: number, index: number): number {
  wasm.FPDFText_GetMatrix(textPage, index, scratch);
  const [, , c = 0, d = 1] = heap().floats32.subarray(scratch >> 2, (scratch >> 2) + 4);
  return Math.abs(wasm.FPDFText_GetFontSize(textPage, index)) * Math.hypot(c, d);
}
