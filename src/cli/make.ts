import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assemble, type Lectern } from '../assemble.ts';
import type { Config } from '../base/config.ts';
import { errorCode, Failure, isFailureCode } from '../base/failure.ts';
import { openLog } from '../base/log.ts';
import { isEnded, type Job } from '../course/job.ts';
import { exportMarkdown, slugify } from '../export/markdown.ts';
import { acceptUpload, findUnfinished } from '../flows/accept-upload.ts';
import { listQuizzesWithKey } from '../flows/quizzes-with-key.ts';
import { hashFile } from '../store/blobs.ts';
import { getCourse } from '../store/courses.ts';
import { getJob } from '../store/job-view.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { openProgress } from './progress.ts';

const POLL_MS = 100;
const OWNER = 'make';

interface Request {
  files: string[];
  title: string | undefined;
  language: string | undefined;
  out: string | undefined;
}

/** `make FILE.pdf [...]`: the same pipeline as the server's, in the foreground, to a folder of Markdown. */
export async function make(config: Config, args: readonly string[]): Promise<number> {
  const request = parseRequest(args);
  if (typeof request === 'string') {
    process.stderr.write(
      `${request}\nUsage: npm run make -- FILE.pdf [...] [--title TITLE] [--out DIR] [--language TAG]\n`,
    );
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
    return job === undefined ? EXIT.interrupted : await report(lectern, job, request);
  } finally {
    await lectern.close(interrupted ? 8000 : 1000);
  }
}

function parseRequest(args: readonly string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { title: { type: 'string' }, out: { type: 'string' }, language: { type: 'string' } },
    });
    if (positionals.length === 0) return 'No file was named.';
    return { files: positionals, title: values.title, language: values.language, out: values.out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function checkFiles(files: readonly string[], config: Config): Promise<void> {
  if (files.length > config.MAX_FILES)
    throw new Failure('upload_too_many_files', `${files.length} files; the limit is ${config.MAX_FILES}.`);
  const maxBytes = config.MAX_UPLOAD_MB * 1_000_000;
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || !found.isFile())
      throw new Failure('file_not_found', `There is no file ${file}.`);
    if (found.size > maxBytes)
      throw new Failure(
        'upload_too_large',
        `${file} has ${found.size} bytes; the limit is ${config.MAX_UPLOAD_MB} MB.`,
      );
  }
}

/** A folder that holds something other than an earlier course is not written into. */
async function checkFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new Failure('output_unusable', `${folder} is not a folder that can be written.`, { cause: error });
  });
  if (names.length > 0 && !names.includes('course.json'))
    throw new Failure('output_unusable', `${folder} is not empty and holds no course.`);
}

async function submit(lectern: Lectern, request: Request): Promise<string> {
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
      generator: 'extractive' as const,
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

async function report(lectern: Lectern, job: Job, request: Request): Promise<number> {
  for (const problem of job.problems) process.stderr.write(`Note: ${problem.detail}\n`);
  if (job.result === null) {
    process.stderr.write(`${job.error ?? job.message}\n${job.hint ?? ''}\n`);
    return isFailureCode(job.code) ? exitCodeOf(new Failure(job.code, job.error ?? '')) : EXIT.internal;
  }
  const course = await getCourse(lectern.store.db, job.result.course_id);
  const folder = resolve(request.out ?? `${slugify(course.course_title)}-course`);
  await checkFolder(folder);
  for (const file of exportMarkdown(course, await listQuizzesWithKey(lectern.store, course.course_id))) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text);
  }
  const lessons = course.modules.reduce((sum, module) => sum + module.sub_topics.length, 0);
  const counts = [count(course.modules.length, 'module'), count(lessons, 'lesson')].join(', ');
  const { in_lessons, pages } = course.coverage;
  process.stdout.write(`${course.course_title}: ${counts}, ${in_lessons} of ${pages} pages, in ${folder}\n`);
  return EXIT.ok;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
