import type { Question } from '../course/quiz.ts';
import { checkContextOf, checkQuestion } from './checks.ts';
import { KeptQuestions } from './kept-questions.ts';
import { type LessonSections, sectionsByCitation } from './lesson-sections.ts';
import { type LessonForQuiz, type QuestionContext, quizSourceOf } from './lesson-source.ts';
import { waysToAsk } from './question-generators.ts';
import { hashOf, seededRandom } from './random.ts';
import { moduleOf, type TermPool } from './term-pool.ts';
import { wordCount } from './words.ts';

export { assembleQuizzes } from './assemble-quizzes.ts';
export { buildTermPool, mergeTermPool, type PoolShare, poolShareOf, type TermPool } from './term-pool.ts';

/** A module takes 20 questions of all its lessons, the course 40: each makes its share and some to choose from. */
const MOST_OF_MODULE = 20;
const MOST_OF_COURSE = 40;
const SPARE_OF_LESSON = 2;
const LEAST_OF_LESSON = 4;
/** A short lesson has no more than so much worth asking; some make far fewer than a course must publish. */
const PER_WORD = 60 / 10_000;
/** No generator is asked for ever: a lesson has only so much to say. */
const MOST_REFUSED = 40;

/** The questions of a lesson that pass every check, and how many did not, by the number of the check. */
export interface CheckedQuestions extends LessonSections {
  questions: Question[];
  rejected: Record<string, number>;
  /** What trials found out of questions that a model asks; absent where it asks none. */
  trials?: QuestionTrials;
}

/** Questions that were put to a model again. */
export interface QuestionTrials {
  /** With what they cite at hand: how many were tried, and how many keys were found. */
  solve: { asked: number; found: number };
  /** By `question_text`: whether the key was found from the options alone. */
  guessed: Record<string, boolean>;
}

/** Which questions are wanted when it is not the first ones of a course. */
export interface WantedQuestions {
  needed: number;
  isFree: (question: Question) => boolean;
  /** By one way to ask, before the next one is tried. */
  mostRefused: number;
}

/**
 * Makes questions of a lesson and checks each: one for each piece of evidence, no answer twice.
 *
 * In: `wanted`, by default what the quizzes take and some more.
 */
export function writeCheckedQuestions(
  lesson: LessonForQuiz,
  pool: TermPool,
  context: QuestionContext & { wanted?: WantedQuestions },
): CheckedQuestions {
  const source = quizSourceOf(lesson, pool, context);
  const random = seededRandom(context.seed ^ hashOf(lesson.key));
  const checks = checkContextOf(context.pages, context.language);
  const { needed, isFree, mostRefused } = context.wanted ?? {
    needed: neededOf(lesson, pool),
    isFree: () => true,
    mostRefused: MOST_REFUSED,
  };
  const kept = new KeptQuestions((question) => checkQuestion(question, checks));
  let wanted = needed;
  for (const { ask, share, isExtra } of waysToAsk(source.language)) {
    const own = Math.ceil(needed * share);
    if (isExtra) wanted += own;
    const most = Math.min(wanted, kept.questions.length + own);
    if (kept.questions.length >= most) continue;
    let refused = 0;
    for (const question of ask(source, random, kept.isAsked)) {
      if (!isFree(question) || !kept.offer(question)) refused += 1;
      if (kept.questions.length >= most || refused >= mostRefused) break;
    }
  }
  const { questions, rejected } = kept;
  return { lesson: lesson.key, questions, rejected, ...sectionsOf(lesson, questions) };
}

/** How many questions a lesson makes: its share of the quizzes, less where it is short, and some more. */
function neededOf({ key, draft }: LessonForQuiz, { lessonsOfModule }: TermPool): number {
  const lessons = Object.values(lessonsOfModule).reduce((sum, count) => sum + count, 0);
  const share =
    MOST_OF_MODULE / (lessonsOfModule[moduleOf(key)] ?? 1) + MOST_OF_COURSE / Math.max(1, lessons);
  const worthAsking = wordCount(draft.content) * PER_WORD;
  const needed = Math.ceil(Math.min(MOST_OF_MODULE, share, worthAsking)) + SPARE_OF_LESSON;
  return Math.max(LEAST_OF_LESSON, needed);
}

/** Where the evidence of these questions stands in the lesson. */
function sectionsOf(
  { draft }: LessonForQuiz,
  questions: readonly Question[],
): Pick<LessonSections, 'sections' | 'sectionOf'> {
  const all = sectionsByCitation(draft.content);
  const cited = questions.flatMap(({ citations }) => citations.map(({ id }) => id));
  const entries = [...new Set(cited)].flatMap((id) => {
    const section = all.get(id);
    return section === undefined ? [] : [[id, section] as const];
  });
  return { sections: new Set(all.values()).size, sectionOf: Object.fromEntries(entries) };
}
