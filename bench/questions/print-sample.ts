import { letterOf } from '../../src/course/question-key.ts';
import type { Question } from '../../src/course/quiz.ts';
import { seededRandom, shuffled } from '../../src/generate/random.ts';
import type { MadeCourse } from './made-courses.ts';

/** Prints questions of all courses in turns, each only once, for a person to judge. */
export function printSample(courses: readonly MadeCourse[], count: number, seed: number): void {
  const random = seededRandom(seed);
  // A question may stand in two quizzes, and the same page was scanned in several ways.
  const seen = new Set<string>();
  const isNew = ({ question_text }: Question): boolean =>
    !seen.has(question_text) && seen.add(question_text).has(question_text);
  const lists = courses
    .map(({ name, quizzes }) => ({
      name,
      questions: shuffled(
        quizzes.flatMap((quiz) => quiz.questions.map(({ question }) => question)).filter(isNew),
        random,
      ),
    }))
    .filter(({ questions }) => questions.length > 0);
  let printed = 0;
  for (let turn = 0; printed < count && lists.some(({ questions }) => turn < questions.length); turn += 1)
    for (const { name, questions } of lists) {
      const question = questions[turn];
      if (question === undefined || printed >= count) continue;
      printed += 1;
      process.stdout.write(
        `\n## ${printed}. ${name}, ${question.kind}, ${question.difficulty}\n\n${format(question)}`,
      );
    }
}

function format(question: Question): string {
  const keyed = question.options.map(
    (option, index) => `${markOf(question, index)} ${letterOf(index)}. ${option}`,
  );
  const prompts =
    question.kind === 'matching'
      ? question.prompts.map((prompt, index) => `    ${prompt} -> ${letterOf(question.pairs[index] ?? -1)}`)
      : [];
  const order = question.kind === 'ordering' ? [`    order: ${question.order.map(letterOf).join(' ')}`] : [];
  const evidence = question.citations.map(
    ({ page, quote }) => `    page ${page}: ${quote.replace(/\s+/g, ' ')}`,
  );
  const lines = [question.question_text, ...prompts, ...keyed, ...order, 'Evidence:', ...evidence];
  return `${lines.join('\n')}\nExplanation: ${question.explanation}\n`;
}

const markOf = (question: Question, index: number): string =>
  'correct' in question && question.correct === index ? '  *' : '   ';
