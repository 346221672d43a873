import type { CoursePlan } from '../course/plan.ts';
import type { Question, QuizDraft } from '../course/quiz.ts';
import type { QuizReport } from '../course/quiz-report.ts';
import { askedText } from './checks/shown.ts';
import { StemIndex } from './checks/stem-index.ts';
import { optionDealer } from './deal-options.ts';
import { drawQuiz, type Statements } from './draw-quiz.ts';
import type { LessonSections } from './lesson-sections.ts';
import { buildQuizReport } from './quiz-report.ts';
import { seededRandom } from './random.ts';

const MOST_OF_MODULE = 20;
const MOST_OF_COURSE = 40;
/** A quiz over the course that mostly asks again what the modules asked is no quiz of its own. */
const MOST_ASKED_AGAIN = 0.5;
const LEAST_OF_COURSE = 5;
/** More than any mix is worth. */
const NOT_ASKED = 20;
const GOLDEN = 0.618_033_988_749_895;

/**
 * Draws the quiz of each module evenly over its lessons and one quiz over the whole course, drops what repeats or
 * gives away another question, and deals out the places of the keys.
 *
 * In: questions that passed their checks, the best of each lesson first; `rejected` counts the others by check.
 * Out: quizzes by week; the one over the course comes last and has week 0.
 */
export function assembleQuizzes(
  plan: CoursePlan,
  questions: readonly Question[],
  seed: number,
  rejected: Readonly<Record<string, number>> = {},
  lessons: readonly LessonSections[] = [],
): { quizzes: QuizDraft[]; report: QuizReport } {
  const drawer = new CourseDrawer(plan, questions, lessons);
  const drawn = plan.modules.map((module) => ({
    week: module.week,
    title: module.title,
    questions: drawer.drawModule(module.lessons),
  }));
  const overall = drawer.drawCourse(drawn.flatMap((quiz) => quiz.questions));
  const all = [...drawn, { week: 0, title: plan.title, questions: overall }];
  const deal = optionDealer(seededRandom(seed));
  const quizzes = all
    .filter((quiz) => quiz.questions.length > 0)
    .map((quiz) => ({ ...quiz, questions: drawer.inOrderOfCourse(quiz.questions).map(deal) }));
  const published = new Set(all.flatMap((quiz) => quiz.questions));
  const counts: Record<string, number> = { ...rejected };
  for (const question of questions) {
    if (published.has(question)) continue;
    const reason = drawer.repeats.has(question) ? '18' : 'spare';
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return { quizzes, report: buildQuizReport(plan, quizzes, [...published], counts, lessons) };
}

/** Draws quiz after quiz from the questions of a course; what was asked once is not asked in other words. */
class CourseDrawer {
  /** Questions like another that is asked. */
  readonly repeats = new Set<Question>();
  readonly #byLesson: ReadonlyMap<string, readonly Question[]>;
  readonly #order: ReadonlyMap<string, number>;
  readonly #sections: ReadonlyMap<string, LessonSections>;
  readonly #stems = new StemIndex();
  readonly #evidence = new Set<string>();
  readonly #statements: Statements = { trueOnes: 0, falseOnes: 0 };

  constructor(plan: CoursePlan, questions: readonly Question[], lessons: readonly LessonSections[]) {
    this.#byLesson = Map.groupBy(questions, (question) => question.lesson);
    const keys = plan.modules.flatMap((module) => module.lessons.map((lesson) => lesson.key));
    this.#order = new Map(keys.map((key, index) => [key, index]));
    this.#sections = new Map(lessons.map((lesson) => [lesson.lesson, lesson]));
  }

  drawModule(lessons: readonly { key: string }[]): Question[] {
    return drawQuiz({
      lists: lessons.map(({ key }) => this.#byLesson.get(key) ?? []),
      most: MOST_OF_MODULE,
      isFree: (question) => this.#isNew(question),
      statements: this.#statements,
      sectionOf: (question) => this.#sectionOf(question),
    });
  }

  /** From every part of the course: first what no module asks, then some of what they ask. */
  drawCourse(asked: readonly Question[]): Question[] {
    const known = new Set(asked);
    const listsOf = (isWanted: (question: Question) => boolean): Question[][] =>
      spread([...this.#order.keys()]).map((key) => (this.#byLesson.get(key) ?? []).filter(isWanted));
    const sectionOf = (question: Question): string => this.#sectionOf(question);
    const fresh = drawQuiz({
      lists: listsOf((question) => !known.has(question) && !this.repeats.has(question)),
      most: MOST_OF_COURSE,
      isFree: (question) => this.#isNew(question),
      statements: this.#statements,
      sectionOf,
    });
    const again = Math.ceil(asked.length * MOST_ASKED_AGAIN);
    if (fresh.length >= MOST_OF_COURSE || fresh.length + again < LEAST_OF_COURSE) return fresh;
    const own = new Set(fresh);
    // With those that are asked again, there is room for more of a kind that only a long quiz may have.
    return drawQuiz({
      lists: listsOf((question) => known.has(question) || !this.repeats.has(question)),
      most: Math.min(MOST_OF_COURSE, fresh.length + again),
      isFree: (question) => known.has(question) || own.has(question) || this.#isNew(question),
      statements: this.#statements,
      sectionOf,
      worthOf: (question) => (known.has(question) ? 0 : NOT_ASKED),
    });
  }

  inOrderOfCourse(questions: readonly Question[]): Question[] {
    const placeOf = ({ lesson }: Question): number => this.#order.get(lesson) ?? 0;
    return questions.toSorted((left, right) => placeOf(left) - placeOf(right));
  }

  #isNew(question: Question): boolean {
    const quote = question.citations.map((citation) => citation.quote).join('\n');
    const isNew = !this.#evidence.has(quote) && this.#stems.addIfNew(askedText(question));
    if (isNew) this.#evidence.add(quote);
    else this.repeats.add(question);
    return isNew;
  }

  #sectionOf({ lesson, citations }: Question): string {
    return `${lesson}:${this.#sections.get(lesson)?.sectionOf[citations[0]?.id ?? '']}`;
  }
}

/** An order whose every beginning is spread evenly over the list (multiples of the golden ratio, modulo 1). */
function spread<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item, index) => ({ item, place: (index * GOLDEN) % 1 }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}
