import { type Definition, definitionIn, labelledDefinition } from './definitions.ts';
import type { Language } from './language.ts';
import { kindOf, type TermKind } from './term-kind.ts';
import type { TermPool } from './term-pool.ts';
import { contentStems } from './words.ts';

/** A term of the pool, made ready for choosing wrong options. */
export interface IndexedTerm {
  term: string;
  lesson: string;
  kind: TermKind;
  definition: Definition | undefined;
  /** Stems of its meaning. */
  stems: ReadonlySet<string>;
}

export interface PoolIndex {
  all: readonly IndexedTerm[];
  byKind: ReadonlyMap<TermKind, readonly IndexedTerm[]>;
  /** Lower-case first word of a term -> terms, to find terms in a sentence. */
  byFirstWord: ReadonlyMap<string, readonly IndexedTerm[]>;
}

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
  const all: IndexedTerm[] = pool.terms.map(({ term, definition: sentence, lesson }) => {
    const definition = definitionOf(term, sentence, language);
    const stems = new Set(contentStems(definition?.meaning ?? sentence, language));
    return { term, lesson, kind: kindOf(term), definition, stems };
  });
  const defined = new Set(all.map(({ term }) => term));
  for (const { name, lesson } of pool.names)
    if (!defined.has(name))
      all.push({ term: name, lesson, kind: kindOfName(name), definition: undefined, stems: new Set() });
  const byKind = new Map<TermKind, IndexedTerm[]>();
  const byFirstWord = new Map<string, IndexedTerm[]>();
  for (const term of all) {
    push(byKind, term.kind, term);
    push(byFirstWord, term.term.toLowerCase().split(' ')[0] ?? '', term);
  }
  return { all, byKind, byFirstWord };
}

/** A plain word that is set as code, as "solve", is code all the same. */
const kindOfName = (name: string): TermKind => {
  const kind = kindOf(name);
  return kind === 'singular' || kind === 'plural' ? 'code' : kind;
};

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
