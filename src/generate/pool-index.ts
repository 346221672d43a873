import type { PoolCompletion } from './completions.ts';
import { type Definition, definitionIn, isCodeName, isTerm, labelledDefinition } from './definitions.ts';
import type { Language } from './language.ts';
import { firstWordOf } from './segments.ts';
import { kindOf, type TermKind } from './term-kind.ts';
import { moduleOf, type TermPool } from './term-pool.ts';
import { contentStems, wordCount } from './words.ts';

/** A term of the pool, made ready for choosing wrong options. */
export interface IndexedTerm {
  term: string;
  lesson: string;
  module: string;
  kind: TermKind;
  /** The noun that the course sets beside it, in lower case, as "function". */
  sort: string | undefined;
  definition: Definition | undefined;
  /** Stems of its meaning. */
  stems: ReadonlySet<string>;
}

/** A completion of the pool, made ready for standing beside others. */
export interface IndexedCompletion extends PoolCompletion {
  /** Different stems of its rest. */
  stems: readonly string[];
  /** Words of its rest. */
  words: number;
}

export interface PoolIndex {
  /** What the course's statements say, by kind. */
  completions: ReadonlyMap<string, readonly IndexedCompletion[]>;
  /** Whether the course is so short that its wrong options must be taken where they are. */
  isPaper: boolean;
  all: readonly IndexedTerm[];
  /** Those with a definition that was read again. */
  defined: readonly IndexedTerm[];
  byKind: ReadonlyMap<TermKind, readonly IndexedTerm[]>;
  /** Lower-case first word of a term -> terms, to find terms in a sentence. */
  byFirstWord: ReadonlyMap<string, readonly IndexedTerm[]>;
  /**
   * In which share of the lessons something is said of a stem, 0 to 1: high for what the whole course is about; empty
   * for a short course.
   */
  topicShare: ReadonlyMap<string, number>;
}

/** A plain word in bold or code is a name of the subject when it is so in several places. */
const LEAST_COUNT = 3;

/** "NOTE" or "AVERTISSEMENT" before a paragraph is no acronym. */
const LABEL = /^(?:\p{Lu}{7,}|NOTES?|TIPS?|NOTA|TIPP|HINWEIS|ACHTUNG|TODO)$/u;

const indexes = new WeakMap<TermPool, Map<string, PoolIndex>>();

/** The pool's index for a language; made once for each pool. */
export function indexOf(pool: TermPool, language: Language): PoolIndex {
  const byLanguage = indexes.get(pool) ?? new Map<string, PoolIndex>();
  indexes.set(pool, byLanguage);
  const known = byLanguage.get(language.tag) ?? buildIndex(pool, language);
  byLanguage.set(language.tag, known);
  return known;
}

/** Reads a defining sentence again; the term must come out the same. */
export function definitionOf(term: string, sentence: string, language: Language): Definition | undefined {
  const isSame = (definition: Definition | undefined): boolean =>
    definition?.term.toLowerCase() === term.toLowerCase();
  const written = definitionIn(sentence, language);
  if (isSame(written)) return written;
  const labelled = labelledDefinition(sentence, language);
  return isSame(labelled) ? labelled : undefined;
}

