import type { ContentsView } from '../api/queries.ts';
import { moveEntry } from '../shared/use-reorder.ts';

export type LessonOfCourse = ContentsView['modules'][number]['sub_topics'][number];

export interface ModuleDraft {
  /** What it is in the course as it is stored. */
  week: number;
  title: string;
  lessons: LessonOfCourse[];
}

/** What of a course its editor changes. */
export interface CourseDraft {
  title: string;
  description: string;
  modules: ModuleDraft[];
}

export const courseDraftOf = (contents: ContentsView): CourseDraft => ({
  title: contents.course_title,
  description: contents.description,
  modules: contents.modules.map(({ week, title, sub_topics }) => ({ week, title, lessons: sub_topics })),
});

/** Where a lesson stands; `lesson` -1 is the module itself. */
export interface Place {
  module: number;
  lesson: number;
}

/** All modules and lessons from the first line to the last, as they are shown. */
export const placesOf = (modules: readonly ModuleDraft[]): Place[] =>
  modules.flatMap(({ lessons }, module) => [
    { module, lesson: -1 },
    ...lessons.map((_, lesson) => ({ module, lesson })),
  ]);

/** Puts a lesson before the one at `to`, into another module too; onto a module: as its first. */
function moveLesson(modules: readonly ModuleDraft[], from: Place, to: Place): ModuleDraft[] {
  const moved = modules[from.module]?.lessons[from.lesson];
  if (moved === undefined || modules[to.module] === undefined) return [...modules];
  return modules.map((module, index) => {
    const rest = index === from.module ? module.lessons.filter((one) => one !== moved) : module.lessons;
    if (index !== to.module) return { ...module, lessons: [...rest] };
    const place = Math.max(0, Math.min(to.lesson, rest.length));
    return { ...module, lessons: [...rest.slice(0, place), moved, ...rest.slice(place)] };
  });
}

/** One step up or down; at the edge of a module into the one beside it. */
export function stepLesson(modules: readonly ModuleDraft[], from: Place, by: -1 | 1): ModuleDraft[] {
  const to = from.lesson + by;
  const count = modules[from.module]?.lessons.length ?? 0;
  if (to >= 0 && to < count) return moveLesson(modules, from, { module: from.module, lesson: to });
  const module = from.module + by;
  return moveLesson(modules, from, { module, lesson: by < 0 ? (modules[module]?.lessons.length ?? 0) : 0 });
}

/** What a line does that is dragged onto another: modules go with their lessons. */
export function dropLine(modules: readonly ModuleDraft[], from: number, to: number): ModuleDraft[] {
  const places = placesOf(modules);
  const [source, target] = [places[from], places[to]];
  if (source === undefined || target === undefined) return [...modules];
  return source.lesson < 0
    ? moveEntry(modules, source.module, target.module)
    : moveLesson(modules, source, target);
}

/** The order as the server takes it. */
export const orderOf = (modules: readonly ModuleDraft[]) =>
  modules.map(({ week, title, lessons }) => ({
    week,
    title: title.trim(),
    lessons: lessons.map(({ lesson_id }) => lesson_id),
  }));

/** Whether two drafts have the same modules with the same names and lessons. */
export const isSameOrder = (one: CourseDraft, other: CourseDraft): boolean =>
  JSON.stringify(orderOf(one.modules)) === JSON.stringify(orderOf(other.modules));

export const isSameText = (one: CourseDraft, other: CourseDraft): boolean =>
  one.title.trim() === other.title.trim() && one.description.trim() === other.description.trim();
