import type { CoursePlan } from '../course/plan.ts';
import { hasOneKey, keyOf as keyTextOf, type Question, type QuizDraft } from '../course/quiz.ts';
import { checkCourse, givesAway, isSorted, type KeyStatistics, keyStatistics } from './checks/course.ts';
import type { Finding } from './checks/finding.ts';
import { StemIndex } from './checks/stem-index.ts';
import { type Random, seededRandom, shuffled } from './random.ts';

const MOST_OF_MODULE = 20;
const MOST_RUN = 3;

/** How the quizzes of a course came to be. */
export interface QuizReport {
  made: number;
  published: number;
  /** Questions that were not published, by the number of the check that they failed; "spare" are good ones not needed. */
  rejected: Record<string, number>;
  keys: KeyStatistics;
  findings: Finding[];
  modules: { week: number; questions: number; lessons: number; lessonsWithQuestions: number }[];
}

/**
 * Draws the quiz of each module evenly over its lessons, drops what repeats or gives away another question,
 * and deals out the places of the keys.
 *
 * In: questions that passed their checks, in the order of their lessons; `rejected` counts the others.
 */
export function assembleQuizzes(
  plan: CoursePlan,
  questions: readonly Question[],
  seed: number,
  rejected: Readonly<Record<string, number>> = {},
): { quizzes: QuizDraft[]; report: QuizReport } {
  const byLesson = Map.groupBy(questions, (question) => question.lesson);
  const stems = new StemIndex();
  const evidence = new Set<string>();
  const counts: Record<string, number> = { ...rejected };
  const count = (reason: string): void => {
    counts[reason] = (counts[reason] ?? 0) + 1;
  };
  const random = seededRandom(seed);
  const deal = dealer(random);
  const quizzes = plan.modules.map(({ week, title, lessons }) => {
    const drawn: Question[] = [];
    for (const question of inTurns(lessons.map((lesson) => byLesson.get(lesson.key) ?? []))) {
      const quote = question.citations.map((citation) => citation.quote).join('\n');
      const isTelling = drawn.some(
        (other) =>
          keyOf(other) === keyOf(question) || givesAway(question, other) || givesAway(other, question),
      );
      if (drawn.length >= MOST_OF_MODULE) count('spare');
      else if (evidence.has(quote) || isTelling || !stems.addIfNew(question.question_text)) count('18');
      else {
        evidence.add(quote);
        drawn.push(question);
      }
    }
    const order = new Map(lessons.map((lesson, index) => [lesson.key, index]));
    drawn.sort((left, right) => (order.get(left.lesson) ?? 0) - (order.get(right.lesson) ?? 0));
    return { week, title, questions: drawn.map(deal) };
  });
  const published = quizzes.flatMap((quiz) => quiz.questions);
  const report: QuizReport = {
    made: questions.length + Object.values(rejected).reduce((sum, number) => sum + number, 0),
    published: published.length,
    rejected: counts,
    keys: keyStatistics(published),
    findings: checkCourse(quizzes.map((quiz) => quiz.questions)),
    modules: plan.modules.map(({ week, lessons }, index) => ({
      week,
      questions: quizzes[index]?.questions.length ?? 0,
      lessons: lessons.length,
      lessonsWithQuestions: new Set(quizzes[index]?.questions.map((question) => question.lesson)).size,
    })),
  };
  return { quizzes: quizzes.filter((quiz) => quiz.questions.length > 0), report };
}

/** A term that was the answer once is a guess the second time. */
const keyOf = (question: Question): string => keyTextOf(question).toLowerCase();

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}

/** Gives each question's key a place: every place equally often, never more than three times running. */
function dealer(random: Random): (question: Question) => Question {
  const decks = new Map<number, number[]>();
  const dealt: number[] = [];
  const next = (size: number): number => {
    let deck = decks.get(size) ?? [];
    if (deck.length === 0)
      deck = shuffled(
        Array.from({ length: size }, (_, place) => place),
        random,
      );
    const isRun = (place: number): boolean =>
      dealt.length >= MOST_RUN && dealt.slice(-MOST_RUN).every((one) => one === place);
    const index = Math.max(
      0,
      deck.findIndex((place) => !isRun(place)),
    );
    const [place = 0] = deck.splice(index, 1);
    decks.set(size, deck);
    dealt.push(place);
    return place;
  };
  return (question) => {
    if (!hasOneKey(question)) return question;
    const key = keyTextOf(question);
    if (isSorted(question)) {
      const options = [...question.options].sort(
        (left, right) => Number.parseFloat(left) - Number.parseFloat(right),
      );
      return { ...question, options, correct: options.indexOf(key) };
    }
    const correct = next(question.options.length);
    const others = shuffled(
      question.options.filter((_option, index) => index !== question.correct),
      random,
    );
    return { ...question, options: others.toSpliced(correct, 0, key), correct };
  };
}
