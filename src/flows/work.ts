import type { Activities } from '../base/activities.ts';
import type { Config } from '../base/config.ts';
import { type GeneratorName, STEP_NAMES, type StepName } from '../course/job.ts';
import type { Attempt } from '../store/fence.ts';
import type { Store } from '../store/store.ts';
import type { WrittenLesson } from '../store/written-lesson.ts';
import type { Generator } from './generator.ts';
import type { OcrThreads } from './ocr-threads.ts';
import type { PageRanges } from './page-ranges.ts';
import type { LessonExtract } from './thread-cards.ts';
import type { Threads } from './threads.ts';

/** The same input gives the same course. */
export const SEED = 1;

/** One attempt at a job, and what its steps work with. */
export interface Work {
  readonly activities: Activities;
  readonly store: Store;
  readonly threads: Threads;
  readonly ocr: OcrThreads;
  readonly config: Config;
  readonly pages: PageRanges;
  readonly attempt: Attempt;
  /** Lessons that this attempt has written and saved, by key. */
  readonly drafts: Map<string, WrittenLesson['draft']>;
  /** What was taken out of them as they were written. */
  readonly extracts: LessonExtract[];
  readonly generator: Generator;
  /** Fires when the job is cancelled or the process shuts down. */
  readonly signal: AbortSignal;
}

/** What reading the documents of a course and writing from them need, in a job or without one. */
export interface CourseWork extends Pick<Work, 'store' | 'threads' | 'pages' | 'signal'> {
  readonly attempt: Pick<Attempt, 'courseId'>;
  readonly drafts?: Work['drafts'];
  readonly extracts?: Work['extracts'];
}

/** A stage of the pipeline: reads its input from the store and writes its output there. */
export interface Step {
  readonly name: StepName;
  run(work: Work): Promise<void>;
}

// Where each step ends on the scale of 0 to 100, by its share of the time for a manual of 1,158 pages
// (bench/RESULTS.md); reading is most of it.
const ENDS_AT: Record<StepName, number> = {
  extract: 55,
  outline: 60,
  lessons: 77,
  quizzes: 92,
  index: 98,
  publish: 100,
};
// A model takes seconds for what rules take milliseconds for; questions are asked while lessons are written.
const MODEL_ENDS_AT: Record<StepName, number> = {
  extract: 6,
  outline: 10,
  lessons: 94,
  quizzes: 97,
  index: 99,
  publish: 100,
};

/** The progress of the whole job, 0 to 100, when `done` of a step's `total` are done. */
export function progressOf(
  step: StepName,
  done: number,
  total: number,
  generator: GeneratorName = 'extractive',
): number {
  const endsAt = generator === 'llm' ? MODEL_ENDS_AT : ENDS_AT;
  const before = STEP_NAMES[STEP_NAMES.indexOf(step) - 1];
  const start = before === undefined ? 0 : endsAt[before];
  const share = total === 0 ? 1 : Math.min(1, done / total);
  return start + share * (endsAt[step] - start);
}

/** How long the steps after the outline take, from the time that the outline took; reading is over by then. */
export const secondsAfterOutline = (outlineSeconds: number): number =>
  (outlineSeconds * (100 - ENDS_AT.outline)) / (ENDS_AT.outline - ENDS_AT.extract);

// A page takes OCR 2 to 4 s, and the text of a page is read in 2 ms (bench/RESULTS.md).
const SCAN_WEIGHT = 1000;
// Where reading ends when it is nearly all of the time.
const SCANS_END_AT = 90;

/** How far the reading of a job's pages is. */
export interface ReadingProgress {
  /** Pages, scans among them. */
  done: number;
  total: number;
  /** Pages that have to be read by OCR, as far as that is known. */
  scansDone: number;
  scans: number;
}

/** The progress of the whole job while pages are read: scans weigh as much as they last. */
export function progressOfReading(
  { done, total, scansDone, scans }: ReadingProgress,
  generator?: GeneratorName,
): number {
  if (scans === 0 || generator === 'llm') return progressOf('extract', done, total, generator);
  const readingWork = total + scans * (SCAN_WEIGHT - 1);
  const laterWork = total * ((100 - ENDS_AT.extract) / ENDS_AT.extract);
  const endsAt = Math.min(SCANS_END_AT, (100 * readingWork) / (readingWork + laterWork));
  return (endsAt * (done + scansDone * (SCAN_WEIGHT - 1))) / readingWork;
}
