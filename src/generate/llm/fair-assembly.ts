import type { CoursePlan } from '../../course/plan.ts';
import type { Question, QuizDraft } from '../../course/quiz.ts';
import type { QuizReport } from '../../course/quiz-report.ts';
import { assembleQuizzes } from '../assemble-quizzes.ts';
import { binomialTail } from '../checks/chance.ts';
import type { CheckedQuestions, QuestionTrials } from '../quiz.ts';

const LEAST_P = 0.05;
/** Others come in the places of those that are left out; after so many turns all go that were guessed. */
const MOST_TURNS = 6;

/**
 * Assembles the quizzes of a course so that nobody finds more keys from the options alone than by chance: questions
 * that were guessed are left out until that holds for what is published.
 */
export function assembleFairly(
  plan: CoursePlan,
  drafts: readonly CheckedQuestions[],
  seed: number,
): { quizzes: QuizDraft[]; report: QuizReport } {
  const rejected: Record<string, number> = {};
  for (const draft of drafts)
    for (const [check, times] of Object.entries(draft.rejected))
      rejected[check] = (rejected[check] ?? 0) + times;
  const trials = drafts.flatMap((draft) => draft.trials ?? []);
  let questions = drafts.flatMap((draft) => draft.questions);
  if (trials.length === 0) return assembleQuizzes(plan, questions, seed, rejected, drafts);
  const guessed = new Map(trials.flatMap((trial) => Object.entries(trial.guessed)));
  const dropped = new Set<Question>();
  for (let turn = 0; ; turn += 1) {
    const counts = dropped.size === 0 ? rejected : { ...rejected, guess: dropped.size };
    const made = assembleQuizzes(plan, questions, seed, counts, drafts);
    const texts = new Set(
      made.quizzes.flatMap((quiz) => quiz.questions.map(({ question_text }) => question_text)),
    );
    const tried = questions.filter(
      ({ question_text }) => texts.has(question_text) && guessed.has(question_text),
    );
    const chance = chanceOf(tried, guessed);
    if (chance.p > LEAST_P)
      return { ...made, report: { ...made.report, ...reportOf(trials, chance, dropped.size) } };
    const hits = (turn < MOST_TURNS ? tried : questions).filter(
      ({ question_text }) => guessed.get(question_text) === true,
    );
    for (const question of turn < MOST_TURNS ? hits.slice(-excessOf(chance)) : hits) dropped.add(question);
    questions = questions.filter((question) => !dropped.has(question));
  }
}

interface Chance {
  asked: number;
  found: number;
  /** Of a key among the options, on average. */
  share: number;
  /** Of as many keys found by chance, one-sided. */
  p: number;
}

function chanceOf(tried: readonly Question[], guessed: ReadonlyMap<string, boolean>): Chance {
  const found = tried.filter(({ question_text }) => guessed.get(question_text) === true).length;
  const share = tried.reduce((sum, { options }) => sum + 1 / options.length, 0) / Math.max(1, tried.length);
  return { asked: tried.length, found, share, p: binomialTail(found, tried.length, share) };
}

/** How many found ones must go so that the others are no more than chance gives. */
function excessOf({ asked, found, share }: Chance): number {
  let excess = 1;
  while (excess < found && binomialTail(found - excess, asked - excess, share) <= LEAST_P) excess += 1;
  return excess;
}

const reportOf = (
  trials: readonly QuestionTrials[],
  { asked, found, p }: Chance,
  dropped: number,
): Pick<QuizReport, 'solve' | 'guess'> => ({
  solve: {
    asked: trials.reduce((sum, { solve }) => sum + solve.asked, 0),
    found: trials.reduce((sum, { solve }) => sum + solve.found, 0),
  },
  guess: { asked, found, p: Math.round(p * 10_000) / 10_000, dropped },
});
