import { type BuiltLine, buildPdf } from '../src/pdf/build-pdf.ts';

export { buildPdf as buildSamplePdf };

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
    const lines: BuiltLine[] = [{ text: `Chapter ${chapter + 1}`, sizePt: 14, bold: true }];
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
  return buildPdf(pages);
}
