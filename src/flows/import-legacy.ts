import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, Failure } from '../base/failure.ts';
import {
  answersOf,
  indexOfKey,
  isSubmission,
  LegacyAnswers,
  LegacyCourse,
  LegacyQuiz,
} from '../course/legacy.ts';
import { isCorrect, letterOf } from '../course/question-key.ts';
import {
  findByOldId,
  findImported,
  saveImportedCourse,
  saveImportedQuiz,
  saveImportedSubmission,
} from '../store/imported.ts';
import { getQuiz } from '../store/quizzes.ts';
import type { Store } from '../store/store.ts';
import { buildImportedCourse, type ReadQuiz, readLegacyQuiz } from './legacy-course.ts';

/** What an import has brought along; `known` was there from an earlier one. */
export interface ImportReport {
  courses: number;
  lessons: number;
  quizzes: number;
  questions: number;
  submissions: number;
  known: number;
  /** Lessons that hold no text but an error message. */
  lost: string[];
  /** What could not be brought along, or looks wrong. */
  problems: string[];
}

interface Import {
  store: Store;
  report: ImportReport;
  /** By the ids that the old service gave them. */
  courses: Map<number, number>;
  quizzes: Map<string, ReadQuiz>;
}

/** A part of a file, and the hash by which it is known again. */
interface Entry {
  name: string;
  value: unknown;
  fingerprint: string;
}

/**
 * Brings along what the old service kept in a folder: its courses, quizzes and answers. Ids stay where they are free.
 * A second import of the same changes nothing.
 *
 * In: the service's folder, or its `data`.
 * Throws: Failure `file_not_found` when there is nothing of the old service in it.
 */
export async function importLegacy(store: Store, folder: string): Promise<ImportReport> {
  const root = await findRoot(folder);
  const report: ImportReport = {
    courses: 0,
    lessons: 0,
    quizzes: 0,
    questions: 0,
    submissions: 0,
    known: 0,
    lost: [],
    problems: [],
  };
  const work: Import = { store, report, courses: new Map(), quizzes: new Map() };
  const courses = await readEntries(report, root, 'courses');
  for (const entry of courses) await importCourse(work, entry);
  const answers = await readEntries(report, root, 'quiz_answers');
  const keys = keysOf(answers);
  for (const entry of await readEntries(report, root, 'quizzes')) await importQuiz(work, entry, keys);
  for (const entry of answers) await importAnswers(work, entry);
  return report;
}

const FOLDERS = ['courses', 'quizzes', 'quiz_answers'];

async function findRoot(folder: string): Promise<string> {
  for (const root of [join(folder, 'data'), folder])
    for (const name of FOLDERS) {
      const found = await stat(join(root, name)).catch(() => undefined);
      if (found?.isDirectory() === true) return root;
    }
  throw new Failure('file_not_found', `${folder} holds none of ${FOLDERS.join(', ')}, also not in "data".`);
}

