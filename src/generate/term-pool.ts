import type { Citation, LessonDraft } from '../course/course.ts';
import { matchesOf } from '../course/matches.ts';
import { completionsIn, type PoolCompletion, someOf } from './completions.ts';
import { frequentPhrases, type KeyedPhrases, phrasesIn } from './frequent-phrases.ts';
import { frequentRuns, runsIn } from './frequent-runs.ts';
import { type Language, languageOf, languageOfText } from './language.ts';

/** A term that the course defines. */
interface PoolTerm {
  term: string;
  /** The defining sentence, verbatim. */
  definition: string;
  /** Key of the lesson that defines it. */
  lesson: string;
}

/** A name or phrase that the course sets apart, and the lesson that does so first. */
interface PoolName {
  name: string;
  lesson: string;
  style: 'code' | 'bold' | 'italic' | 'phrase';
  /** In how many places it is set apart or, for a phrase, used. */
  count: number;
  /** The noun that stands beside it and says what it is, in lower case, as "function". */
  sort?: string;
}

/** What wrong options are taken from: the terms and names of the whole course. Plain data. */
export interface TermPool {
  terms: PoolTerm[];
  names: PoolName[];
  /** What its statements say, for questions that leave it out. */
  completions: PoolCompletion[];
  /** How many lessons each module has, by the module's part of their keys. */
  lessonsOfModule: Record<string, number>;
}

/** "m2" of "m2-l3". */
export const moduleOf = (lesson: string): string => lesson.split('-')[0] ?? lesson;

const numberOf = (lesson: string): number => Number(/\d+$/.exec(lesson)?.[0] ?? 0);

/** Whether two keys are of one lesson, or of two that follow each other in their module. */
export const areNeighbours = (one: string, other: string): boolean =>
  moduleOf(one) === moduleOf(other) && Math.abs(numberOf(one) - numberOf(other)) <= 1;

