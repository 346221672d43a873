import { norm } from '../../course/norm.ts';
import { keyOf } from '../../course/question-key.ts';
import type { OneKeyQuestion, Question } from '../../course/quiz.ts';
import { isUnspaced } from '../segments.ts';
import { wordsOf } from '../words.ts';
import { binomialTail, chiSquareTail } from './chance.ts';
import { error, type Finding, warning } from './finding.ts';
import { isSorted } from './numbers.ts';
import { askedText, hasDistractors } from './shown.ts';
import { StemIndex } from './stem-index.ts';

const LEAST_P = 0.05;
const MOST_RUN = 3;
const LEAST_KEY = 4;
/** A word of a script without spaces. */
const LEAST_UNSPACED = 2;
/** Where true/false stays inside these shares, or as near to half as an odd number can be, all is well. */
const MOST_TRUE_FALSE = 0.2;
const LEAST_TRUE = 0.4;
const MOST_TRUE = 0.6;
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

/**
 * In: the questions in the order in which they are shown. Those without wrong options beside the key are left out,
 * and sorted ones where places are counted.
 */
export function keyStatistics(all: readonly Question[]): KeyStatistics {
  const questions = all.filter(hasDistractors);
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
  /** Empty where knowing it elsewhere is no help. */
  key: string;
  /** All that it tells those who only read it. */
  told: string;
  toldWords: ReadonlySet<string>;
  longWords: string[];
}

const wordings = new WeakMap<Question, Wording>();

function wordingOf(question: Question): Wording {
  const known = wordings.get(question);
  if (known !== undefined) return known;
  const told =
    question.kind === 'matching' ? [...question.prompts, ...question.options].join(' ') : askedText(question);
  const wording = {
    key: hasDistractors(question) ? norm(keyOf(question)) : '',
    told: norm(told),
    toldWords: new Set(wordsOf(told)),
    longWords: wordsOf(question.question_text).filter(
      (word) => word.length > 3 || (word.length >= LEAST_UNSPACED && isUnspaced(word)),
    ),
  };
  wordings.set(question, wording);
  return wording;
}

/** Whether one question tells the answer of another by what it shows: the key and much of the other's stem. */
export function givesAway(teller: Question, asked: Question): boolean {
  const { key, longWords } = wordingOf(asked);
  if (key.length < (isUnspaced(key) ? LEAST_UNSPACED : LEAST_KEY) || longWords.length === 0) return false;
  const { told, toldWords } = wordingOf(teller);
  if (!told.includes(key)) return false;
  return longWords.filter((word) => toldWords.has(word)).length / longWords.length >= LEAST_TOLD;
}

/** Questions of one quiz in the order in which they are shown; the quiz over the course has week 0. */
export interface ShownQuiz {
  week: number;
  questions: readonly Question[];
}

/** Checks 6, 17, 18 and 19 over a course. */
export function checkCourse(quizzes: readonly ShownQuiz[]): Finding[] {
  const statistics = keyStatistics(quizzes.flatMap((quiz) => quiz.questions));
  return [
    ...keyFindings(statistics),
    ...repeated(quizzes),
    ...quizzes.flatMap(({ questions }) => tellingPairs(questions)),
    ...quizzes.flatMap(checkTrueFalse),
  ];
}

function keyFindings(statistics: KeyStatistics): Finding[] {
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
  return findings;
}

/** The quiz over the course may ask again what a module's quiz asks, word for word; nothing else is asked twice. */
function repeated(quizzes: readonly ShownQuiz[]): Finding[] {
  const stems = new StemIndex();
  const ofModules = new Set(
    quizzes.flatMap(({ week, questions }) => (week === 0 ? [] : questions.map(askedText))),
  );
  return quizzes
    .toSorted((left, right) => Number(left.week === 0) - Number(right.week === 0))
    .flatMap(({ week, questions }) => {
      const own = new Set<string>();
      return questions.flatMap((question) => {
        const text = askedText(question);
        const isAgain = week === 0 && ofModules.has(text) && !own.has(text);
        own.add(text);
        return isAgain || stems.addIfNew(text) ? [] : [error(18, `asked twice: ${text}`)];
      });
    });
}

const tellingPairs = (questions: readonly Question[]): Finding[] =>
  questions.flatMap((teller) =>
    questions
      .filter((asked) => teller !== asked && givesAway(teller, asked))
      .map((asked) => warning(18, `"${teller.question_text}" tells "${asked.question_text}"`)),
  );

/** Check 19 for one quiz: not too much of it is true or false, and about half of that is true. */
export function checkTrueFalse({ week, questions }: ShownQuiz): Finding[] {
  const judged = questions.filter((question) => question.kind === 'true_false');
  const yes = judged.filter((question) => question.correct === 0).length;
  const share = yes / judged.length;
  const isBalanced = Math.abs(2 * yes - judged.length) <= 1 || (share >= LEAST_TRUE && share <= MOST_TRUE);
  const findings: Finding[] = [];
  if (judged.length > questions.length * MOST_TRUE_FALSE)
    findings.push(warning(19, `quiz ${week}: ${judged.length} of ${questions.length} are true or false`));
  if (!isBalanced) findings.push(warning(19, `quiz ${week}: ${yes} of ${judged.length} are true`));
  return findings;
}
