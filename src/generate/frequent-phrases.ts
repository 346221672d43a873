import { inOneLine } from '../course/one-line.ts';
import type { Language } from './language.ts';
import { statementRulesOf } from './statement-rules.ts';
import { withoutEnd } from './words.ts';

/** Signs after a word that end the phrase it stands in. */
const ENDING = '.,;:!?)';
/** No article is longer. */
const LONGEST_ARTICLE = 5;
const PLAIN = /^\p{Ll}[\p{Ll}-]{2,}$/u;
const CAPITAL = /^\p{Lu}\p{Ll}[\p{Ll}-]{2,}$/u;
/** A phrase is one of the subject when the course uses it so often. */
const LEAST_COUNT = 3;
/** A short text repeats less. */
const LEAST_COUNT_OF_SHORT = 2;
const SHORT_CHARACTERS = 60_000;
/** So few uses may be a noun and its verb, as "formulae specify". */
const FEW = 3;
/** A single noun is used more often than a phrase. */
const LEAST_COUNT_OF_WORD = 4;
const MOST_WORDS = 3;
/** "RNN" and "OpenML" are names wherever they stand. */
const INNER_CAPITAL = /^(?:\p{Lu}[\p{Lu}\d]{1,7}|\p{Lu}\p{Ll}+\p{Lu}\p{L}{1,12})$/u;
const ROMAN = /^[IVXLC]+$/;
const MOST_PHRASES = 500;

/** A phrase of up to three words and the lesson that uses it first. */
export interface FrequentPhrase {
  name: string;
  lesson: string;
  count: number;
  /** Its gender by its article, where the language shows it so. */
  sort?: string;
}

/** The phrases of a lesson in the order of their first places, and what else their merit is told from. Plain data. */
export interface PhraseShare {
  phrases: Omit<FrequentPhrase, 'lesson'>[];
  /** Words that are used as verbs. */
  verbs: string[];
  /** How long its text is. */
  characters: number;
}

/**
 * Finds the noun phrases of a lesson: what stands between an article and the next small word or sign, as "source
 * package" in "the source package is". Plurals are left out: there a verb looks alike.
 */
export function phrasesIn(text: string, language: Language): PhraseShare {
  const found = new Map<string, PhraseShare['phrases'][number]>();
  const { infinitive } = statementRulesOf(language.tag);
  const verbs = new Set<string>();
  const isArticle = articleTest(language);
  let last = '';
  let phrase: string[] | undefined;
  let article = '';
  for (const token of inOneLine(text).split(' ')) {
    const bare = withoutEnd(token, ENDING);
    if (last === infinitive) verbs.add(bare);
    last = token;
    if (mayBeCapital(bare) && INNER_CAPITAL.test(bare) && !ROMAN.test(bare))
      add(found, { name: bare, count: 1 });
    const word = phrase === undefined ? token : bare;
    const isNoun = language.capitalNouns === true && CAPITAL.test(word);
    const isContent = phrase !== undefined && (isNoun || PLAIN.test(word)) && !language.stopWords.has(word);
    if (isContent) phrase?.push(word);
    if (isContent && !isNoun && word === token) continue;
    if (phrase !== undefined) count(found, { words: phrase, article }, language);
    phrase = isArticle(token) ? [] : undefined;
    article = token;
  }
  return { phrases: [...found.values()], verbs: [...verbs], characters: text.length };
}

/** A lesson's share under its key. */
export interface KeyedPhrases {
  key: string;
  phrases: PhraseShare;
}

/** The noun phrases that a course uses again and again, the most frequent first. */
export function frequentPhrases(shares: readonly KeyedPhrases[]): FrequentPhrase[] {
  const characters = shares.reduce((sum, { phrases }) => sum + phrases.characters, 0);
  const leastCount = characters < SHORT_CHARACTERS ? LEAST_COUNT_OF_SHORT : LEAST_COUNT;
  const verbs = new Set(shares.flatMap(({ phrases }) => phrases.verbs));
  return mostFrequent(shares, ({ name, count: times }) => {
    if (times <= FEW && verbs.has(name.split(' ').at(-1) ?? '')) return false;
    return times >= (PLAIN.test(name) ? LEAST_COUNT_OF_WORD : leastCount);
  });
}

