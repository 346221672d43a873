import { deflateSync } from 'node:zlib';
import type { GrayBitmap } from './ocr-bitmap.ts';

/** A line of a page to be built; text of Latin-1 characters only. */
export interface BuiltLine {
  text: string;
  sizePt?: number;
  bold?: boolean;
  /** Empty space above the line, in points. */
  gapPt?: number;
  /** From 0, black, to 1, white. */
  gray?: number;
  /** The gray of a box behind the line; none is drawn without it. */
  boxGray?: number;
  /** Placed and not painted, as the layer of text over a scan. */
  invisible?: true;
}

const PAGE = { widthPt: 595, heightPt: 842, marginPt: 72 };
const LEADING = 1.25;

/** A page that is a picture and nothing else, as a scanner makes them. */
export interface BuiltScan {
  scan: GrayBitmap;
}

const escapeText = (text: string): string => text.replace(/[\\()]/g, '\\$&');

function drawPage(lines: readonly BuiltLine[]): string {
  let topPt = PAGE.heightPt - PAGE.marginPt;
  const drawn = lines.map(({ text, sizePt = 11, bold = false, gapPt = 0, gray = 0, boxGray, invisible }) => {
    topPt -= sizePt * LEADING + gapPt;
    const below = (topPt - 0.3 * sizePt).toFixed(2);
    const box =
      boxGray === undefined ? '' : `${boxGray} g ${PAGE.marginPt} ${below} 400 ${LEADING * sizePt} re f `;
    return `${box}${gray} g BT ${invisible ? 3 : 0} Tr /${bold ? 'F2' : 'F1'} ${sizePt} Tf ${PAGE.marginPt} ${topPt.toFixed(2)} Td (${escapeText(text)}) Tj ET`;
  });
  return drawn.join('\n');
}

/** An inline image over the whole page (ISO 32000-2 §8.9.7). */
function drawScan({ gray, width, height }: GrayBitmap): string {
  const bytes = deflateSync(gray).toString('latin1');
  const image = `BI /W ${width} /H ${height} /CS /G /BPC 8 /F /Fl ID ${bytes}\nEI`;
  return `q ${PAGE.widthPt} 0 0 ${PAGE.heightPt} 0 0 cm\n${image} Q`;
}

/**
 * Builds a plain PDF of A4 pages with one regular and one bold font, for trying whether reading works.
 *
 * In: a page is its lines, or a picture of one.
 * Source: ISO 32000-2 §7.5 for the file's structure.
 */
export function buildPdf(
  pages: readonly (readonly BuiltLine[] | BuiltScan)[],
  { serif = false }: { serif?: boolean } = {},
): Buffer {
  const [regular, bold] = serif ? ['Times-Roman', 'Times-Bold'] : ['Helvetica', 'Helvetica-Bold'];
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type1/BaseFont/${regular}/Encoding/WinAnsiEncoding>>`,
    `<</Type/Font/Subtype/Type1/BaseFont/${bold}/Encoding/WinAnsiEncoding>>`,
  ];
  pages.forEach((page, index) => {
    const content = 'scan' in page ? drawScan(page.scan) : drawPage(page);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.widthPt} ${PAGE.heightPt}]/Contents ${6 + index * 2} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  });
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
