import type { Question } from '../src/course/quiz.ts';
import { binomialTail } from '../src/generate/checks/chance.ts';
import { keyStatistics } from '../src/generate/checks/course.ts';
import { isSorted } from '../src/generate/checks/numbers.ts';
import { hasDistractors } from '../src/generate/checks/shown.ts';
import { checkCourse, checkQuestion, isPublishable } from '../src/generate/checks.ts';
import { type MadeCourse, makeCourses } from './questions/made-courses.ts';
import { pointFaultsOf } from './questions/point-faults.ts';
import { printSample } from './questions/print-sample.ts';
import type { Figure } from './table.ts';

const LEAST_PER_10000 = 15;
const LEAST_P = 0.05;

/** Checks the questions of all sample documents again, as they are stored. `sample`: how many to print for people. */
export async function measureQuestions({
  sample,
  seed,
}: {
  sample: number;
  seed: number;
}): Promise<Figure[]> {
  const courses = await makeCourses();
  const questions = courses.flatMap(questionsOf);
  printSample(courses, sample, seed);
  return [
    passing(courses),
    ...density(courses),
    ...places(questions),
    ...strategies(questions),
    keyPoints(courses),
    {
      what: 'kinds of questions published',
      lectern: countsOf(questions.map(({ kind }) => kind)),
      wanted: '',
    },
    ...courses.map(toRow),
  ];
}

const questionsOf = ({ quizzes }: MadeCourse): Question[] =>
  quizzes.flatMap((quiz) => quiz.questions.map(({ question }) => question));

function passing(courses: readonly MadeCourse[]): Figure {
  const failed = courses.flatMap((course) =>
    questionsOf(course).flatMap((question) => {
      const findings = checkQuestion(question, course.context);
      return isPublishable(findings) ? [] : [{ name: course.name, question, findings }];
    }),
  );
  for (const { name, question, findings } of failed)
    process.stderr.write(
      `${name}: ${question.question_text}\n  ${findings.map(({ check, detail }) => `${check} ${detail}`).join('; ')}\n`,
    );
  const errors = courses.flatMap(({ name, quizzes }) =>
    checkCourse(
      quizzes.map(({ week, questions }) => ({ week, questions: questions.map(({ question }) => question) })),
    )
      .filter(({ severity }) => severity === 'error')
      .map(({ check, detail }) => `${name}: ${check} ${detail}`),
  );
  for (const error of errors) process.stderr.write(`${error}\n`);
  const total = courses.flatMap(questionsOf).length;
  return {
    what: `questions that pass all checks again as they are stored, of ${total} in ${courses.length} courses`,
    lectern: ((total - failed.length) / total).toFixed(4),
    wanted: '1.0',
    met: failed.length === 0 && errors.length === 0,
  };
}

const densityOf = ({ report, words }: MadeCourse): number => (10_000 * report.published) / Math.max(1, words);

function density(courses: readonly MadeCourse[]): Figure[] {
  const published = courses.reduce((sum, { report }) => sum + report.published, 0);
  const words = courses.reduce((sum, course) => sum + course.words, 0);
  const short = courses.filter((course) => densityOf(course) < LEAST_PER_10000);
  return [
    {
      what: 'different questions for 10,000 words of prose and lists, all together',
      lectern: ((10_000 * published) / words).toFixed(1),
      wanted: `at least ${LEAST_PER_10000}`,
      met: (10_000 * published) / words >= LEAST_PER_10000,
    },
    {
      what: 'documents with fewer than that',
      lectern:
        short.length === 0
          ? 'none'
          : short.map((course) => `${course.name} ${densityOf(course).toFixed(1)}`).join(', '),
      wanted: 'none',
      met: short.length === 0,
    },
  ];
}