/** A course of 1,000 pages has some 3,000 names; more would cost time and add no better option. */
const MOST_NAMES = 3000;
const SET_APART =
  /(?<![`\\])`([^`\n]{2,32})`(?!`)|(?<![*\\])\*\*([^*\n]{3,40})\*\*(?!\*)|(?<![*\\])\*([^*\n]{3,40})\*(?!\*)/g;
/** The language is told from the beginnings of some lessons. */
const SAMPLE = 600;
const MOST_SAMPLES = 20;
const FENCE = /^```[\s\S]*?^```/gm;
/** "NOTE" over a note names nothing that the course is about. */
const LABEL = /^> \*\*[^*\n]{1,40}\*\*$/gm;

/** What of a lesson a pool is made from. */
export interface LessonWords {
  key: string;
  draft: Pick<LessonDraft, 'content' | 'key_terms'> & { citations: readonly Pick<Citation, 'quote'>[] };
}

/** A lesson's share of the pool: found for each lesson by itself, as soon as it is written. Plain data. */
export interface PoolShare extends KeyedPhrases {
  terms: Omit<PoolTerm, 'lesson'>[];
  /** What it sets apart, in the order of the first places. */
  names: Omit<PoolName, 'lesson'>[];
  completions: PoolCompletion[];
}

/** Takes out of a lesson what the pool of its course is merged from. In: `tag` is BCP 47. */
export const poolShareOf = (lesson: LessonWords, tag: string): PoolShare => shareOf(lesson, languageOf(tag));

function shareOf({ key, draft }: LessonWords, language: Language): PoolShare {
  const { content, key_terms, citations } = draft;
  const text = content.replace(FENCE, '.').replace(LABEL, '.');
  return {
    key,
    terms: key_terms.map(({ term, definition }) => ({ term, definition })),
    names: namesIn(content.replace(FENCE, '').replace(LABEL, ''), language),
    phrases: language.nounPhrase === undefined ? phrasesIn(text, language) : runsIn(text, language),
    completions: completionsIn(key, citations, language),
  };
}

/** The names and phrases that a text sets apart; each takes its style from its first place. */
function namesIn(prose: string, language: Language): PoolShare['names'] {
  const names = new Map<string, PoolShare['names'][number]>();
  for (const match of matchesOf(prose, SET_APART)) {
    const [whole, code, bold, italic] = match;
    const name = code ?? unescaped(bold ?? italic ?? '');
    const known = names.get(name);
    if (known !== undefined) known.count += 1;
    else if (isName(name)) {
      const style = code !== undefined ? 'code' : bold !== undefined ? 'bold' : 'italic';
      names.set(name, { name, style, count: 1 });
    }
    const found = names.get(name);
    if (found === undefined || found.sort !== undefined || italic !== undefined) continue;
    const sort = sortBeside(prose, match.index, match.index + whole.length, language);
    if (sort !== undefined) found.sort = sort;
  }
  return [...names.values()];
}

/** Gathers the terms and names of a course from its lessons; its language is told from them where it is not given. */
export function buildTermPool(lessons: readonly LessonWords[], tag?: string): TermPool {
  const language = tag === undefined ? languageIn(lessons) : languageOf(tag);
  return merge(
    lessons.map((lesson) => shareOf(lesson, language)),
    language,
  );
}

/** Gathers them from the shares of all lessons, which come in their order. In: `tag` is BCP 47. */
export const mergeTermPool = (shares: readonly PoolShare[], tag: string): TermPool =>
  merge(shares, languageOf(tag));

function merge(shares: readonly PoolShare[], language: Language): TermPool {
  const terms: PoolTerm[] = [];
  const names = new Map<string, PoolName>();
  const lessonsOfModule: Record<string, number> = {};
  for (const share of shares) {
    lessonsOfModule[moduleOf(share.key)] = (lessonsOfModule[moduleOf(share.key)] ?? 0) + 1;
    for (const { term, definition } of share.terms) terms.push({ term, definition, lesson: share.key });
    for (const { name, style, count, sort } of share.names) {
      const known = names.get(name);
      if (known !== undefined) known.count += count;
      else if (names.size < MOST_NAMES) names.set(name, { name, lesson: share.key, style, count });
      const found = names.get(name);
      if (found !== undefined && found.sort === undefined && sort !== undefined) found.sort = sort;
    }
  }
  const phrases = language.nounPhrase === undefined ? frequentPhrases(shares) : frequentRuns(shares);
  for (const phrase of phrases)
    if (!names.has(phrase.name)) names.set(phrase.name, { ...phrase, style: 'phrase' });
  const completions = someOf(shares.flatMap((share) => share.completions));
  return { terms, names: [...names.values()], completions, lessonsOfModule };
}

function languageIn(lessons: readonly LessonWords[]): Language {
  const sample = lessons.map(({ draft }) => draft.content.replace(FENCE, '.').slice(0, SAMPLE)).join(' ');
  return languageOfText(sample.slice(0, SAMPLE * MOST_SAMPLES));
}

/** The kind of a name where it is set apart: "function" in "the `x` function" and in "the function `x`". */
function sortBeside(text: string, start: number, end: number, { classNoun }: Language): string | undefined {
  const next = /^ \p{L}{2,14}(?!\p{L})/u.exec(text.slice(end, end + 16))?.[0];
  if (next !== undefined && classNoun.test(next)) return next.trim().toLowerCase();
  const last = / \p{L}{2,14}(?= $)/u.exec(text.slice(Math.max(0, start - 17), start))?.[0];
  return last !== undefined && classNoun.test(last) ? last.trim().toLowerCase() : undefined;
}

const unescaped = (text: string): string => text.replace(/\\([^\w\s])/g, '$1');

const isName = (name: string): boolean =>
  /^[\p{L}$/~._-][\p{L}\p{N}_./:+~() -]*$/u.test(name) && name.split('(').length === name.split(')').length;
