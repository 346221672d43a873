import type { Citation } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { type Definition, isCodeName } from './definitions.ts';
import { madeOf } from './evidence.ts';
import type { Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { definitionOf } from './pool-index.ts';
import { type Random, shuffled } from './random.ts';
import { openingOf, shortMeaning } from './short-meaning.ts';
import { moduleOf } from './term-pool.ts';
import { contentStems, jaccard } from './words.ts';

const LEAST_PAIRS = 3;
/** Where pairs are few, meanings of other terms stand among the options, so that none is found by leaving out. */
const LEAST_OPTIONS = 5;
const MOST_PAIRS = 5;
const MOST_MEANING_WORDS = 20;
const LEAST_MEANING_STEMS = 3;
/** Two meanings that share more of their words could be taken for each other. */
const MOST_SHARED = 0.34;
/** A sentence that holds this share of a meaning's words says the same. */
const SAME_CLAIM = 0.6;
/** The longest meaning is at most so many times as long as the shortest: length tells nothing. */
const MOST_SPREAD = 3;

interface Pair {
  term: string;
  termStems: ReadonlySet<string>;
  meaning: string;
  stems: ReadonlySet<string>;
  citation: Citation;
  /** Pairs of one question look alike. */
  look: string;
}

/** A question that asks for the meanings of three to five terms of the lesson; none where terms are too few. */
export function* matchingQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<Question> {
  const groups = Map.groupBy(pairsOf(source), ({ look }) => look);
  for (const group of groups.values()) {
    if (group.length < LEAST_PAIRS) continue;
    const chosen = distinctPairs(shuffled(group, random), source);
    if (chosen.length >= LEAST_PAIRS) yield questionOf(chosen, source, phrases, random);
  }
}

/** The lesson's terms that have a short meaning which does not name them. */
function pairsOf({ lesson, language, citations }: QuizSource): Pair[] {
  return lesson.draft.key_terms.flatMap(({ term, definition: sentence, citations: [id = ''] }) => {
    const definition = definitionOf(term, sentence, language);
    const citation = citations.get(id);
    const meaning = definition && shortMeaning(definition, language, MOST_MEANING_WORDS);
    if (definition === undefined || citation === undefined || meaning === undefined) return [];
    const termStems = new Set(contentStems(term, language));
    const stems = new Set(contentStems(meaning, language));
    if (language.address?.test(meaning) === true) return [];
    if (stems.size < LEAST_MEANING_STEMS || !stems.isDisjointFrom(termStems)) return [];
    const look = lookOf(term, definition, openingOf(meaning, language));
    return [{ term, termStems, meaning, stems, citation, look }];
  });
}

const lookOf = (term: string, { form, isPlural }: Definition, opening: string): string =>
  [form, isPlural ? 'many' : 'one', opening, form === 'verb' || isCodeName(term) ? 'code' : 'words'].join(
    ' ',
  );

/** As many pairs as a question holds, of which no meaning fits or names another's term. */
function distinctPairs(pairs: readonly Pair[], source: QuizSource): Pair[] {
  const chosen: Pair[] = [];
  for (const pair of pairs) {
    if (chosen.length >= MOST_PAIRS) break;
    if (chosen.every((other) => areApart(pair, other, source) && areApart(other, pair, source)))
      chosen.push(pair);
  }
  return chosen;
}

const areApart = (one: Pair, other: Pair, source: QuizSource): boolean =>
  one.citation.quote !== other.citation.quote &&
  haveDistinctWords(one, other) &&
  !isSaidOf(one.term, other, source);

/** Whether two meanings differ in most of their words, neither names the other's term, and length tells nothing. */
function haveDistinctWords(one: Pair, other: Pair): boolean {
  const lengths = [one.meaning.length, other.meaning.length];
  return (
    !other.termStems.isSubsetOf(one.stems) &&
    !one.termStems.isSubsetOf(other.stems) &&
    jaccard(one.stems, other.stems) <= MOST_SHARED &&
    Math.max(...lengths) <= Math.min(...lengths) * MOST_SPREAD
  );
}

/** Whether a sentence of the lesson says of a term what another's meaning says, but for that other's own definition. */
function isSaidOf(term: string, { stems, citation }: Pair, { citations, language }: QuizSource): boolean {
  const needle = term.toLowerCase();
  for (const { quote } of citations.values()) {
    if (quote === citation.quote || !quote.toLowerCase().includes(needle)) continue;
    const said = new Set(contentStems(quote, language));
    if (stems.intersection(said).size >= stems.size * SAME_CLAIM) return true;
  }
  return false;
}

/** Meanings of the module's other terms that look the same and are true of none of the pairs. */
function spareMeanings(pairs: readonly Pair[], source: QuizSource, random: Random): string[] {
  const { index, lesson, language, isTrueOf } = source;
  const spare: Pair[] = [];
  const look = pairs[0]?.look;
  const citation = pairs[0]?.citation;
  for (const { term, definition, stems, module } of shuffled(index.defined, random)) {
    if (pairs.length + spare.length >= LEAST_OPTIONS || citation === undefined) break;
    if (module !== moduleOf(lesson.key) || definition === undefined) continue;
    const meaning = shortMeaning(definition, language, MOST_MEANING_WORDS);
    if (meaning === undefined || lookOf(term, definition, openingOf(meaning, language)) !== look) continue;
    const other = { term, termStems: new Set(contentStems(term, language)), meaning, stems, citation, look };
    const isNew = [...pairs, ...spare].every(
      (pair) => pair.term !== term && haveDistinctWords(pair, other) && !isTrueOf(pair.term, stems),
    );
    if (isNew) spare.push(other);
  }
  return spare.map(({ meaning }) => meaning);
}

function questionOf(pairs: readonly Pair[], source: QuizSource, phrases: Phrases, random: Random): Question {
  const dealt = shuffled(
    [...pairs.map(({ meaning }) => meaning), ...spareMeanings(pairs, source, random)],
    random,
  );
  return {
    kind: 'matching',
    question_text: phrases.match,
    prompts: pairs.map(({ term }) => term),
    options: dealt,
    pairs: pairs.map(({ meaning }) => dealt.indexOf(meaning)),
    difficulty: 'medium',
    ...madeOf(
      pairs.map(({ citation }) => citation),
      source,
      phrases,
    ),
  };
}
