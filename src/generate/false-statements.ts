import type { Citation } from '../course/course.ts';
import { BLANK } from '../course/question-key.ts';
import { clozesOfSentence } from './cloze-questions.ts';
import { definitionIn, isCodeName } from './definitions.ts';
import { nearby } from './distractors.ts';
import type { Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { oppositeOf } from './opposites.ts';
import { otherNumbers } from './other-numbers.ts';
import type { IndexedTerm } from './pool-index.ts';
import type { Random } from './random.ts';
import { openingOf, shortMeaning } from './short-meaning.ts';
import type { TermKind } from './term-kind.ts';
import { contentStems, jaccard } from './words.ts';

/** Kinds whose members are alike enough without a definition; of two files one may be a text and one a program. */
const EXCHANGEABLE: ReadonlySet<TermKind> = new Set(['function', 'flag']);
const MOST_MEANING_WORDS = 25;
/** A meaning of fewer words of its own may be true of many things. */
const LEAST_STEMS = 4;
const MOST_SHARED = 0.25;

/**
 * Statements like one of the source that the source does not make: first with another number of the same unit, then
 * with the opposite of one of its words, with the meaning of a sibling, last with a sibling in the place of a term.
 *
 * In: `statement` is the cited sentence, perhaps without its first word; of one that does not carry the lesson only
 * numbers and opposites are exchanged.
 */
export function* falseStatements(
  statement: string,
  { citation, carries, hasOpposite }: { citation: Citation; carries: boolean; hasOpposite: boolean },
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<string> {
  yield* otherNumbers(statement, source);
  const opposite = hasOpposite ? oppositeOf(statement, source.language.tag) : undefined;
  if (opposite !== undefined) yield opposite.text;
  if (!carries) return;
  yield* otherMeanings(statement, source, random);
  yield* otherTerms(statement, citation, source, phrases, random);
}

/** "A factor is ..." with what a matrix is. */
function* otherMeanings(statement: string, source: QuizSource, random: Random): Generator<string> {
  const { language, index, lesson } = source;
  const definition = definitionIn(statement, language);
  if (definition === undefined) return;
  const { term, meaning, form, isPlural } = definition;
  const at = statement.indexOf(meaning);
  if (at <= statement.indexOf(term)) return;
  const [known, again] = index.defined.filter((other) => other.term.toLowerCase() === term.toLowerCase());
  // What is defined twice is many things: who could say what it is not?
  if (known === undefined || again !== undefined) return;
  const own = new Set(contentStems(meaning, language));
  const termStems = new Set(contentStems(term, language));
  const fits = (other: IndexedTerm): boolean =>
    other.definition?.form === form &&
    other.definition.isPlural === isPlural &&
    isSibling(other, known) &&
    other.stems.size >= LEAST_STEMS &&
    other.stems.isDisjointFrom(termStems) &&
    jaccard(other.stems, own) <= MOST_SHARED &&
    (other.lesson === known.lesson || !other.stems.isDisjointFrom(own)) &&
    new Set(contentStems(other.term, language)).isDisjointFrom(own);
  for (const other of nearby(index.defined, lesson.key, random).filter(fits)) {
    const text = other.definition && shortMeaning(other.definition, language, MOST_MEANING_WORDS);
    if (text === undefined || openingOf(text, language) !== openingOf(meaning, language)) continue;
    if (language.address?.test(text) === true) continue;
    if (source.isTrueOf(term, new Set(contentStems(text, language)))) continue;
    yield `${statement.slice(0, at)}${text}.`;
  }
}

/** Siblings are of one kind and one module: a term of a distant chapter would be told by its subject. */
const isSibling = (other: IndexedTerm, term: IndexedTerm): boolean =>
  other.term !== term.term &&
  other.module === term.module &&
  isWord(other) === isWord(term) &&
  // What the course calls a command stands beside what it calls a package, not beside what it gives no noun.
  (other.sort === undefined) === (term.sort === undefined);

const WORDS: ReadonlySet<TermKind> = new Set(['singular', 'plural', 'name', 'acronym']);
const isWord = ({ kind }: IndexedTerm): boolean => WORDS.has(kind);

/** A name is put in the place of another without a change to the words around it; a phrase may need another article. */
const nameOf = (text: string, { index }: QuizSource): IndexedTerm | undefined =>
  index.all.find(
    ({ term, kind, definition }) =>
      term === text && (EXCHANGEABLE.has(kind) || (definition !== undefined && isCodeName(term))),
  );

/** A sentence with one of its terms exchanged: what a cloze offers as wrong in its blank. */
function* otherTerms(
  statement: string,
  citation: Citation,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<string> {
  for (const cloze of clozesOfSentence({ ...citation, quote: statement }, source, phrases, random)) {
    const [before = '', after = ''] = cloze.question_text.split(BLANK);
    const [answer, ...others] = cloze.options.map((option) => nameOf(option, source));
    const wrong = others.find(
      (other) => other !== undefined && answer !== undefined && isSibling(other, answer),
    );
    if (wrong !== undefined && !/\(n\) $/.test(before)) yield `${before}${wrong.term}${after}`;
  }
}
