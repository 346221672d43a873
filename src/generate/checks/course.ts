import { norm } from '../../course/norm.ts';
import { hasOneKey, keyOf, type OneKeyQuestion, type Question } from '../../course/quiz.ts';
import { wordsOf } from '../words.ts';
import { binomialTail, chiSquareTail } from './chance.ts';
import { error, type Finding, warning } from './finding.ts';
import { isNumeric } from './options.ts';
import { StemIndex } from './stem-index.ts';

const LEAST_P = 0.05;
const MOST_RUN = 3;
const LEAST_KEY = 4;
/** A stem that holds this share of another's words is about the same. */
const LEAST_TOLD = 0.6;

/** Where the keys stand and how long they are, over a course. */
export interface KeyStatistics {
  /** Questions by the index of their key. */
  positions: number[];
  positionsP: number;
  longestRun: number;
  longestShare: number;
  longestP: number;
  shortestShare: number;
  shortestP: number;
}

export const isSorted = ({ options }: Question): boolean => options.every(isNumeric);

/** In: the questions in the order in which they are shown. */
export function keyStatistics(all: readonly Question[]): KeyStatistics {
  const questions = all.filter(hasOneKey);
  const shuffledOnes = questions.filter((question) => !isSorted(question));
  const longest = biasOf(questions, (key, others) => others.every((length) => key > length));
  const shortest = biasOf(questions, (key, others) => others.every((length) => key < length));
  const positions: number[] = [];
  for (const { correct } of shuffledOnes) positions[correct] = (positions[correct] ?? 0) + 1;
  return {
    positions: Array.from(positions, (count) => count ?? 0),
    positionsP: positionsP(shuffledOnes),
    longestRun: longestRun(shuffledOnes.map((question) => question.correct)),
    longestShare: longest.share,
    longestP: longest.probability,
    shortestShare: shortest.share,
    shortestP: shortest.probability,
  };
}

/** Chi-square over all questions, those with three and four options each against their own chance. */
function positionsP(questions: readonly OneKeyQuestion[]): number {
  let statistic = 0;
  let degrees = 0;
  for (const size of [3, 4, 5]) {
    const group = questions.filter(({ options }) => options.length === size);
    if (group.length < size) continue;
    const expected = group.length / size;
    degrees += size - 1;
    for (let index = 0; index < size; index += 1) {
      const observed = group.filter(({ correct }) => correct === index).length;
      statistic += (observed - expected) ** 2 / expected;
    }
  }
  return chiSquareTail(statistic, degrees);
}

function longestRun(positions: readonly number[]): number {
  let longest = 0;
  let run = 0;
  positions.forEach((position, index) => {
    run = position === positions[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

function biasOf(
  questions: readonly OneKeyQuestion[],
  test: (key: number, others: number[]) => boolean,
): { share: number; probability: number } {
  if (questions.length === 0) return { share: 0, probability: 1 };
  const hits = questions.filter(({ options, correct }) =>
    test(
      options[correct]?.length ?? 0,
      options.filter((_option, index) => index !== correct).map((option) => option.length),
    ),
  ).length;
  const chance = questions.reduce((sum, { options }) => sum + 1 / options.length, 0) / questions.length;
  return { share: hits / questions.length, probability: binomialTail(hits, questions.length, chance) };
}

/** What of a question may tell another's answer; made once for each question. */
interface Wording {
  key: string;
  stem: string;
  stemWords: ReadonlySet<string>;
  longWords: string[];
}

const wordings = new WeakMap<Question, Wording>();

function wordingOf(question: Question): Wording {
  const known = wordings.get(question);
  if (known !== undefined) return known;
  const words = wordsOf(question.question_text);
  const wording = {
    key: norm(keyOf(question)),
    stem: norm(question.question_text),
    stemWords: new Set(words),
    longWords: words.filter((word) => word.length > 3),
  };
  wordings.set(question, wording);
  return wording;
}

/** Whether one question's stem tells the answer of another: it holds the key and much of the other's stem. */
export function givesAway(teller: Question, asked: Question): boolean {
  const { key, longWords } = wordingOf(asked);
  const { stem, stemWords } = wordingOf(teller);
  if (key.length < LEAST_KEY || longWords.length === 0 || !stem.includes(key)) return false;
  return longWords.filter((word) => stemWords.has(word)).length / longWords.length >= LEAST_TOLD;
}

/**
 * Checks 6, 17 and 18 over a course.
 *
 * In: the questions of each quiz, in the order in which they are shown.
 */
export function checkCourse(quizzes: readonly (readonly Question[])[]): Finding[] {
  const all = quizzes.flat();
  const statistics = keyStatistics(all);
  const findings: Finding[] = [];
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  if (statistics.longestP <= LEAST_P)
    findings.push(warning(6, `the key is the longest option in ${percent(statistics.longestShare)}`));
  if (statistics.shortestP <= LEAST_P)
    findings.push(warning(6, `the key is the shortest option in ${percent(statistics.shortestShare)}`));
  if (statistics.positionsP <= LEAST_P)
    findings.push(error(17, `key positions ${statistics.positions.join(', ')}`));
  if (statistics.longestRun > MOST_RUN)
    findings.push(error(17, `the key stands in one place ${statistics.longestRun} times running`));
  const stems = new StemIndex();
  for (const { question_text } of all)
    if (!stems.addIfNew(question_text)) findings.push(error(18, `asked twice: ${question_text}`));
  for (const questions of quizzes)
    for (const teller of questions)
      for (const asked of questions)
        if (teller !== asked && givesAway(teller, asked))
          findings.push(warning(18, `"${teller.question_text}" tells "${asked.question_text}"`));
  return findings;
}
