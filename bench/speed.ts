import { drive, OCTAVE, R_INTRO, timePdftotext, withLectern, withOldSystem } from './machine.ts';
import { type Figure, median, megabytes, seconds, spread } from './table.ts';

const ROUNDS = 3;

/** From the upload to the published course, beside what only reads the text. */
export async function measureSpeed(): Promise<Figure[]> {
  const short: number[] = [];
  const long: number[] = [];
  const text: { short: number[]; long: number[] } = { short: [], long: [] };
  const peaks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await withLectern(async ({ url }) => {
      short.push(1000 * (await drive(url, R_INTRO, 1)).total_s);
    });
    text.short.push(await timePdftotext(R_INTRO));
    await withLectern(async ({ url, peakBytes }) => {
      long.push(1000 * (await drive(url, OCTAVE, 1)).total_s);
      peaks.push(peakBytes());
    });
    text.long.push(await timePdftotext(OCTAVE));
  }
  const old = await withOldSystem(async (url) => ({
    short: 1000 * (await drive(url, R_INTRO, 1)).total_s,
    long: 1000 * (await drive(url, OCTAVE, 1)).total_s,
  }));
  const ratio = median(long) / median(text.long);
  const beside = (times: number[], oldMs: number) =>
    `text alone: pdftotext ${spread(times, seconds)}, old system ${seconds(oldMs)}`;
  return [
    {
      what: 'r-intro.pdf (113 pages), upload to published course',
      lectern: spread(short, seconds),
      wanted: 'under 1.5 s',
      met: median(short) < 1500,
      peer: beside(text.short, old.short),
    },
    {
      what: 'Octave manual (1,158 pages), upload to published course',
      lectern: spread(long, seconds),
      wanted: 'under 6 s',
      met: median(long) < 6000,
      peer: beside(text.long, old.long),
    },
    {
      what: 'the same as a share of the time of pdftotext',
      lectern: `${ratio.toFixed(2)} x`,
      wanted: 'at most 0.8 x',
      met: ratio <= 0.8,
    },
    {
      what: 'the same, memory of the whole server at its peak',
      lectern: spread(peaks, megabytes),
      wanted: 'under 700 MB',
      met: median(peaks) < 700e6,
    },
  ];
}
