import { countOf } from '../course/matches.ts';
import type { QuizSource } from './lesson-source.ts';
import { isMadeUp } from './made-up.ts';
import type { IndexedTerm } from './pool-index.ts';
import { goesOnAt, hasSeveralWords, tokensIn } from './segments.ts';
import type { StatementRules } from './statement-rules.ts';
import { isPhrase } from './term-kind.ts';
import { contentStems, withoutEnd } from './words.ts';

const TOKEN = /[^\s"“”‘’'(),;:]+(?:\(\))?/gu;
/** The signs that a sentence ends with. */
const STOPS = '.!?';
/** A stem needs so many other words of meaning for the blank to be told. */
const LEAST_OTHER_STEMS = 4;

/** A term where it stands in a sentence; `worth` says how well the rest of the sentence tells it. */
export interface Blank {
  term: IndexedTerm;
  start: number;
  end: number;
  worth: number;
  /** What the whole sentence is about: nothing but an article and its kind stands before it, and the verb behind. */
  isSubject: boolean;
  /** The noun beside it that says what it is, in lower case, as "function". */
  sort: string | undefined;
}

/** The terms of the course in a sentence that may be left out, each standing there once; the best first. */
export function blanksIn(
  sentence: string,
  { index, language }: Pick<QuizSource, 'index' | 'language'>,
  rules: StatementRules,
): Blank[] {
  const lowered = sentence.toLowerCase();
  const blanks: Blank[] = [];
  let stems: number | undefined;
  for (const match of tokensIn(lowered, TOKEN)) {
    for (const term of index.byFirstWord.get(withoutEnd(match[0], STOPS)) ?? []) {
      // A phrase may open its sentence with a capital; a name is spelled one way.
      const needle = isPhrase(term.kind) ? term.term.toLowerCase() : term.term;
      const haystack = isPhrase(term.kind) ? lowered : sentence;
      const end = match.index + needle.length;
      if (!haystack.startsWith(needle, match.index) || goesOnAt(lowered, end)) continue;
      if (countOf(lowered, needle.toLowerCase(), 1) !== 1 || isMadeUp(term.term)) continue;
      stems ??= contentStems(sentence, language).length;
      if (stems - contentStems(needle, language).length < LEAST_OTHER_STEMS) continue;
      const blank = blankAt(term, { sentence, start: match.index, end }, language, rules);
      if (blank !== undefined) blanks.push(blank);
    }
  }
  return blanks.sort((left, right) => right.worth - left.worth);
}

interface Place {
  sentence: string;
  start: number;
  end: number;
}

function blankAt(
  term: IndexedTerm,
  { sentence, start, end }: Place,
  language: QuizSource['language'],
  rules: StatementRules,
): Blank | undefined {
  // A plain word that is code elsewhere is a blank only where the term is defined.
  if (term.definition === undefined && term.kind === 'code' && /^\p{Ll}+$/u.test(term.term)) return undefined;
  // Scripts without spaces have no articles: a phrase that is not defined is any run of characters, and many fit.
  if (isPhrase(term.kind) && term.definition === undefined && language.nounPhrase !== undefined)
    return undefined;
  const before = sentence.slice(0, start);
  const after = sentence.slice(end).replace(/^["”’'`»]/, '');
  const isName = term.kind === 'name' || term.kind === 'acronym';
  if ((isPhrase(term.kind) || isName) && !standsFree(before, after, language)) return undefined;
  if (isName && /^ [\p{Lu}\d]/u.test(after)) return undefined;
  if (before.split('(').length !== before.split(')').length) return undefined;
  if (rules.oneOfSeveral.test(before.replace(/["“‘'`«]$/, '')) || rules.moreFollow.test(after))
    return undefined;
  const sort = sortBeside(before, after, language);
  // "binary.install -x2" is an entry of a list: an option is told where it is called one.
  if (term.kind === 'flag' && sort === undefined && !rules.subjectLead.test(before)) return undefined;
  const rest =
    sort === undefined ? after : after.replace(AFTER_WORD, (word) => (isSort(word, language) ? '' : word));
  const isSubject = rules.subjectLead.test(before) && rules.verb.test(rest);
  // "print" is a word of the language too: it is the function where its kind stands beside it.
  const isPlainWord = term.kind === 'code' && /^\p{Ll}+$/u.test(term.term);
  if (isPlainWord && sort === undefined && !(start === 0 && isSubject)) return undefined;
  // A sentence cannot open with its blank, and a plain word is told only by what is said of it.
  if (
    (start === 0 || (isPhrase(term.kind) && term.definition === undefined && !hasSeveralWords(term.term))) &&
    !isSubject
  )
    return undefined;
  let worth = isSubject ? 1.2 : 0;
  if (term.definition !== undefined) worth += 0.8;
  if (sort !== undefined && !isPhrase(term.kind)) worth += 0.4;
  if (isPhrase(term.kind)) worth += term.definition === undefined ? (isSubject ? 0 : -0.2) : 0.2;
  // What a whole course is about fits nearly everywhere.
  if (isName && !isSubject) worth -= 0.8;
  if (isPhrase(term.kind) && term.definition === undefined && !hasSeveralWords(term.term)) worth -= 0.9;
  if (term.kind === 'path' && term.definition === undefined) worth -= 0.8;
  if (term.kind === 'variable' || term.kind === 'host') worth -= 0.4;
  return { term, start, end, worth, isSubject, sort };
}

const AFTER_WORD = /^ [\p{L}-]+/u;
const BEFORE_WORD = /([\p{L}-]+) ["“‘'`«]?$/u;
/** No word that is known is longer: what stands before a blank is looked at from so near its end. */
const LONGEST_BESIDE = 60;

const isSort = (word: string, language: QuizSource['language']): boolean =>
  language.classNoun.test(word.startsWith(' ') ? word : ` ${word}`);

/** The kind noun right behind a name or right before it: "function" in "the x function" and "function x". */
function sortBeside(before: string, after: string, language: QuizSource['language']): string | undefined {
  const next = AFTER_WORD.exec(after)?.[0];
  if (next !== undefined && isSort(next, language)) return next.trim().toLowerCase();
  const last = BEFORE_WORD.exec(before.slice(-LONGEST_BESIDE))?.[1];
  return last !== undefined && isSort(last, language) ? last.toLowerCase() : undefined;
}

/** Whether a phrase is a whole one where it stands, not half of "data objects" or "vector elements". */
function standsFree(before: string, after: string, language: QuizSource['language']): boolean {
  const form = language.nounPhrase?.form;
  if (form?.test(before.slice(-1)) || form?.test(after.slice(0, 1))) return false;
  const last = /([\p{L}'’-]+) $/u.exec(before.slice(-LONGEST_BESIDE))?.[1]?.toLowerCase();
  if (last !== undefined && !language.stopWords.has(last)) return false;
  const next = /^ ([\p{L}-]+)/u.exec(after.slice(0, 30))?.[1]?.toLowerCase();
  return next === undefined || language.stopWords.has(next) || language.plainVerb.test(next);
}