function places(questions: readonly Question[]): Figure[] {
  const keys = keyStatistics(questions);
  return [
    {
      what: `places of the keys (${keys.positions.join(', ')}), chi-square p`,
      lectern: keys.positionsP.toFixed(3),
      wanted: `over ${LEAST_P}`,
      met: keys.positionsP > LEAST_P,
    },
    {
      what: 'the key is the shortest option, p of chance',
      lectern: `${(100 * keys.shortestShare).toFixed(1)} % (p ${keys.shortestP.toFixed(3)})`,
      wanted: `p over ${LEAST_P}`,
      met: keys.shortestP > LEAST_P,
    },
  ];
}

/** What a pupil scores who knows nothing but a rule. */
function strategies(questions: readonly Question[]): Figure[] {
  const asked = questions.filter(hasDistractors);
  const chance = asked.reduce((sum, { options }) => sum + 1 / options.length, 0) / asked.length;
  const longest = asked.map(({ options, correct }) => {
    const most = Math.max(...options.map((option) => option.length));
    const ties = options.filter((option) => option.length === most).length;
    return options[correct]?.length === most ? 1 / ties : 0;
  });
  const shuffledOnes = asked.filter((question) => !isSorted(question));
  return [
    scoreOf('"always the longest option"', longest, chance),
    {
      what: '"one that is neither the longest nor the shortest", score',
      lectern: percent(asked.map(scoreOfMiddle)),
      wanted: '',
    },
    scoreOf(
      '"always B"',
      shuffledOnes.map(({ correct }) => (correct === 1 ? 1 : 0)),
      chance,
    ),
  ];
}

/** Key points that lean on what stood before, or are none: headings, captions, code. */
function keyPoints(courses: readonly MadeCourse[]): Figure {
  const faults = courses.flatMap(({ name, course }) =>
    pointFaultsOf(course).map((fault) => ({ name, ...fault })),
  );
  for (const { name, fault, text } of faults) process.stderr.write(`${name}: key point, ${fault}: ${text}\n`);
  const lessons = courses.flatMap(({ course }) => course.modules.flatMap((module) => module.sub_topics));
  const total = lessons.reduce((sum, { key_points }) => sum + key_points.length, 0);
  return {
    what: `key points at fault, of ${total} in ${lessons.length} lessons`,
    lectern: String(faults.length),
    wanted: '0',
    met: faults.length === 0,
  };
}

function scoreOfMiddle({ options, correct }: Extract<Question, { kind: 'choice' | 'cloze' }>): number {
  const lengths = options.map((option) => option.length);
  const most = Math.max(...lengths);
  const least = Math.min(...lengths);
  const between = lengths.filter((length) => length > least && length < most).length;
  if (between === 0) return 1 / options.length;
  const own = lengths[correct] ?? 0;
  return own > least && own < most ? 1 / between : 0;
}

const percent = (points: readonly number[]): string =>
  `${((100 * points.reduce((sum, point) => sum + point, 0)) / points.length).toFixed(1)} %`;

function scoreOf(what: string, points: readonly number[], chance: number): Figure {
  const total = points.reduce((sum, point) => sum + point, 0);
  const probability = binomialTail(Math.round(total), points.length, chance);
  return {
    what: `${what}, score; chance is ${(100 * chance).toFixed(1)} %`,
    lectern: `${percent(points)} (p ${probability.toFixed(3)})`,
    wanted: 'no better than chance',
    met: probability > LEAST_P,
  };
}

function toRow(course: MadeCourse): Figure {
  const { name, report, words } = course;
  const { lessons, lessons_below_two } = report.coverage;
  const refused = report.rejected
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 4)
    .map(({ name: check, count }) => `${check} ${count}`);
  return {
    what: `${name}: questions published of those made; ${words} words, ${lessons} lessons, ${lessons_below_two} with fewer than two`,
    lectern: `${report.published} of ${report.made}, ${densityOf(course).toFixed(1)} for 10,000 words`,
    wanted: '',
    peer: `${countsOf(questionsOf(course).map(({ kind }) => kind))}; not: ${refused.join(', ')}`,
  };
}

const countsOf = (names: readonly string[]): string =>
  [...Map.groupBy(names, (name) => name)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, all]) => `${name} ${all.length}`)
    .join(', ');