function buildIndex(pool: TermPool, language: Language): PoolIndex {
  const sorts = new Map(pool.names.map(({ name, sort }) => [name, sort]));
  const all: IndexedTerm[] = pool.terms.map(({ term, definition: sentence, lesson }) => {
    const definition = definitionOf(term, sentence, language);
    const stems = new Set(contentStems(definition?.meaning ?? sentence, language));
    return {
      term,
      lesson,
      module: moduleOf(lesson),
      kind: kindIn(term, definition?.form === 'verb', language),
      sort: sorts.get(term),
      definition,
      stems,
    };
  });
  const withDefinition = new Set(all.map(({ term }) => term));
  for (const named of pool.names)
    if (!withDefinition.has(named.name) && isOption(named, language))
      all.push({
        term: named.name,
        lesson: named.lesson,
        module: moduleOf(named.lesson),
        kind: kindIn(
          named.name,
          // The sort of a phrase is its gender.
          named.style !== 'phrase' &&
            (named.style === 'code' || named.style === 'bold' || named.sort !== undefined),
          language,
        ),
        sort: named.sort,
        definition: undefined,
        stems: new Set(),
      });
  const byKind = new Map<TermKind, IndexedTerm[]>();
  const byFirstWord = new Map<string, IndexedTerm[]>();
  for (const term of all) {
    push(byKind, term.kind, term);
    push(byFirstWord, firstWordOf(term.term.toLowerCase()), term);
  }
  const completions = Map.groupBy(
    pool.completions.map((completion) => ({
      ...completion,
      stems: [...new Set(contentStems(completion.rest, language))],
      words: wordCount(completion.rest),
    })),
    ({ kind }) => kind,
  );
  return {
    completions,
    isPaper: isPaper(pool),
    all,
    defined: all.filter((term) => term.definition !== undefined),
    byKind,
    byFirstWord,
    topicShare: topicShareOf(pool),
  };
}

/** What is said of so many of the lessons is what the whole course is about. */
const SHARE_OF_TOPIC = 0.3;

/** Whether the whole course is about a stem, in lower case. */
export const isTopic = (stem: string, { topicShare }: Pick<PoolIndex, 'topicShare'>): boolean =>
  (topicShare.get(stem) ?? 0) >= SHARE_OF_TOPIC;

/** In fewer lessons nothing tells the subject of the course from that of a lesson. */
const LEAST_LESSONS = 5;

function topicShareOf({ completions }: TermPool): Map<string, number> {
  const lessons = new Map<string, Set<string>>();
  for (const { about, lesson } of completions)
    for (const stem of about) lessons.set(stem, (lessons.get(stem) ?? new Set()).add(lesson));
  const total = new Set(completions.map(({ lesson }) => lesson)).size;
  if (total < LEAST_LESSONS) return new Map();
  return new Map([...lessons].map(([stem, { size }]) => [stem, size / total]));
}

/** A paper says no more things than this. */
const COMPLETIONS_OF_PAPER = 60;
const LESSONS_OF_PAPER = 4;

const isPaper = ({ completions }: TermPool): boolean =>
  completions.length < COMPLETIONS_OF_PAPER &&
  new Set(completions.map(({ lesson }) => lesson)).size <= LESSONS_OF_PAPER;

/** Whether a name may stand among options: a code name, a phrase of the subject, or a word that is often set apart. */
function isOption({ name, style, count }: TermPool['names'][number], language: Language): boolean {
  if (isCodeName(name)) return true;
  if (name.split(' ').length > 3 || !isTerm(name, language)) return false;
  if (style === 'phrase') return true;
  if (style === 'bold' && LABEL.test(name)) return false;
  // "Enter" or "Caution" in bold is a key or a label, not a name of the subject.
  if (/^\p{Lu}\p{Ll}+$/u.test(name)) return false;
  if (style !== 'italic') return count >= LEAST_COUNT;
  if (!/^\p{Ll}/u.test(name) || language.notNoun.test(name)) return false;
  // A single word in italics is as often the name of an argument as a term.
  return count > 1 && name.includes(' ');
}

/** A plain word that does something or is set as code, as "solve" or "git-buildpackage", is code all the same. */
const kindIn = (term: string, isCode: boolean, { capitalNouns }: Language): TermKind => {
  const kind = kindOf(term);
  // Where every noun has a capital, it tells no name.
  if (kind === 'name' && capitalNouns === true) return 'singular';
  return isCode && /^\p{Ll}+(?:-[\p{Ll}\d]+)*$/u.test(term) ? 'code' : kind;
};

/** Adds a value to the list of its key. */
export function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