/** The phrases of all lessons that are frequent enough, as many as a course may have. */
export function mostFrequent(
  shares: readonly KeyedPhrases[],
  isFrequent: (phrase: FrequentPhrase) => boolean,
): FrequentPhrase[] {
  const found = new Map<string, FrequentPhrase>();
  for (const { key, phrases } of shares)
    for (const { name, ...used } of phrases.phrases) add(found, { name, lesson: key, ...used });
  return [...found.values()]
    .filter(isFrequent)
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_PHRASES);
}

/** Adds the uses of a phrase to those that are known; the first gender stays. */
export function add<Phrase extends Omit<FrequentPhrase, 'lesson'>>(
  found: Map<string, Phrase>,
  phrase: Phrase,
): void {
  const known = found.get(phrase.name);
  if (known === undefined) {
    found.set(phrase.name, phrase);
    return;
  }
  known.count += phrase.count;
  if (known.sort === undefined && phrase.sort !== undefined) known.sort = phrase.sort;
}

/** Whether a word is an article; a lesson has a few hundred short words, each many times. */
function articleTest({ article }: Language): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    if (word.length > LONGEST_ARTICLE) return false;
    const is = known.get(word) ?? article.test(`${word} `);
    known.set(word, is);
    return is;
  };
}

/** Whether a word may open with a capital: small letters of ASCII tell it at once. */
const mayBeCapital = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code < 0x61 || code > 0x7a;
};

function count(
  found: Map<string, PhraseShare['phrases'][number]>,
  { words, article }: { words: readonly string[]; article: string },
  language: Language,
): void {
  const last = words.at(-1) ?? '';
  if (words.length < 1 || words.length > MOST_WORDS || /[^s]s$/.test(last) || language.notNoun.test(last))
    return;
  if (language.capitalNouns === true && !isBasicForm(words, article)) return;
  const head = last.toLowerCase();
  if (language.genericTerms.has(head) || words.some((word) => language.emptyModifiers.has(word))) return;
  const name = words.join(' ');
  if (statementRulesOf(language.tag).comparing?.test(name) === true) return;
  const sort = genderOf(article, language.tag);
  add(found, { name, count: 1, ...(sort === undefined ? {} : { sort }) });
}

/** German: a noun, and its adjectives as they stand in the first case. */
function isBasicForm(words: readonly string[], article: string): boolean {
  const [noun = '', ...adjectives] = words.toReversed();
  if (!CAPITAL.test(noun)) return false;
  const isFirstCase =
    /^(?:der|die|das|eine)$/i.test(article) && adjectives.every((word) => word.endsWith('e'));
  return adjectives.length === 0 || isFirstCase;
}

/** French and Spanish show the gender of a noun in most of its articles, German in some. */
function genderOf(article: string, tag: string): string | undefined {
  const form = FORMS[tag]?.find(([pattern]) => pattern.test(article))?.[1];
  if (form !== undefined) return form;
  if (tag === 'de') {
    if (/^einer?$/i.test(article)) return 'f';
    if (/^das$/i.test(article)) return 'n';
    return /^(?:den|einen)$/i.test(article) ? 'm' : undefined;
  }
  if (tag !== 'fr' && tag !== 'es') return undefined;
  if (/^(?:le|el|une?|un)$/i.test(article)) return /e$/i.test(article) && article.length > 2 ? 'f' : 'm';
  return /^(?:la|una)$/i.test(article) ? 'f' : undefined;
}

/** Italian and Portuguese show the number as well. */
const FORMS: Readonly<Record<string, readonly (readonly [pattern: RegExp, form: string])[]>> = {
  it: [
    [/^(?:il|lo|uno?)$/i, 'm'],
    [/^(?:la|una)$/i, 'f'],
    [/^(?:i|gli)$/i, 'mm'],
    [/^le$/i, 'ff'],
  ],
  pt: [
    [/^(?:o|um)$/i, 'm'],
    [/^(?:a|uma)$/i, 'f'],
    [/^(?:os|uns)$/i, 'mm'],
    [/^(?:as|umas)$/i, 'ff'],
  ],
};
