import { inOneLine } from '../course/one-line.ts';
import { BLANK } from '../course/question-key.ts';
import { blanksIn } from './blanks.ts';
import type { LessonWordList } from './course-words.ts';
import type { Language } from './language.ts';
import type { PoolIndex } from './pool-index.ts';
import { isUnspaced } from './segments.ts';
import { statementRulesOf } from './statement-rules.ts';
import { wordsOf } from './words.ts';

/** A sentence with one blank, and what belongs there. */
export interface BlankedFact {
  front: string;
  answer: string;
}

/** What blanks are found with: the terms of a course, and how rare its words are. */
export interface BlankSource {
  index: PoolIndex;
  language: Language;
  /** In how many lessons each word stands. */
  spread: ReadonlyMap<string, number>;
  lessons: number;
}

/** A blank that is most of its sentence leaves nothing to go by. */
const MOST_SHARE = 0.5;
const LEAST_CHARS = 4;
const LONGEST_ARTICLE = 5;
const WORD_SIGN = /[\p{L}\p{M}\p{N}_-]/u;

/** How many lessons use each word. */
export function spreadOf(lessons: readonly LessonWordList[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const { counts } of lessons)
    for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return spread;
}

/** Leaves a term of the course out of a sentence; undefined where none stands in it by itself. */
export function blankTerm(sentence: string, source: BlankSource): BlankedFact | undefined {
  const text = inOneLine(sentence).trim();
  const [best] = blanksIn(text, source, statementRulesOf(source.language.tag)).filter(
    ({ term, isSubject, sort }) =>
      term.kind !== 'flag' &&
      term.term.length <= text.length * MOST_SHARE &&
      // "print" is a verb as often as a function: it is the name where the sentence says so.
      (isSubject || sort !== undefined || term.kind !== 'code' || !/^\p{Ll}+$/u.test(term.term)),
  );
  return best === undefined ? undefined : withBlank(text, best.start, best.end, source.language);
}

/** Leaves out the word that the lesson is most about; undefined where none stands out. */
export function blankWord(
  sentence: string,
  lesson: LessonWordList,
  source: BlankSource,
): BlankedFact | undefined {
  const text = inOneLine(sentence).trim();
  const lowered = text.toLowerCase();
  // Some letters change their length with their case; then places in the two do not match.
  if (lowered.length !== text.length) return undefined;
  const place = wordIn(text, lesson, source);
  return place === undefined ? undefined : withBlank(text, place[0], place[1], source.language);
}

function withBlank(text: string, start: number, end: number, language: Language): BlankedFact {
  const before = text.slice(0, start).replace(language.tellingArticle, '$1$2(n) ');
  return { front: `${before}${BLANK}${text.slice(end)}`, answer: text.slice(start, end) };
}

type Place = readonly [start: number, end: number];

/** Whether what stands at a place is whole words and stands nowhere else in the sentence. */
function isOnce(lowered: string, start: number, end: number): boolean {
  if (WORD_SIGN.test(lowered.charAt(end)) || (start > 0 && WORD_SIGN.test(lowered.charAt(start - 1))))
    return false;
  return lowered.split(lowered.slice(start, end)).length === 2;
}

/** The word that the lesson uses most and the others least; a verb or a word of every subject is none. */
function wordIn(
  text: string,
  lesson: LessonWordList,
  { language, spread, lessons }: BlankSource,
): Place | undefined {
  const lowered = text.toLowerCase();
  let best: Place | undefined;
  let most = 0;
  for (const word of wordsOf(lowered)) {
    if (!isTelling(word, language)) continue;
    const start = lowered.indexOf(word);
    const end = start + word.length;
    const count = isUnspaced(word) ? lesson.text.split(word).length - 1 : (lesson.counts.get(word) ?? 0);
    const rarity = Math.log((lessons + 1) / (spread.get(word) ?? 1));
    const weight = count * rarity;
    if (count < 2 || weight <= most || word.length > lowered.length * MOST_SHARE) continue;
    if (lessons >= MANY_LESSONS && (spread.get(word) ?? 0) > lessons * MOST_SPREAD) continue;
    if (isUnspaced(word) && isPartOfWord(word, lesson.text)) continue;
    if (isUnspaced(word) ? lowered.split(word).length !== 2 : !isOnce(lowered, start, end)) continue;
    if (!standsFree(text, start, end, language) || !isNounIn(word, lesson, language)) continue;
    [best, most] = [[start, end], weight];
  }
  return best;
}

/** What most lessons say is left out of no sentence of theirs: nobody would have to know it. */
const MANY_LESSONS = 8;
const MOST_SPREAD = 0.5;
const PART_SHARE = 0.6;

/** Whether a word of a script without spaces stands mostly before or after one character: "软件" of "软件包". */
function isPartOfWord(word: string, text: string): boolean {
  const places = text.split(word);
  const count = places.length - 1;
  const isShared = (neighbours: readonly string[]): boolean => {
    const counts = new Map<string, number>();
    for (const neighbour of neighbours)
      if (/^\p{L}$/u.test(neighbour)) counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1);
    return Math.max(0, ...counts.values()) >= Math.max(2, count * PART_SHARE);
  };
  return (
    isShared(places.slice(1).map((rest) => rest.charAt(0))) ||
    isShared(places.slice(0, -1).map((rest) => rest.slice(-1)))
  );
}

/** Whether a word is no part of a name, and no noun before another: "the devices file" is about a file. */
function standsFree(text: string, start: number, end: number, language: Language): boolean {
  // The first word of a sentence is as often a verb or half a name.
  if (start === 0 ? language.stopWords.size > 0 : /^\p{Lu}/u.test(text.slice(start))) return false;
  if (language.stopWords.size === 0 || isUnspaced(text.slice(start, end))) return true;
  const next = /^ ([\p{L}\p{N}-]+)/u.exec(text.slice(end, end + 40))?.[1]?.toLowerCase();
  return next === undefined || language.stopWords.has(next) || language.plainVerb.test(next);
}

const nouns = new WeakMap<LessonWordList, ReadonlySet<string>>();

/** Whether the lesson has the word behind an article, in either number: in "to boot" it is no noun by itself. */
function isNounIn(word: string, lesson: LessonWordList, language: Language): boolean {
  if (language.stopWords.size === 0 || isUnspaced(word)) return true;
  const known = nouns.get(lesson) ?? nounsOf(lesson, language);
  nouns.set(lesson, known);
  return known.has(word) || known.has(word.replace(/s$/, '')) || known.has(`${word}s`);
}

function nounsOf({ words }: LessonWordList, language: Language): ReadonlySet<string> {
  const articles = new Map<string, boolean>();
  const found = new Set<string>();
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before === undefined || before.length > LONGEST_ARTICLE) return;
    const isArticle = articles.get(before) ?? language.article.test(`${before} `);
    articles.set(before, isArticle);
    if (isArticle) found.add(word);
  });
  return found;
}

const isTelling = (word: string, language: Language): boolean =>
  (word.length >= LEAST_CHARS || (isUnspaced(word) && word.length >= 2)) &&
  /^[\p{L}\p{M}-]+$/u.test(word) &&
  !language.stopWords.has(word) &&
  !language.genericTerms.has(word) &&
  !language.emptyModifiers.has(word) &&
  !language.notNoun.test(word) &&
  !language.plainVerb.test(` ${word}`) &&
  !language.plainVerb.test(word);
