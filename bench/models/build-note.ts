import { buildPdf } from '../../src/pdf/build-pdf.ts';

/** One page about something that no other page is about. */
export const buildNote = (name: string): Buffer =>
  buildPdf([
    [
      { text: `Notes of ${name}`, sizePt: 20, bold: true },
      {
        text: `A ledger of ${name} is a book in which ${name} writes down every visit and its reason.`,
        gapPt: 10,
      },
      { text: `The ledger is read once a week, because what is old in it helps nobody at ${name}.` },
      { text: `A visit of ${name} ends when two people have signed the page and the date is beside it.` },
    ],
  ]);
