import type { Outline, OutlineLesson } from '../../../src/course/outline.ts';
import type { Position, Span } from '../../../src/course/plan.ts';
import { moveEntry } from '../shared/use-reorder.ts';

/** A lesson under review. The server gives new keys with each change, so the page has ids of its own. */
export interface DraftLesson {
  id: string;
  title: string;
  spans: readonly Span[];
  /** Measured by the server; after a change, added up until it has measured again. */
  words: number;
  minutes: number;
  pages: OutlineLesson['pages'];
  headings: OutlineLesson['headings'];
}
export interface DraftModule {
  id: string;
  title: string;
  summary: string;
  lessons: readonly DraftLesson[];
}
/** An outline while it is changed. Every change is a new one; none has a module without lessons. */
export interface Draft {
  title: string;
  modules: readonly DraftModule[];
  dropped: readonly DraftLesson[];
}
/** A place where a lesson can be cut: before a page, or before a heading inside of one. */
export interface SplitPlace {
  document_id: number;
  at: Position;
  heading: string | undefined;
}

let lastId = 0;
const newId = (): string => {
  lastId += 1;
  return `o${lastId}`;
};

/** The outline as it is worked on. Entries keep the ids of `before` where that had one at the same place. */
export function toDraft(outline: Outline, before?: Draft): Draft {
  const known = before === undefined || isSameShape(outline, before) ? before : undefined;
  const lessons = (some: readonly OutlineLesson[], old: readonly DraftLesson[] | undefined): DraftLesson[] =>
    some.map(({ title, spans, words, minutes, pages, headings }, index) => {
      const id = old?.[index]?.id ?? newId();
      return { id, title, spans, words, minutes, pages, headings };
    });
  return {
    title: outline.title,
    modules: outline.modules.map((module, index) => ({
      id: known?.modules[index]?.id ?? newId(),
      title: module.title,
      summary: module.summary,
      lessons: lessons(module.lessons, known?.modules[index]?.lessons),
    })),
    dropped: lessons(outline.dropped, known?.dropped),
  };
}

const isSameShape = (outline: Outline, { modules, dropped }: Draft): boolean =>
  outline.dropped.length === dropped.length &&
  outline.modules.length === modules.length &&
  outline.modules.every(({ lessons }, index) => lessons.length === modules[index]?.lessons.length);

/** What the server is told. */
export function toEdit({ title, modules, dropped }: Draft, version: number) {
  const lesson = (one: DraftLesson) => ({ title: one.title, spans: [...one.spans] });
  return {
    version,
    title,
    modules: modules.map((module) => ({
      title: module.title,
      summary: module.summary,
      lessons: module.lessons.map(lesson),
    })),
    dropped: dropped.map(lesson),
  };
}

const withLessons = (draft: Draft, change: (module: DraftModule) => readonly DraftLesson[]): Draft => ({
  ...draft,
  modules: draft.modules
    .map((module) => ({ ...module, lessons: change(module) }))
    .filter(({ lessons }) => lessons.length > 0),
});

export const countLessons = ({ modules }: Draft): number =>
  modules.reduce((sum, { lessons }) => sum + lessons.length, 0);

export function renameLesson(draft: Draft, id: string, title: string): Draft {
  return withLessons(draft, ({ lessons }) =>
    lessons.map((lesson) => (lesson.id === id ? { ...lesson, title } : lesson)),
  );
}

export const renameModule = (draft: Draft, id: string, title: string): Draft => ({
  ...draft,
  modules: draft.modules.map((module) => (module.id === id ? { ...module, title } : module)),
});

const joined = (first: DraftLesson, second: DraftLesson): DraftLesson => ({
  ...first,
  spans: [...first.spans, ...second.spans],
  words: first.words + second.words,
  minutes: first.minutes + second.minutes,
  pages: [...first.pages, ...second.pages],
  headings: [...first.headings, ...second.headings],
});

/** Joins a lesson with the one after it in its module; the title of the first stays. */
export function mergeLesson(draft: Draft, id: string): Draft {
  return withLessons(draft, ({ lessons }) => {
    const index = lessons.findIndex((lesson) => lesson.id === id);
    const [first, second] = [lessons[index], lessons[index + 1]];
    if (first === undefined || second === undefined) return lessons;
    return [...lessons.slice(0, index), joined(first, second), ...lessons.slice(index + 2)];
  });
}

/** Joins a module with the one after it. */
export function mergeModule(draft: Draft, id: string): Draft {
  const index = draft.modules.findIndex((module) => module.id === id);
  const [first, second] = [draft.modules[index], draft.modules[index + 1]];
  if (first === undefined || second === undefined) return draft;
  const both = { ...first, lessons: [...first.lessons, ...second.lessons] };
  return { ...draft, modules: [...draft.modules.slice(0, index), both, ...draft.modules.slice(index + 2)] };
}

const isBefore = (left: Position, right: Position): boolean =>
  left.page < right.page || (left.page === right.page && left.block < right.block);

/** Where a lesson can be cut, in its order: both parts have something. */
export function listSplitPlaces({ spans, headings }: DraftLesson): SplitPlace[] {
  return spans.flatMap(({ document_id, from, to }, index) => {
    const starts = index === 0 ? [] : [{ document_id, at: from, heading: undefined }];
    const pages = Array.from({ length: Math.max(0, to.page - from.page) }, (_, step) => ({
      document_id,
      at: { page: from.page + step + 1, block: 0 },
      heading: undefined,
    }));
    const inside = headings.flatMap(({ document_id: of, at, title }) =>
      of === document_id ? [{ document_id, at, heading: title }] : [],
    );
    const isBetween = ({ at }: SplitPlace): boolean => isBefore(from, at) && isBefore(at, to);
    const isPlain = ({ at }: SplitPlace): boolean => !inside.some((other) => isSame(other.at, at));
    const cuts: SplitPlace[] = [...pages.filter(isPlain), ...inside].filter(isBetween);
    return [...starts, ...cuts.toSorted((one, other) => (isBefore(one.at, other.at) ? -1 : 1))];
  });
}

