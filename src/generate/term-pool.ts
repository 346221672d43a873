import type { LessonDraft } from '../course/course.ts';
import { isCodeName } from './definitions.ts';

/** A term that the course defines. */
export interface PoolTerm {
  term: string;
  /** The defining sentence, verbatim. */
  definition: string;
  /** Key of the lesson that defines it. */
  lesson: string;
}

/** A name that the course sets as code, and the lesson that names it first. */
export interface PoolName {
  name: string;
  lesson: string;
}

/** What wrong options are taken from: the terms and names of the whole course. Plain data. */
export interface TermPool {
  terms: PoolTerm[];
  names: PoolName[];
}

/** A course of 1,000 pages has some 3,000 names; more would cost time and add no better option. */
const MOST_NAMES = 3000;
const INLINE_CODE = /(?<![`\\])`([^`\n]{2,32})`(?!`)/g;
const FENCE = /^```[\s\S]*?^```/gm;

/** Gathers the terms and names of a course from its lessons. */
export function buildTermPool(lessons: readonly { key: string; draft: LessonDraft }[]): TermPool {
  const terms: PoolTerm[] = [];
  const names = new Map<string, string>();
  for (const { key, draft } of lessons) {
    for (const { term, definition } of draft.key_terms) terms.push({ term, definition, lesson: key });
    for (const [, name = ''] of draft.content.replace(FENCE, '').matchAll(INLINE_CODE))
      if (names.size < MOST_NAMES && !names.has(name) && isName(name)) names.set(name, key);
  }
  return { terms, names: [...names].map(([name, lesson]) => ({ name, lesson })) };
}

const isName = (name: string): boolean =>
  /^[\p{L}$/~._-][\p{L}\p{N}_./:+~()-]*$/u.test(name) &&
  (isCodeName(name) || /^\p{Ll}[\p{Ll}\d]{2,}$/u.test(name)) &&
  name.split('(').length === name.split(')').length;
