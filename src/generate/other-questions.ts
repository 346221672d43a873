import { keyOf, type Question } from '../course/quiz.ts';
import { givesAway } from './checks/course.ts';
import { askedText, hasDistractors } from './checks/shown.ts';
import { StemIndex } from './checks/stem-index.ts';
import { optionDealer } from './deal-options.ts';
import { hashOf, seededRandom } from './random.ts';

/** What a course asks already. */
export interface AskedQuestions {
  /** Of the whole course, also what was removed. */
  all: readonly Question[];
  /** In the quizzes where the new question is to stand, without the one that it replaces. */
  beside: readonly Question[];
}

/**
 * Those of some questions that could stand in the place of another one: they repeat nothing that was ever asked in the
 * course, use other evidence than what they stand beside, and neither tell nor share an answer with it.
 *
 * Out: those of the same kind as `replaced` first, their options dealt.
 */
export function listOthers(
  candidates: readonly Question[],
  replaced: Question,
  { all, beside }: AskedQuestions,
): Question[] {
  const stems = new StemIndex();
  for (const question of all) stems.addIfNew(askedText(question));
  const evidence = new Set(beside.map(evidenceOf));
  const answers = new Set(beside.filter(hasDistractors).map((question) => keyOf(question).toLowerCase()));
  const fit = candidates.filter(
    (question) =>
      !evidence.has(evidenceOf(question)) &&
      !(hasDistractors(question) && answers.has(keyOf(question).toLowerCase())) &&
      !beside.some((other) => givesAway(question, other) || givesAway(other, question)) &&
      stems.addIfNew(askedText(question)),
  );
  const isLike = (question: Question): number => Number(question.kind === replaced.kind);
  return fit
    .toSorted((left, right) => isLike(right) - isLike(left))
    .map((question) => optionDealer(seededRandom(hashOf(askedText(question))))(question));
}

const evidenceOf = ({ citations }: Question): string => citations.map(({ quote }) => quote).join('\n');