const isSame = (left: Position, right: Position): boolean =>
  left.page === right.page && left.block === right.block;

/** Cuts a lesson in two at one of its places. */
export function splitLesson(draft: Draft, id: string, place: SplitPlace, rest: string): Draft {
  return withLessons(draft, ({ lessons }) =>
    lessons.flatMap((lesson) => {
      if (lesson.id !== id) return [lesson];
      const [first, second] = cutSpans(lesson.spans, place);
      if (first.length === 0 || second.length === 0) return [lesson];
      // Measured by the server in a moment; until then half is nearer than nothing.
      const words = Math.round(lesson.words / 2);
      const minutes = Math.max(1, Math.round(lesson.minutes / 2));
      const part = (spans: readonly Span[]) => ({ spans, words, minutes, pages: pagesOf(spans) });
      return [
        { ...lesson, ...part(first) },
        { ...lesson, ...part(second), id: newId(), title: place.heading ?? rest },
      ];
    }),
  );
}

function cutSpans(spans: readonly Span[], { document_id, at }: SplitPlace): [Span[], Span[]] {
  const index = spans.findIndex(
    (span) => span.document_id === document_id && !isBefore(at, span.from) && isBefore(at, span.to),
  );
  const cut = spans[index];
  if (cut === undefined) return [[...spans], []];
  const head = isSame(cut.from, at) ? [] : [{ ...cut, to: at }];
  return [
    [...spans.slice(0, index), ...head],
    [{ ...cut, from: at }, ...spans.slice(index + 1)],
  ];
}

const pagesOf = (spans: readonly Span[]): DraftLesson['pages'] =>
  spans.map(({ document_id, from, to }) => ({
    document_id,
    from: from.page,
    to: Math.max(from.page, to.block === 0 ? to.page - 1 : to.page),
  }));

export const moveModule = (draft: Draft, from: number, to: number): Draft => ({
  ...draft,
  modules: moveEntry(draft.modules, from, to),
});

/** Puts a lesson at a place (from 0) among the lessons of a module. */
export function moveLesson(draft: Draft, id: string, moduleId: string, index: number): Draft {
  const moved = draft.modules.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id === id);
  if (moved === undefined) return draft;
  return withLessons(draft, (module) => {
    const others = module.lessons.filter((lesson) => lesson.id !== id);
    return module.id === moduleId ? [...others.slice(0, index), moved, ...others.slice(index)] : others;
  });
}

/** One place up (-1) or down (1); over the edge of a module into the next one. Out: undefined where that ends. */
export function stepLesson(draft: Draft, id: string, by: -1 | 1): Draft | undefined {
  const at = draft.modules.findIndex(({ lessons }) => lessons.some((lesson) => lesson.id === id));
  const module = draft.modules[at];
  if (module === undefined) return undefined;
  const index = module.lessons.findIndex((lesson) => lesson.id === id) + by;
  if (index >= 0 && index < module.lessons.length) return moveLesson(draft, id, module.id, index);
  const next = draft.modules[at + by];
  return next === undefined ? undefined : moveLesson(draft, id, next.id, by < 0 ? next.lessons.length : 0);
}

/** Begins a new module with a lesson and what follows it in its module. */
export function startModule(draft: Draft, id: string, title: string): Draft {
  const modules = draft.modules.flatMap((module): DraftModule[] => {
    const index = module.lessons.findIndex((lesson) => lesson.id === id);
    if (index < 1) return [module];
    return [
      { ...module, lessons: module.lessons.slice(0, index) },
      { id: newId(), title, summary: '', lessons: module.lessons.slice(index) },
    ];
  });
  return { ...draft, modules };
}

/** Takes a lesson out. Out: undefined for the last one, as a course has lessons. */
export function dropLesson(draft: Draft, id: string): Draft | undefined {
  const gone = draft.modules.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id === id);
  if (gone === undefined || countLessons(draft) < 2) return undefined;
  const rest = withLessons(draft, ({ lessons }) => lessons.filter((lesson) => lesson.id !== id));
  return { ...rest, dropped: [...draft.dropped, gone] };
}

/** Takes a dropped lesson back in, behind the lesson that stands before it in the source. */
export function restoreLesson(draft: Draft, id: string): Draft {
  const back = draft.dropped.find((lesson) => lesson.id === id);
  if (back === undefined) return draft;
  const all = draft.modules.flatMap(({ id: moduleId, lessons }) =>
    lessons.map((lesson, index) => ({ moduleId, lesson, index })),
  );
  const before = all.findLast(({ lesson }) => startsBefore(lesson, back));
  const target = before ?? { moduleId: draft.modules[0]?.id, index: -1 };
  return {
    ...draft,
    dropped: draft.dropped.filter((lesson) => lesson.id !== id),
    modules: draft.modules.map((module) =>
      module.id === target.moduleId
        ? { ...module, lessons: module.lessons.toSpliced(target.index + 1, 0, back) }
        : module,
    ),
  };
}

function startsBefore(lesson: DraftLesson, other: DraftLesson): boolean {
  const [left, right] = [lesson.spans[0], other.spans[0]];
  if (left === undefined || right === undefined) return false;
  return left.document_id === right.document_id
    ? isBefore(left.from, right.from)
    : left.document_id < right.document_id;
}
