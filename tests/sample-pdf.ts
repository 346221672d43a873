/** A line of a sample page; text of WinAnsi characters only. */
export interface SampleLine {
  text: string;
  sizePt?: number;
  bold?: boolean;
  /** Empty space above the line, in points. */
  gapPt?: number;
}

const PAGE = { widthPt: 595, heightPt: 842, marginPt: 72 };
const LEADING = 1.25;

const escapeText = (text: string): string => text.replace(/[\\()]/g, '\\$&');

function drawPage(lines: readonly SampleLine[]): string {
  let topPt = PAGE.heightPt - PAGE.marginPt;
  const drawn = lines.map(({ text, sizePt = 11, bold = false, gapPt = 0 }) => {
    topPt -= sizePt * LEADING + gapPt;
    return `BT /${bold ? 'F2' : 'F1'} ${sizePt} Tf ${PAGE.marginPt} ${topPt.toFixed(2)} Td (${escapeText(text)}) Tj ET`;
  });
  return drawn.join('\n');
}

/** Builds a PDF of pages of lines, with one regular and one bold font. */
export function buildSamplePdf(pages: readonly (readonly SampleLine[])[]): Buffer {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
  ];
  pages.forEach((lines, index) => {
    const content = Buffer.from(drawPage(lines), 'latin1').toString('latin1');
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

const CHAPTERS = [
  {
    title: 'Cells and tissues',
    terms: [
      ['A cell', 'the smallest unit of life that can replicate independently'],
      ['A tissue', 'a group of similar cells that carry out a common function'],
      ['A membrane', 'a thin layer of lipids that separates the inside of a cell from its surroundings'],
      ['The nucleus', 'the part of a cell that holds the genetic material and controls growth'],
    ],
  },
  {
    title: 'Energy and enzymes',
    terms: [
      ['An enzyme', 'a protein that speeds up a chemical reaction without being used up'],
      ['A substrate', 'the molecule on which an enzyme acts during a reaction'],
      ['Photosynthesis', 'the process by which plants turn light into chemical energy stored in sugar'],
      ['Respiration', 'the process by which cells release the energy stored in sugar'],
    ],
  },
  {
    title: 'Heredity and genes',
    terms: [
      ['A gene', 'a stretch of genetic material that carries the instructions for one protein'],
      ['A chromosome', 'a long molecule of genetic material packed together with proteins'],
      ['A mutation', 'a lasting change in the sequence of the genetic material'],
      ['An allele', 'one of several forms that a gene can take at the same place'],
    ],
  },
] as const;

/** A short textbook of three chapters with definitions, made for tests; `tag` makes its words its own. */
export function buildSampleBook(tag = 'biology'): Buffer {
  const pages = CHAPTERS.map(({ title, terms }, chapter) => {
    const lines: SampleLine[] = [{ text: `Chapter ${chapter + 1}`, sizePt: 14, bold: true }];
    lines.push({ text: title, sizePt: 20, bold: true });
    for (const [term, definition] of terms)
      lines.push(
        { text: `${term} is ${definition}.`, gapPt: 10 },
        { text: `Students of ${tag} meet this idea in the laboratory, where they observe it with care` },
        { text: 'and write down what they see, so that others can repeat the same experiment later.' },
        { text: `In practice ${term.toLowerCase()} can be studied with a microscope, with chemical tests,` },
        { text: `and with simple models that teachers of ${tag} have used for many years in class.` },
      );
    return lines;
  });
  return buildSamplePdf(pages);
}
