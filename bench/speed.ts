import { z } from 'zod';
import { drive, OCTAVE, R_INTRO, timePdftotext, withLectern, withOldSystem } from './machine.ts';
import { type Figure, median, megabytes, seconds, spread } from './table.ts';

const ROUNDS = 3;

const Step = z.object({ name: z.string(), completed_at: z.iso.datetime() });
const Jobs = z.object({ jobs: z.tuple([z.object({ created_at: z.iso.datetime(), steps: z.array(Step) })]) });

/** How long lessons and quizzes of the newest job took, as a share of all that came before: upload to outline. */
async function measureGeneration(url: string): Promise<number> {
  const { jobs } = Jobs.parse(await (await fetch(`${url}/api/jobs?limit=1`)).json());
  const [{ created_at, steps }] = jobs;
  const endOf = (name: string): number =>
    Date.parse(steps.find((step) => step.name === name)?.completed_at ?? '');
  return (endOf('quizzes') - endOf('outline')) / (endOf('outline') - Date.parse(created_at));
}

/** From the upload to the published course, beside what only reads the text. */
export async function measureSpeed(): Promise<Figure[]> {
  const short: number[] = [];
  const long: number[] = [];
  const text: { short: number[]; long: number[] } = { short: [], long: [] };
  const peaks: number[] = [];
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await withLectern(async ({ url }) => {
      short.push(1000 * (await drive(url, R_INTRO, 1)).total_s);
    });
    text.short.push(await timePdftotext(R_INTRO));
    await withLectern(async ({ url, peakBytes }) => {
      long.push(1000 * (await drive(url, OCTAVE, 1)).total_s);
      peaks.push(peakBytes());
      shares.push(await measureGeneration(url));
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
      what: 'the same, lessons and quizzes as a share of all before them, from the upload to the outline',
      lectern: spread(shares, (share) => `${share.toFixed(2)} x`),
      wanted: 'at most 0.6 x',
      met: median(shares) <= 0.6,
    },
    {
      what: 'the same, memory of the whole server at its peak',
      lectern: spread(peaks, megabytes),
      wanted: 'under 700 MB',
      met: median(peaks) < 700e6,
    },
  ];
}
