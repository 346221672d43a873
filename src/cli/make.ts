import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { assemble, type Lectern } from '../assemble.ts';
import type { Config } from '../base/config.ts';
import { Failure, isFailureCode } from '../base/failure.ts';
import { openLog } from '../base/log.ts';
import { isEnded, type Job } from '../course/job.ts';
import { type ExportedFile, exportMarkdown, slugify } from '../export/markdown.ts';
import { exportReadingReports } from '../export/reading-report.ts';
import { acceptUpload, findUnfinished } from '../flows/accept-upload.ts';
import { listQuizzesWithKey } from '../flows/quizzes-with-key.ts';
import { hashFile } from '../store/blobs.ts';
import { getGlossary, listSharedCards } from '../store/cards.ts';
import { getCourse } from '../store/courses.ts';
import { getJob } from '../store/job-view.ts';
import { writePictures } from './course-pictures.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { checkFiles, checkFolder, MAKE_USAGE, type MakeRequest, parseMakeRequest } from './make-request.ts';
import { openProgress } from './progress.ts';
import { formatSummary, listReadingReports } from './reading-reports.ts';

const POLL_MS = 100;
const OWNER = 'make';

/** `make FILE.pdf [...]`: the same pipeline as the server's, in the foreground, to a folder of Markdown. */
export async function make(config: Config, args: readonly string[]): Promise<number> {
  const request = parseMakeRequest(args);
  if (typeof request === 'string') {
    process.stderr.write(`${request}\n${MAKE_USAGE}`);
    return EXIT.usage;
  }
  await checkFiles(request.files, config);
  if (request.out !== undefined) await checkFolder(request.out);
  // The progress is what a person reads here; warnings and errors still show.
  const log = openLog({ LOG_LEVEL: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL });
  const lectern = await assemble(config, log);
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
  });
  try {
    const job = await runJob(lectern, await submit(lectern, request), () => interrupted);
    return job === undefined ? EXIT.interrupted : await deliver(lectern, job, request);
  } finally {
    await lectern.close(interrupted ? 8000 : 1000);
  }
}

async function submit(lectern: Lectern, request: MakeRequest): Promise<string> {
  const { blobs } = lectern.store;
  const files = [];
  for (const file of request.files) {
    const path = blobs.temporaryPath();
    await copyFile(file, path);
    files.push({
      path,
      sha256: await hashFile(path),
      bytes: (await stat(path)).size,
      filename: basename(file),
    });
  }
  const upload = {
    owner: OWNER,
    idempotencyKey: undefined,
    options: {
      course_title: request.title,
      generator: lectern.calls === undefined ? ('extractive' as const) : ('llm' as const),
      language: request.language,
      review_outline: false,
    },
    files,
    problems: [],
  };
  return (await findUnfinished(lectern.store, upload)) ?? acceptUpload(lectern.store, upload);
}

/** Out: the ended job, or undefined when a person interrupted it. */
async function runJob(
  lectern: Lectern,
  jobId: string,
  isInterrupted: () => boolean,
): Promise<Job | undefined> {
  const progress = openProgress(process.stderr);
  await lectern.runner.start();
  for (;;) {
    const job = await getJob(lectern.store.db, jobId);
    progress.show(job);
    if (isEnded(job.status)) {
      progress.end();
      return job;
    }
    if (isInterrupted()) {
      progress.end();
      process.stderr.write('Interrupted; the same command goes on from here.\n');
      return undefined;
    }
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

/** Writes what was made, and tells of it. */
async function deliver(lectern: Lectern, job: Job, request: MakeRequest): Promise<number> {
  for (const problem of job.problems) process.stderr.write(`Note: ${problem.detail}\n`);
  const reports = request.report ? await listReadingReports(lectern, job) : [];
  if (request.report) process.stdout.write(formatSummary(reports));
  if (job.result === null) {
    process.stderr.write(`${job.error ?? job.message}\n${job.hint ?? ''}\n`);
    // What kept the files from being read is told all the same, where a folder was named for it.
    if (request.report && request.out !== undefined)
      await writeFiles(resolve(request.out), exportReadingReports(reports));
    return isFailureCode(job.code) ? exitCodeOf(new Failure(job.code, job.error ?? '')) : EXIT.internal;
  }
  const course = await getCourse(lectern.store.db, job.result.course_id);
  const folder = resolve(request.out ?? `${slugify(course.course_title)}-course`);
  const quizzes = await listQuizzesWithKey(lectern.store, course.course_id);
  const { glossary, lessons: keys } = await getGlossary(lectern.store.db, course.course_id);
  const cards = await listSharedCards(lectern.store.db, course.course_id);
  const learning = { glossary, cards, lessons: keys };
  const about = request.report ? exportReadingReports(reports) : [];
  await writeFiles(folder, [...exportMarkdown(course, quizzes, learning), ...about]);
  await writePictures(lectern, course, folder);
  const lessons = course.modules.reduce((sum, module) => sum + module.sub_topics.length, 0);
  const counts = [count(course.modules.length, 'module'), count(lessons, 'lesson')].join(', ');
  const { in_lessons, pages } = course.coverage;
  process.stdout.write(`${course.course_title}: ${counts}, ${in_lessons} of ${pages} pages, in ${folder}\n`);
  return EXIT.ok;
}

async function writeFiles(folder: string, files: readonly ExportedFile[]): Promise<void> {
  await checkFolder(folder);
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text);
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
