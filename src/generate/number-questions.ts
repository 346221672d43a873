import { matchesOf, type WordPattern, wordMatches } from '../course/matches.ts';
import { BLANK } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { type CountRules, countRulesOf } from './count-words.ts';
import { madeOf } from './evidence.ts';
import { isFragment } from './fragments.ts';
import type { IsAsked } from './kept-questions.ts';
import type { Language, Phrases } from './language.ts';
import { leansOnOthers } from './leans.ts';
import type { QuizSource } from './lesson-source.ts';
import type { Random } from './random.ts';
import { type Statement, statementsOf } from './statements.ts';
import { contentStems } from './words.ts';

/** Below this, a statement is too vague even for its number. */
const LEAST_WORTH = -0.9;
const LEAST_STEMS = 4;
const WRONG = 3;
/** Counts up to here differ by one from plausible others; larger numbers by a half or more. */
const LAST_COUNT = 12;
const LARGEST = 100_000;
/** A number as digits; a part of a name, a version, a range or a formula is none. */
const DIGITS =
  /(?<![\p{L}\p{N}.,:;/#§$_+=<>-]|\p{Lu}\p{L}* |[=<>] )\d{1,6}(?=[ \u00a0]?\p{L})(?![\p{L}_]*[\p{N}_])/gu;
/** Units of measure may stand right behind their number. */
const MEASURE =
  /^[ \u00a0]?(?:[kKMGT]i?B|[kMG]?Hz|[kMG]?bps|ms|mm|cm|km|kg|px|pt|dpi|bits?|bytes?)(?!\p{L})/u;
/** What follows tells the number: the things that are counted, one by one. */
const COUNTED_BEHIND =
  /[:;：；（(]|(?:[,、，].*){2}|\b(?:namely|nämlich|a saber|à savoir|cioè)\b|,? (?:and|und|et|y|e) \p{L}+[.。]$/u;
/** A number in a condition is a case, not a fact. */
const IN_CONDITION =
  /^(?:if|when|whenever|where|for|given|wenn|falls|für|si|cuando|para|lorsque|quand|pour|se|quando|per|если|когда|для)(?!\p{L})[^,]*$|^(?:如果|若|[当當]|[对對])[^，]*$/iu;
const ANOTHER_NUMBER = /(?<![\p{L}\p{N}._-]|\p{Lu}\p{L}* )\d/u;

interface FoundNumber {
  text: string;
  start: number;
  end: number;
  value: number;
  isWord: boolean;
}

/** Questions that leave out the number in a statement of a count, a limit or a size. */
export function* numberQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked = () => false,
): Generator<Question> {
  const rules = countRulesOf(source.language.tag);
  if (rules === undefined) return;
  for (const statement of statementsOf(source)) {
    if (statement.worth < LEAST_WORTH) return;
    if (isAsked(statement.citation)) continue;
    const number = numberIn(statement.text, rules, source.language);
    if (number === undefined || isFragment(statement.text, source.language)) continue;
    if (leansOnOthers(statement.text, source)) continue;
    const wrong = wrongNumbers(number, rules, random).filter(
      (other) => !isClaimed(other, number, statement, source),
    );
    if (wrong.length < WRONG) continue;
    yield questionOf(statement, number, wrong, source, phrases);
  }
}

/** The number that a statement is about; undefined where it has none, or several. */
export function numberIn(text: string, rules: CountRules, language: Language): FoundNumber | undefined {
  const words = wordsIn(text, rules);
  const digits = /\d/.test(text) ? matchesOf(text, DIGITS) : [];
  const [match, second] = [...words, ...digits];
  if (match === undefined || second !== undefined) return undefined;
  const [written] = match;
  const start = match.index;
  const end = start + written.length;
  const isWord = words.length > 0;
  const value = isWord ? rules.words.indexOf(written.toLowerCase()) + 2 : Number(written);
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (start === 0 || value < 2 || value > LARGEST || rules.unfitBefore.test(before.trimEnd()))
    return undefined;
  if (ANOTHER_NUMBER.test(before + after.replace(/^[ \u00a0]?\p{L}+/u, '')) || COUNTED_BEHIND.test(after))
    return undefined;
  // Two of a kind are often named only because two are compared.
  if (value === 2 && isWord && !rules.limit.test(text)) return undefined;
  if (IN_CONDITION.test(before) || !isCounting(before, after, rules, language)) return undefined;
  if (contentStems(before + after, language).length < LEAST_STEMS) return undefined;
  return { text: written, start, end, value, isWord };
}

const wordPatterns = new WeakMap<CountRules, WordPattern>();

function wordsIn(text: string, rules: CountRules): RegExpExecArray[] {
  if (rules.words.length === 0) return [];
  const known = wordPatterns.get(rules) ?? wordPatternOf(rules);
  wordPatterns.set(rules, known);
  return wordMatches(text, known);
}

/** Of the small numbers of a language. */
function wordPatternOf({ words }: CountRules): WordPattern {
  const isUnspaced = (words[0] ?? '') > '\u2e80';
  const source = words.join('|');
  return {
    letters: new RegExp(source, 'iu'),
    words: isUnspaced
      ? new RegExp(`(?:${source})(?=[个個种種条條类類项項部步位])`, 'gu')
      : new RegExp(`(?<![\\p{L}-])(?:${source})(?![\\p{L}-])`, 'giu'),
  };
}

/** Whether a number counts or measures something that has a name, in a way that only one number fits. */
function isCounting(before: string, after: string, rules: CountRules, language: Language): boolean {
  const isLimit =
    /\b(?:at least|at most|mindestens|höchstens|au moins|au plus|al menos|por lo menos|como máximo|almeno|al massimo|pelo menos)$|(?:не менее|не более|至少|最多)$/iu.test(
      before.trimEnd(),
    );
  if (isLimit && !rules.limit.test(before + after)) return false;
  if (MEASURE.test(after)) return true;
  const unspaced = /^[ ]?(\p{Script=Han}+)/u.exec(after)?.[1];
  if (unspaced !== undefined) return !rules.vagueUnit.test(unspaced);
  const words =
    after
      .match(/^ (?:\p{L}[\p{L}-]+ ?){1,3}/u)?.[0]
      .trim()
      .split(' ') ?? [];
  const [first = ''] = words;
  if (first === '' || !/^\p{L}{3,}/u.test(first) || language.stopWords.has(first.toLowerCase())) return false;
  return !words.slice(0, 2).some((word) => rules.vagueUnit.test(word));
}

/** Three other numbers, some below and some above, so that the place of the key among them tells nothing. */
function wrongNumbers({ value, isWord, text }: FoundNumber, rules: CountRules, random: Random): string[] {
  const below = Math.floor(random() * (WRONG + 1));
  const values = value <= LAST_COUNT ? nearbyCounts(value, below, rules) : nearbySizes(value, below);
  const written = values.map((other) => (isWord ? rules.words[other - 2] : String(other)));
  const isCapital = /^\p{Lu}/u.test(text);
  return written.flatMap((other) =>
    other === undefined ? [] : [isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other],
  );
}

function nearbyCounts(value: number, below: number, { hasForms, words }: CountRules): number[] {
  const isAllowed = (other: number): boolean =>
    other >= 2 &&
    (hasForms !== true || other < 5 === value < 5) &&
    (words.length === 0 || other <= LAST_COUNT);
  const lower: number[] = [];
  const higher: number[] = [];
  for (let step = 1; step <= 2 * WRONG; step += 1) {
    if (lower.length < below && isAllowed(value - step)) lower.push(value - step);
    if (isAllowed(value + step)) higher.push(value + step);
  }
  return [...lower, ...higher].slice(0, WRONG);
}

/** Halves, doubles and their like, as round as the number itself. */
function nearbySizes(value: number, below: number): number[] {
  const unit = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
  const round = (amount: number): number => Math.max(unit, Math.round(amount / unit) * unit);
  const isPower = Number.isInteger(Math.log2(value));
  const factors = isPower ? [1 / 8, 1 / 4, 1 / 2, 2, 4, 8] : [0.25, 0.5, 0.75, 1.5, 2, 3];
  const all = factors.map((factor) => (isPower ? value * factor : round(value * factor)));
  const lower = all.filter((other) => other < value && Number.isInteger(other)).slice(-below);
  const chosen = [...(below === 0 ? [] : lower), ...all.filter((other) => other > value)];
  return [...new Set(chosen)].slice(0, WRONG);
}

/** Whether the pages give such a number of the same things. */
function isClaimed(
  other: string,
  { start, end }: FoundNumber,
  { text }: Statement,
  source: QuizSource,
): boolean {
  const unit = /^[ \u00a0]?\p{L}+/u.exec(text.slice(end))?.[0] ?? '';
  const stems = new Set(contentStems(text.slice(0, start) + text.slice(end), source.language));
  return source.isTrueOf(`${other}${unit}`, stems);
}

function questionOf(
  { citation, text }: Statement,
  number: FoundNumber,
  wrong: readonly string[],
  source: QuizSource,
  phrases: Phrases,
): Question {
  return {
    kind: 'choice',
    question_text: `${text.slice(0, number.start)}${BLANK}${text.slice(number.end)}`,
    options: [number.text, ...wrong],
    correct: 0,
    difficulty: 'easy',
    ...madeOf([citation], source, phrases),
  };
}
