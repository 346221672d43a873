import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TeacherQuestion } from '../../src/course/teacher-question.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { type DemoCourse, makeDemoCourse } from './demo-course.ts';

const Questions = z.object({ questions: z.array(TeacherQuestion) });
const Quiz = z.looseObject({ quiz_id: z.int(), total_questions: z.int() });

const listQuestions = async (running: RunningLectern, courseId: number): Promise<TeacherQuestion[]> =>
  Questions.parse(await running.json(`/api/courses/${courseId}/questions`)).questions;

/** Puts a whole question in the place of another. */
async function putQuestion(
  running: RunningLectern,
  courseId: number,
  question: TeacherQuestion,
): Promise<void> {
  const answer = await running.get(`/api/courses/${courseId}/questions/${question.question_id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Takes out every question that is not answered by one option. */
async function keepOptions(running: RunningLectern, courseId: number): Promise<TeacherQuestion[]> {
  const questions = await listQuestions(running, courseId);
  for (const question of questions)
    if (!('correct' in question))
      await running.get(`/api/courses/${courseId}/questions/${question.question_id}`, { method: 'DELETE' });
  return questions;
}

/** The quiz with the most questions. */
async function findLongQuiz(running: RunningLectern, { quizzes }: DemoCourse) {
  const all = await Promise.all(
    quizzes.map(async (id) => Quiz.parse(await running.json(`/api/quizzes/${id}`))),
  );
  const [longest] = all.toSorted((one, other) => other.total_questions - one.total_questions);
  if (longest === undefined) throw new Error('The course has no quiz.');
  return longest;
}

/** The longest quiz of a course that has only questions with options, open in the browser. */
async function openLongQuiz(open: () => Promise<RunningLectern>) {
  const running = await open();
  const demo = await makeDemoCourse(running);
  const questions = await keepOptions(running, demo.courseId);
  const quiz = await findLongQuiz(running, demo);
  const { page, complaints } = await openPage();
  await page.goto(`${running.url}/courses/${demo.courseId}/quizzes/${quiz.quiz_id}`);
  await page.getByText(`Question 1 of ${quiz.total_questions}`).waitFor();
  return { running, demo, questions, quiz, page, complaints };
}

const verdictOf = (page: Page) => page.locator('#verdict');

/** Presses the key of the right option, or of a wrong one, and looks at the verdict. */
async function answerByKeys(
  page: Page,
  questions: readonly TeacherQuestion[],
  isRight: boolean,
): Promise<string> {
  const text = (await page.locator('h2').first().textContent()) ?? '';
  const question = questions.find(({ question_text }) => question_text === text);
  if (question === undefined || !('correct' in question))
    throw new Error(`Not a question of options: ${text}`);
  const option = isRight ? question.correct : (question.correct + 1) % question.options.length;
  await page.keyboard.press(String(option + 1));
  await page.keyboard.press('Enter');
  await verdictOf(page).waitFor();
  expect(await verdictOf(page).textContent()).toBe(isRight ? 'Right' : 'Not right');
  return text;
}

describe.skipIf(noBrowser)('a quiz', () => {
  describeLectern('in the browser', (open) => {
    it('is taken by keys alone: each answer is explained with its page, a wrong one comes again at the end', async () => {
      const { running, demo, questions, quiz, page, complaints } = await openLongQuiz(open);
      const missed = await answerByKeys(page, questions, false);
      await page.getByText('This question comes again at the end.').waitFor();
      const picture = page.getByRole('img', { name: /^Page \d+, where these words are marked/ });
      await picture.waitFor();
      await expect
        .poll(() =>
          page.evaluate<boolean>('[...document.images].every((one) => one.complete && one.naturalWidth > 0)'),
        )
        .toBe(true);
      await page.getByRole('link', { name: /Read it in the lesson/ }).waitFor();
      await page.keyboard.press('Enter');
      for (let number = 2; number <= quiz.total_questions; number += 1) {
        await page.getByText(`Question ${number} of ${quiz.total_questions}`).waitFor();
        await answerByKeys(page, questions, true);
        await page.keyboard.press('Enter');
      }
      await page.getByText('Once more: 1 question left').waitFor();
      expect(await answerByKeys(page, questions, true)).toBe(missed);
      await page.keyboard.press('Enter');
      await page
        .getByText(`${quiz.total_questions - 1} of ${quiz.total_questions} questions right at the first try.`)
        .waitFor();
      await page.getByRole('heading', { name: 'Worth reading again' }).waitFor();
      const progress = await running.json(`/api/courses/${demo.courseId}/progress`);
      expect(progress.quizzes).toMatchObject([{ quiz_id: quiz.quiz_id }]);
      // What was missed is due among the cards.
      await page.getByRole('link', { name: 'Practise the cards' }).click();
      await page.getByRole('button', { name: 'Show the answer' }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('opens the whole source of an answer beside it, with the words boxed, and goes on after it', async () => {
      const { questions, quiz, page } = await openLongQuiz(open);
      await answerByKeys(page, questions, true);
      await page.getByRole('button', { name: 'Whole page' }).first().click();
      const source = page.getByRole('complementary', { name: 'Source' });
      await source.locator('[data-mark="cited"]').first().waitFor();
      await source.getByRole('button', { name: 'Close the source' }).click();
      await source.waitFor({ state: 'detached' });
      await verdictOf(page).waitFor();
      await page.getByRole('button', { name: 'Next question' }).click();
      await page.getByText(`Question 2 of ${quiz.total_questions}`).waitFor();
    });

    it('goes on where it was after a reload', async () => {
      const { questions, quiz, page } = await openLongQuiz(open);
      await answerByKeys(page, questions, true);
      await page.reload();
      await verdictOf(page).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(`Question 2 of ${quiz.total_questions}`).waitFor();
      await page.keyboard.press('2');
      await page.reload();
      await page.getByText(`Question 2 of ${quiz.total_questions}`).waitFor();
      expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Start over' }).click();
      await page.getByText(`Question 1 of ${quiz.total_questions}`).waitFor();
    });

    it('has matching and ordering that need no mouse, and says what was moved', async () => {
      const running = await open();
      const demo = await makeDemoCourse(running);
      const quiz = await findLongQuiz(running, demo);
      const inQuiz = (await listQuestions(running, demo.courseId)).filter(({ quiz_ids }) =>
        quiz_ids.includes(quiz.quiz_id),
      );
      const [first, second, ...others] = inQuiz;
      if (first === undefined || second === undefined) throw new Error('too few questions');
      const shared = ({ kind: _, ...question }: TeacherQuestion) => question;
      await putQuestion(running, demo.courseId, {
        ...shared(first),
        kind: 'matching',
        question_text: 'Match each letter with its number',
        prompts: ['one', 'two', 'three'],
        options: ['gamma', 'alpha', 'beta'],
        pairs: [1, 2, 0],
      });
      await putQuestion(running, demo.courseId, {
        ...shared(second),
        kind: 'ordering',
        question_text: 'In which order do they come?',
        options: ['second', 'third', 'first'],
        order: [2, 0, 1],
      });
      for (const { question_id } of others)
        await running.get(`/api/courses/${demo.courseId}/questions/${question_id}`, { method: 'DELETE' });
      const { page } = await openPage();
      await page.goto(`${running.url}/courses/${demo.courseId}/quizzes/${quiz.quiz_id}`);
      for (const number of [1, 2]) {
        await page.getByText(`Question ${number} of 2`).waitFor();
        if ((await page.getByRole('combobox').count()) > 0) {
          for (const [prompt, letter] of [
            ['one', 'B'],
            ['two', 'C'],
            ['three', 'A'],
          ] as const)
            await page.getByLabel(prompt, { exact: true }).press(letter);
          await page.getByText('gamma now belongs to three.').waitFor();
        } else {
          // By the mouse to the end, and by keys from there.
          const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });
          await step('second').dragTo(step('first'));
          await page.getByText('second is now number 3 of 3.').waitFor();
          await step('second').dragTo(step('third'));
          await page.getByText('second is now number 1 of 3.').waitFor();
          const up = page.getByRole('button', { name: 'Move up: first' });
          await up.press('Enter');
          await page.getByText('first is now number 2 of 3.').waitFor();
          await page.keyboard.press('Enter');
          await page.getByText('first is now number 1 of 3.').waitFor();
        }
        await page.getByRole('button', { name: 'Check answer' }).press('Enter');
        await verdictOf(page).waitFor();
        expect(await verdictOf(page).textContent()).toBe('Right');
        await page.keyboard.press('Enter');
      }
      await page.getByText('2 of 2 questions right at the first try.').waitFor();
    });
  });
});
