import { keyOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { givesAway } from './checks/course.ts';
import { askedText, hasDistractors } from './checks/shown.ts';
import { StemIndex } from './checks/stem-index.ts';
import { optionDealer } from './deal-options.ts';
import type { LessonForQuiz, QuestionContext } from './lesson-source.ts';
import { writeCheckedQuestions } from './quiz.ts';
import { hashOf, seededRandom } from './random.ts';
import type { TermPool } from './term-pool.ts';

// More than the quizzes of a course take from one lesson; and most of what a lesson has is asked already.
const WANTED = 20;
const MOST_REFUSED = 400;

/** What a course asks already. */
export interface AskedQuestions {
  /** Of the whole course, also what was removed. */
  all: readonly Question[];
  /** In the quizzes where the new question is to stand, without the one that it replaces. */
  beside: readonly Question[];
}

/**
 * Makes questions of a lesson that could stand in the place of another one: they pass every check, repeat nothing that
 * was ever asked in the course, use other evidence than what they stand beside, and neither tell nor share an answer
 * with it.
 *
 * Out: those of the same kind as `replaced` first, statements to judge last; their options dealt.
 */
export function writeOtherQuestions(
  lesson: LessonForQuiz,
  { pool, context }: { pool: TermPool; context: QuestionContext },
  replaced: Question,
  { all, beside }: AskedQuestions,
): Question[] {
  const asked = new Set(all.map(askedText));
  const evidence = new Set(beside.map(evidenceOf));
  const answers = new Set(beside.filter(hasDistractors).map((question) => keyOf(question).toLowerCase()));
  const isFree = (question: Question): boolean =>
    !asked.has(askedText(question)) &&
    !evidence.has(evidenceOf(question)) &&
    !(hasDistractors(question) && answers.has(keyOf(question).toLowerCase())) &&
    !beside.some((other) => givesAway(question, other) || givesAway(other, question));
  const wanted = { needed: WANTED, isFree, mostRefused: MOST_REFUSED };
  const { questions } = writeCheckedQuestions(lesson, pool, { ...context, wanted });
  const stems = new StemIndex();
  for (const text of asked) stems.addIfNew(text);
  const rank = ({ kind }: Question): number => (kind === replaced.kind ? 0 : kind === 'true_false' ? 2 : 1);
  return questions
    .filter((question) => stems.addIfNew(askedText(question)))
    .toSorted((left, right) => rank(left) - rank(right))
    .map((question) => optionDealer(seededRandom(hashOf(askedText(question))))(question));
}

const evidenceOf = ({ citations }: Question): string => citations.map(({ quote }) => quote).join('\n');
