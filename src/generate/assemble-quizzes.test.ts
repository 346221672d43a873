import { describe, expect, it } from 'vitest';
import type { CoursePlan } from '../course/plan.ts';
import type { Question, QuizDraft } from '../course/quiz.ts';
import { assembleQuizzes } from './assemble-quizzes.ts';
import { choice, falseStatement, matching, numeric, ordering, statement } from './checks/sample-questions.ts';

const planOf = (modules: number, lessons: number): CoursePlan => ({
  title: 'A course',
  description: '',
  language: 'en',
  modules: Array.from({ length: modules }, (_, module) => ({
    week: module + 1,
    title: `Module ${module + 1}`,
    summary: '',
    lessons: Array.from({ length: lessons }, (_, lesson) => ({
      key: `m${module + 1}-l${lesson + 1}`,
      title: `Lesson ${lesson + 1}`,
      spans: [],
      words: 1000,
    })),
  })),
  left_out: [],
});

/** A question like this one, on a subject, with evidence and an answer of its own. */
function about(sample: Question, lesson: string, number: number): Question {
  const subject = `subject${number}of${lesson}`;
  const own = {
    lesson,
    citations: sample.citations.map((citation) => ({ ...citation, quote: `${citation.quote} ${subject}` })),
  };
  const asked = `What is kind${number} of ${subject} in field${number}${lesson}?`;
  switch (sample.kind) {
    case 'matching':
      return { ...sample, ...own, prompts: sample.prompts.map((prompt) => `${prompt} ${subject}`) };
    case 'ordering':
      return { ...sample, ...own, question_text: asked };
    case 'true_false':
      return { ...sample, ...own, question_text: `True or false: ${asked}` };
    default:
      return {
        ...sample,
        ...own,
        question_text: asked,
        options: sample === numeric ? sample.options : sample.options.map((option) => `${option}${subject}`),
      };
  }
}

const KINDS: readonly Question[] = [choice, statement, falseStatement, ordering, matching, statement];

/** Twelve questions of each lesson: six of one key, six of other kinds. */
const questionsOf = (plan: CoursePlan): Question[] =>
  plan.modules.flatMap((module) =>
    module.lessons.flatMap(({ key }) =>
      [...Array.from({ length: 6 }, () => choice), ...KINDS].map((sample, number) =>
        about(sample, key, number),
      ),
    ),
  );

const trueFalseOf = ({ questions }: QuizDraft) => questions.filter(({ kind }) => kind === 'true_false');

describe('the quizzes of a course', () => {
  const plan = planOf(3, 4);
  const questions = questionsOf(plan);
  const { quizzes, report } = assembleQuizzes(plan, questions, 1);

  it('are one of up to 20 for each module, and one of up to 40 over the course, which has week 0', () => {
    expect(quizzes.map(({ week, title, questions: own }) => [week, title, own.length])).toEqual([
      [1, 'Module 1', 20],
      [2, 'Module 2', 20],
      [3, 'Module 3', 20],
      [0, 'A course', 40],
    ]);
    expect(report.made).toBe(questions.length);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are drawn evenly over lessons', () => {
    for (const { week, questions: own } of quizzes) {
      const counts = Map.groupBy(own, ({ lesson }) => lesson)
        .values()
        .map(({ length }) => length);
      const all = [...counts];
      expect(all.length).toBe(week === 0 ? 12 : 4);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(2);
    }
  });

  it('ask over the course what the modules do not ask, as long as there is any', () => {
    const quotesOf = (quiz: QuizDraft | undefined) =>
      quiz?.questions.map(({ citations }) => citations[0]?.quote) ?? [];
    const modules = new Set(quizzes.slice(0, 3).flatMap(quotesOf));
    const again = quotesOf(quizzes[3]).filter((quote) => modules.has(quote));
    expect(again.length).toBeLessThanOrEqual(20);
    expect(report.published).toBe(60 + 40 - again.length);
  });

  it('are true or false in a fifth at most, half of it true, and match or order in a fifth each', () => {
    for (const quiz of quizzes) {
      const judged = trueFalseOf(quiz);
      expect(judged.length).toBeGreaterThan(0);
      expect(judged.length).toBeLessThanOrEqual(quiz.questions.length / 5);
      const yes = judged.filter((question) => 'correct' in question && question.correct === 0).length;
      expect(Math.abs(2 * yes - judged.length)).toBeLessThanOrEqual(1);
      for (const kind of ['matching', 'ordering'])
        expect(quiz.questions.filter((question) => question.kind === kind).length).toBeLessThanOrEqual(
          quiz.questions.length / 5,
        );
    }
  });

  it('judge over the course what no module was long enough to judge', () => {
    const short = planOf(3, 1);
    const few = short.modules.flatMap(({ lessons }) =>
      lessons.flatMap(({ key }) =>
        [choice, choice, choice, falseStatement].map((sample, number) => about(sample, key, number)),
      ),
    );
    const judged = assembleQuizzes(short, few, 1).quizzes.map((quiz) => [
      quiz.week,
      trueFalseOf(quiz).length,
    ]);
    expect(judged).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 1],
    ]);
  });

  it('never show steps in their order, nor pairs side by side', () => {
    for (const question of quizzes.flatMap((quiz) => quiz.questions)) {
      if (question.kind === 'ordering') {
        expect(question.order.map((index) => question.options[index])).toEqual(
          ordering.order.map((index) => ordering.options[index]),
        );
        expect(question.order).not.toEqual([0, 1, 2]);
      }
      if (question.kind === 'matching') {
        expect(question.pairs.map((index) => question.options[index])).toEqual(
          matching.pairs.map((index) => matching.options[index]),
        );
        expect(question.pairs).not.toEqual([0, 1, 2]);
      }
    }
  });

  it('are the same for the same seed', () => {
    expect(assembleQuizzes(plan, questions, 1).quizzes).toEqual(quizzes);
    expect(assembleQuizzes(plan, questions, 2).quizzes).not.toEqual(quizzes);
  });
});

describe('a quiz', () => {
  const plan = planOf(1, 1);
  const drawn = (questions: Question[]) => assembleQuizzes(plan, questions, 1).quizzes[0]?.questions ?? [];

  it("asks the book's own questions first", () => {
    const made = Array.from({ length: 30 }, (_, number) => about(choice, 'm1-l1', number));
    const book = [40, 41].map((number) => ({ ...about(choice, 'm1-l1', number), origin: 'book' as const }));
    expect(drawn([...made, ...book]).filter(({ origin }) => origin === 'book')).toHaveLength(2);
  });

  it('asks for no term twice, and uses no passage twice', () => {
    const first = about(choice, 'm1-l1', 1);
    const second = { ...about(choice, 'm1-l1', 2), options: 'options' in first ? first.options : [] };
    const third = { ...about(choice, 'm1-l1', 3), citations: first.citations };
    expect(drawn([first, second, third])).toHaveLength(1);
    const { report } = assembleQuizzes(plan, [first, third], 1);
    expect(report.rejected).toEqual([{ check: '18', name: 'near-duplicates and giveaways', count: 1 }]);
  });

  it('shows numbers in rising order, wherever the key is', () => {
    const question = {
      ...about(numeric, 'm1-l1', 1),
      options: ['64 kB', '16 kB', '128 kB', '32 kB'],
      correct: 0,
    };
    expect(drawn([question])[0]).toMatchObject({ options: numeric.options, correct: 2 });
  });
});
