import { basename, join } from 'node:path';
import { assemble } from '../../src/assemble.ts';
import { parseConfig } from '../../src/base/config.ts';
import { openLog } from '../../src/base/log.ts';
import { make } from '../../src/cli/make.ts';
import type { Course } from '../../src/course/course.ts';
import { decodePages } from '../../src/course/page-codec.ts';
import type { QuizReport } from '../../src/course/quiz-report.ts';
import { type CheckContext, checkContextOf } from '../../src/generate/checks.ts';
import { wordCount } from '../../src/generate/words.ts';
import { getCourse, listCourses } from '../../src/store/courses.ts';
import { listPageRanges } from '../../src/store/documents.ts';
import { getQuizReport, listQuizzes, type StoredQuiz } from '../../src/store/quizzes.ts';
import type { Store } from '../../src/store/store.ts';
import { listFixtures } from '../../tests/fixtures.ts';
import { dropFolder, newFolder } from '../folder.ts';

const FOLDERS = ['books', 'papers', 'slides', 'languages', 'scans'];

/** A course as it is stored, with what its questions are checked against. */
export interface MadeCourse {
  name: string;
  course: Course;
  quizzes: StoredQuiz[];
  report: QuizReport;
  context: CheckContext;
  /** Words of its prose and lists. */
  words: number;
}

/** Makes a course of each sample document as the `make` command does, and reads back what was stored. */
export async function makeCourses(): Promise<MadeCourse[]> {
  const folder = await newFolder();
  // Each run of the command listens for an interrupt until the process ends.
  process.setMaxListeners(64);
  const config = parseConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' });
  try {
    for (const path of FOLDERS.flatMap(listFixtures))
      await make(config, [path, '--out', join(folder, 'made', basename(path))]);
    const lectern = await assemble(config, openLog({ LOG_LEVEL: 'warn' }));
    try {
      return await readCourses(lectern.store);
    } finally {
      await lectern.close(1000);
    }
  } finally {
    await dropFolder(folder);
  }
}

async function readCourses(store: Store): Promise<MadeCourse[]> {
  const { items } = await listCourses(store.db, { owner: 'local', now: new Date(), limit: 200 });
  const courses: MadeCourse[] = [];
  for (const { course_id } of items) courses.push(await readCourse(store, course_id));
  return courses.toReversed();
}

async function readCourse(store: Store, courseId: number): Promise<MadeCourse> {
  const course = await getCourse(store.db, courseId);
  const pages = await Promise.all(
    course.documents.map(async ({ document_id }) => {
      const ranges = await listPageRanges(store.db, document_id);
      return ranges.flatMap((range) => decodePages(range.pages)).map((page) => ({ document_id, page }));
    }),
  );
  return {
    name: course.documents.map(({ filename }) => filename).join(', '),
    course,
    quizzes: await listQuizzes(store.db, courseId),
    report: await getQuizReport(store.db, courseId),
    context: checkContextOf(pages.flat(), course.language),
    words: course.modules
      .flatMap((module) => module.sub_topics)
      .reduce((sum, lesson) => sum + proseWords(lesson.content), 0),
  };
}

const FENCE = /^ *```[\s\S]*?^ *```/gm;
const NOT_PROSE = /^(?:\||#|!\[| {4}|<|\$\$)/;

/** Words of a lesson's paragraphs and lists: no code, tables, headings and pictures. */
function proseWords(content: string): number {
  return content
    .replace(FENCE, '')
    .replace(/\[\^c\d+\]/g, '')
    .split('\n')
    .filter((line) => !NOT_PROSE.test(line))
    .reduce((sum, line) => sum + wordCount(line), 0);
}
