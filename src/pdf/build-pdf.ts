/** A line of a page to be built; text of Latin-1 characters only. */
export interface BuiltLine {
  text: string;
  sizePt?: number;
  bold?: boolean;
  /** Empty space above the line, in points. */
  gapPt?: number;
}

const PAGE = { widthPt: 595, heightPt: 842, marginPt: 72 };
const LEADING = 1.25;

const escapeText = (text: string): string => text.replace(/[\\()]/g, '\\$&');

function drawPage(lines: readonly BuiltLine[]): string {
  let topPt = PAGE.heightPt - PAGE.marginPt;
  const drawn = lines.map(({ text, sizePt = 11, bold = false, gapPt = 0 }) => {
    topPt -= sizePt * LEADING + gapPt;
    return `BT /${bold ? 'F2' : 'F1'} ${sizePt} Tf ${PAGE.marginPt} ${topPt.toFixed(2)} Td (${escapeText(text)}) Tj ET`;
  });
  return drawn.join('\n');
}

/**
 * Builds a plain PDF of A4 pages with one regular and one bold font, for trying whether reading works.
 *
 * Source: ISO 32000-2 §7.5 for the file's structure.
 */
export function buildPdf(pages: readonly (readonly BuiltLine[])[]): Buffer {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
  ];
  pages.forEach((lines, index) => {
    const content = drawPage(lines);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.widthPt} ${PAGE.heightPt}]/Contents ${6 + index * 2} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  });
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj${object}endobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