/** The entries of all JSON files of a folder, in the order of their names. A file may hold one or a list. */
async function readEntries(report: ImportReport, root: string, folder: string): Promise<Entry[]> {
  const names = await readdir(join(root, folder)).catch((error: unknown): string[] => {
    // None of the three needs to be there.
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const entries: Entry[] = [];
  for (const file of names.filter((name) => name.endsWith('.json')).toSorted()) {
    const name = `${folder}/${file}`;
    try {
      const value: unknown = JSON.parse(
        (await readFile(join(root, folder, file), 'utf8')).replace(/^\uFEFF/, ''),
      );
      const list = Array.isArray(value) ? value : [value];
      for (const [index, part] of list.entries())
        entries.push({
          name: list.length === 1 ? name : `${name}, number ${index + 1}`,
          value: part,
          fingerprint: createHash('sha256')
            .update(JSON.stringify([folder, part]))
            .digest('hex'),
        });
    } catch (error) {
      report.problems.push(
        `${name} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return entries;
}

function parseEntry<Shape>(
  report: ImportReport,
  shape: z.ZodType<Shape>,
  { name, value }: Entry,
): Shape | undefined {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  report.problems.push(`${name} is not as expected: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`);
  return undefined;
}

async function importCourse({ store, report, courses }: Import, entry: Entry): Promise<void> {
  const { db } = store;
  const parsed = parseEntry(report, LegacyCourse, entry);
  if (parsed === undefined) return;
  if (parsed.modules.length === 0) {
    report.problems.push(`${entry.name} has no modules.`);
    return;
  }
  const oldId = parsed.course_id ?? undefined;
  const { course, lost } = buildImportedCourse(parsed);
  const known = await findImported(db, 'course', entry.fingerprint);
  const part = { fingerprint: entry.fingerprint, oldId: String(oldId ?? '') };
  const courseId = known?.new_id ?? (await db.transaction((tx) => saveImportedCourse(tx, part, course)));
  if (oldId !== undefined) courses.set(oldId, courseId);
  report.lost.push(...lost.map((lesson) => `${course.title}, ${lesson}`));
  if (known !== undefined) {
    report.known += 1;
    return;
  }
  report.courses += 1;
  report.lessons += course.modules.reduce(
    (sum, { lessons }) => sum + lessons.filter(({ draft }) => draft !== null).length,
    0,
  );
  if (oldId !== undefined && oldId !== courseId)
    report.problems.push(`Course ${oldId} has the id ${courseId} here: ${oldId} was taken.`);
}

/** The keys of quizzes that stand in files of their own. */
function keysOf(entries: readonly Entry[]): Map<string, Map<string, string>> {
  const keys = new Map<string, Map<string, string>>();
  for (const { value } of entries) {
    const parsed = LegacyAnswers.safeParse(value);
    if (parsed.success && !isSubmission(parsed.data)) keys.set(parsed.data.quiz_id, answersOf(parsed.data));
  }
  return keys;
}

async function importQuiz(
  { store, report, courses, quizzes }: Import,
  entry: Entry,
  keys: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Promise<void> {
  const { db } = store;
  const quiz = parseEntry(report, LegacyQuiz, entry);
  if (quiz === undefined) return;
  const read = readLegacyQuiz(quiz, keys.get(quiz.quiz_id) ?? new Map());
  quizzes.set(quiz.quiz_id, read);
  const name = `Quiz ${quiz.quiz_id}`;
  report.problems.push(...read.faults.map((fault) => `${name}: ${fault}.`));
  const known = await findImported(db, 'quiz', entry.fingerprint);
  if (known !== undefined) {
    report.known += 1;
    return;
  }
  const courseId = await findCourseOf({ store, courses }, quiz);
  if (courseId === undefined || read.questions.length === 0) {
    const why = read.questions.length === 0 ? 'has no question that can be asked' : 'belongs to no course';
    report.problems.push(`${name} ${why} and was left out.`);
    return;
  }
  const wanted = /^\d+$/.test(quiz.quiz_id) ? Number(quiz.quiz_id) : undefined;
  const week = (quiz.quiz_type ?? '').toLowerCase() === 'course' ? 0 : (quiz.module_week ?? 0);
  const part = { fingerprint: entry.fingerprint, oldId: quiz.quiz_id };
  const title = quiz.title.replaceAll('\0', '').trim() || name;
  const { quizId, joined } = await db.transaction((tx) =>
    saveImportedQuiz(tx, part, { wantedId: wanted, courseId, week, title, questions: read.questions }),
  );
  report.quizzes += 1;
  report.questions += read.questions.length;
  if (joined) report.problems.push(`${name} was added to quiz ${quizId}, which is of the same week.`);
  else if (wanted !== quizId) report.problems.push(`${name} has the id ${quizId} here.`);
}

/** The course that a quiz names; where it names none, the only one that came with it. */
async function findCourseOf(
  { store, courses }: Pick<Import, 'store' | 'courses'>,
  { course_id }: LegacyQuiz,
): Promise<number | undefined> {
  if (typeof course_id !== 'number') {
    const [only, ...others] = courses.values();
    return others.length === 0 ? only : undefined;
  }
  return courses.get(course_id) ?? (await findByOldId(store.db, 'course', String(course_id)))?.new_id;
}

async function importAnswers({ store, report, quizzes }: Import, entry: Entry): Promise<void> {
  const { db } = store;
  const file = parseEntry(report, LegacyAnswers, entry);
  if (file === undefined || !isSubmission(file)) return;
  if ((await findImported(db, 'submission', entry.fingerprint)) !== undefined) {
    report.known += 1;
    return;
  }
  const read = quizzes.get(file.quiz_id);
  const place = await findByOldId(db, 'quiz', file.quiz_id);
  if (read === undefined || place === undefined) {
    report.problems.push(`${entry.name} answers quiz ${file.quiz_id}, which is not there; it was left out.`);
    return;
  }
  const answers: Record<string, string> = {};
  let score = 0;
  for (const [id, given] of answersOf(file)) {
    const index = read.indexOf.get(id);
    const question = index === undefined ? undefined : read.questions[index];
    if (index === undefined || question === undefined) continue;
    const chosen = indexOfKey(given, question.options);
    const letter = chosen === undefined ? given : letterOf(chosen);
    answers[String(place.place + index + 1)] = letter;
    if (isCorrect(question, letter)) score += 1;
  }
  const quiz = await getQuiz(db, place.new_id);
  await db.transaction((tx) =>
    saveImportedSubmission(
      tx,
      { fingerprint: entry.fingerprint, oldId: file.quiz_id },
      { quizId: quiz.quizId, owner: file.user_id ?? 'local', answers, score, total: quiz.questions.length },
    ),
  );
  report.submissions += 1;
}
