import type { LessonPlan } from '../course/plan.ts';
import { listEditedLessons, listLessonDrafts } from '../store/lessons.ts';
import { inParallel } from './in-parallel.ts';
import type { LessonExtract } from './thread-cards.ts';
import type { CourseWork } from './work.ts';

// On the embedded database everybody waits for a statement to end: 16 lessons of 25 kB take 4 ms.
const LESSONS_AT_ONCE = 16;

/**
 * What of the lessons of a course their terms, the glossary and the cards are made from, in their order. Where it was
 * taken out as a lesson was written, and nobody has edited that since, nothing is read.
 */
export async function listExtracts(
  work: CourseWork,
  lessons: readonly Pick<LessonPlan, 'key'>[],
  language: string,
): Promise<LessonExtract[]> {
  const { store, attempt, threads, signal } = work;
  const groups = groupsOf(
    lessons.map(({ key }) => key),
    work.extracts ?? [],
    await listEditedLessons(store.db, attempt.courseId),
  );
  const extracts: LessonExtract[] = [];
  await inParallel([...groups.entries()], threads.window, async ([at, group]) => {
    if ('shares' in group) extracts[at] = group;
    else {
      const written = await listLessonDrafts(store.db, attempt.courseId, group.keys, work.drafts);
      extracts[at] = await threads.run('extractLessons', { lessons: written, language }, signal);
    }
  });
  return extracts;
}

/** Those that are known as they are, and between them the keys of the others, some at a time. */
function groupsOf(
  keys: readonly string[],
  known: readonly LessonExtract[],
  edited: ReadonlySet<string>,
): (LessonExtract | { keys: string[] })[] {
  const fresh = known.filter((extract) => extract.keys.every((key) => !edited.has(key)));
  const byFirst = new Map(fresh.map((extract) => [extract.keys[0], extract]));
  const groups: (LessonExtract | { keys: string[] })[] = [];
  let open: string[] | undefined;
  for (let at = 0; at < keys.length; ) {
    const key = keys[at] ?? '';
    const extract = byFirst.get(key);
    const isNext = extract?.keys.every((own, offset) => own === keys[at + offset]) === true;
    if (extract !== undefined && isNext) {
      groups.push(extract);
      open = undefined;
      at += extract.keys.length;
      continue;
    }
    if (open === undefined || open.length >= LESSONS_AT_ONCE) {
      open = [];
      groups.push({ keys: open });
    }
    open.push(key);
    at += 1;
  }
  return groups;
}

/** What of them the terms of the course are collected from. */
export const sharesOf = (extracts: readonly LessonExtract[]): LessonExtract['shares'][] =>
  extracts.map(({ shares }) => shares);
