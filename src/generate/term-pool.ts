import type { LessonDraft } from '../course/course.ts';

/** A term that the course defines. */
export interface PoolTerm {
  term: string;
  /** The defining sentence, verbatim. */
  definition: string;
  /** Key of the lesson that defines it. */
  lesson: string;
}

/** A name or phrase that the course sets apart, and the lesson that does so first. */
export interface PoolName {
  name: string;
  lesson: string;
  style: 'code' | 'bold' | 'italic';
  /** In how many places it is set apart. */
  count: number;
}

/** What wrong options are taken from: the terms and names of the whole course. Plain data. */
export interface TermPool {
  terms: PoolTerm[];
  names: PoolName[];
}

/** A course of 1,000 pages has some 3,000 names; more would cost time and add no better option. */
const MOST_NAMES = 3000;
const SET_APART =
  /(?<![`\\])`([^`\n]{2,32})`(?!`)|(?<![*\\])\*\*([^*\n]{3,40})\*\*(?!\*)|(?<![*\\])\*([^*\n]{3,40})\*(?!\*)/g;
const FENCE = /^```[\s\S]*?^```/gm;

/** Gathers the terms and names of a course from its lessons. */
export function buildTermPool(lessons: readonly { key: string; draft: LessonDraft }[]): TermPool {
  const terms: PoolTerm[] = [];
  const names = new Map<string, PoolName>();
  for (const { key, draft } of lessons) {
    for (const { term, definition } of draft.key_terms) terms.push({ term, definition, lesson: key });
    for (const [, code, bold, italic] of draft.content.replace(FENCE, '').matchAll(SET_APART)) {
      const name = code ?? unescaped(bold ?? italic ?? '');
      const known = names.get(name);
      if (known !== undefined) known.count += 1;
      else if (names.size < MOST_NAMES && isName(name)) {
        const style = code !== undefined ? 'code' : bold !== undefined ? 'bold' : 'italic';
        names.set(name, { name, lesson: key, style, count: 1 });
      }
    }
  }
  return { terms, names: [...names.values()] };
}

const unescaped = (text: string): string => text.replace(/\\([^\w\s])/g, '$1');

const isName = (name: string): boolean =>
  /^[\p{L}$/~._-][\p{L}\p{N}_./:+~() -]*$/u.test(name) && name.split('(').length === name.split(')').length;
