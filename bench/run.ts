import { parseArgs } from 'node:util';
import { measureKills } from './kills.ts';
import { measureLoad } from './load.ts';
import { measureModels } from './models.ts';
import { measureQuestions } from './questions.ts';
import { measureReading } from './reading.ts';
import { saveResults } from './results.ts';
import { measureSearch } from './search.ts';
import { measureSpeed } from './speed.ts';
import { measureStarts } from './starts.ts';
import { type Figure, formatTable } from './table.ts';
import { measureUploads } from './uploads.ts';
import { measureWeb } from './web.ts';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /** Takes the quality of reading as it is now for what later runs are compared with. */
    accept: { type: 'boolean', default: false },
    /** Prints so many questions of all sample documents, drawn by a seed, for a person to judge. */
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});

interface Part {
  name: string;
  measure: () => Promise<Figure[]>;
}

// Everything in one run on one machine, one thing after the other: machines differ and are noisy, ratios hold.
const COURSES: readonly Part[] = [
  { name: 'starts', measure: measureStarts },
  { name: 'speed', measure: measureSpeed },
  { name: 'load', measure: measureLoad },
  { name: 'uploads', measure: measureUploads },
  { name: 'kills', measure: measureKills },
];
const READING: readonly Part[] = [{ name: 'reading', measure: () => measureReading(options.accept) }];

const QUESTIONS: readonly Part[] = [
  {
    name: 'questions',
    measure: () => measureQuestions({ sample: Number(options.sample), seed: Number(options.seed) }),
  },
];

const MODELS: readonly Part[] = [{ name: 'models', measure: measureModels }];

const SEARCH: readonly Part[] = [{ name: 'search', measure: measureSearch }];

const WEB: readonly Part[] = [{ name: 'web', measure: measureWeb }];

async function run(parts: readonly Part[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, measure } of parts) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`${name} ...\n`);
    const measured = await measure();
    process.stderr.write(formatTable(measured));
    figures.push(...measured);
  }
  return figures;
}

const courses = await run(COURSES);
if (wanted.length === 0)
  await saveResults(
    'Courses',
    '`npm run bench` on MACHINE. Everything in one run; medians of three where a range is given.\n"Old system" is the service that Lectern replaces, without its model calls, so it only reads text.',
    courses,
  );
const reading = await run(READING);
if (reading.length > 0)
  await saveResults(
    'Reading',
    '`node bench/run.ts reading` on MACHINE, pdftotext and pdf.js in the same run. Qualities are means over documents, 0 to 1.',
    reading,
  );
const questions = await run(QUESTIONS);
if (questions.length > 0)
  await saveResults(
    'Questions',
    '`node bench/run.ts questions` on MACHINE. Courses of all sample documents, made as `npm run make` makes them; the questions are read back from the store and checked again.',
    questions,
  );
const models = await run(MODELS);
if (models.length > 0)
  await saveResults(
    'Models',
    '`node bench/run.ts models` on MACHINE. Courses made with the fake model, which takes a second for each call and runs on the same machine; times are from the upload to the published course.',
    models,
  );
const search = await run(SEARCH);
if (search.length > 0)
  await saveResults(
    'Search',
    '`node bench/run.ts search` on MACHINE, over HTTP, one query after the other, without vectors. The questions are made by the rule of `bench/search/write-pairs.ts`: words of a sentence without its two rarest, in another order and with other endings.',
    search,
  );
const web = await run(WEB);
if (web.length > 0)
  await saveResults(
    'Web app',
    '`node bench/run.ts web` on MACHINE, in Chromium on the same machine, with the course of the Octave manual; medians of five where a range is given.',
    web,
  );
