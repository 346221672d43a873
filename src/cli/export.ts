import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../base/config.ts';
import { openLog } from '../base/log.ts';
import { exportLegacy, type LegacyExport } from '../export/legacy-course.ts';
import { listQuizzesWithKey } from '../flows/quizzes-with-key.ts';
import { getCourse, listCourses } from '../store/courses.ts';
import { closeStore, openStore, type Store } from '../store/store.ts';
import { listSubmissions } from '../store/submissions.ts';
import { EXIT } from './exit-codes.ts';

const USAGE =
  'Usage: npm run export -- --legacy DIR    (courses, quizzes and answers as the old service kept them)\n';

/** Writes all courses in the form of the old service. Out: the process's exit code. */
export async function exportOld(config: Config, args: readonly string[]): Promise<number> {
  const folder = parseFolder(args);
  if (folder === undefined) {
    process.stderr.write(USAGE);
    return EXIT.usage;
  }
  const store = await openStore(config, openLog(config));
  try {
    const all = await readAll(store);
    const { files, left } = exportLegacy(all);
    for (const { path, text } of files) {
      const target = join(resolve(folder), path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    process.stdout.write(
      `Wrote ${all.courses.length} courses in ${files.length} files to ${resolve(folder)}.\n`,
    );
    if (left > 0)
      process.stdout.write(`${left} questions have more than one key, which the old form cannot hold.\n`);
    return EXIT.ok;
  } finally {
    await closeStore(store);
  }
}

function parseFolder(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { legacy: { type: 'string' } } }).values.legacy;
  } catch {
    return undefined;
  }
}

const AT_ONCE = 100;

async function readAll(store: Store): Promise<LegacyExport> {
  const { db } = store;
  const courses: {
    course: LegacyExport['courses'][number]['course'];
    quizzes: LegacyExport['courses'][number]['quizzes'];
  }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCourses(db, { owner: 'local', now: new Date(), cursor, limit: AT_ONCE });
    for (const { course_id } of page.items)
      courses.push({
        course: await getCourse(db, course_id),
        quizzes: await listQuizzesWithKey(store, course_id),
      });
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { courses: courses.toReversed(), submissions: await listSubmissions(db) };
}
