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

/** A book of three chapters of three pages each: every chapter is long enough for a module of its own. */
export function buildLongBook(): Buffer {
  const pages = CHAPTERS.flatMap(({ title, terms }, chapter) =>
    ['school', 'field', 'hospital'].map((place, part) => {
      const lines: BuiltLine[] = [];
      if (part === 0)
        lines.push(
          { text: `Chapter ${chapter + 1}`, sizePt: 14, bold: true },
          { text: title, sizePt: 20, bold: true },
        );
      for (const [term, definition] of terms) {
        const name = term.toLowerCase();
        const opening =
          part === 0 ? `${term} is ${definition}.` : `In the ${place} people ask about ${name} again.`;
        lines.push(
          { text: opening, gapPt: 10 },
          {
            text: `Whoever works in a ${place} meets ${name} early, and learns to tell it from its neighbours`,
          },
          {
            text: `by looking closely. In the ${place} it is drawn by hand, measured twice and compared with what`,
          },
          {
            text: `the others have found, because one drawing of ${name} alone would prove very little to them.`,
          },
          {
            text: `The notes of the ${place} say which instrument was used, how long the work on ${name} took,`,
          },
          {
            text: `and which questions stayed open, so that the next group can begin where this one has ended.`,
          },
        );
      }
      return lines;
    }),
  );
  return buildPdf(pages);
}
