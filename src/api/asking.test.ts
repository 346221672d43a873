import { expect, it } from 'vitest';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { CourseAnswer } from '../course/course-answer.ts';

const ask = (running: RunningLectern, courseId: number, question: string): Promise<Response> =>
  running.get(`/api/courses/${courseId}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });

describeLectern('asking a course without a model', (open) => {
  it('answers with sentences of the source, word for word and cited, the fittest first', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const courseId = job.result?.course_id ?? 0;
    const response = await ask(running, courseId, 'What is an enzyme?');
    const { answer, found, generator } = CourseAnswer.parse(await response.json());
    expect({ found, generator }).toEqual({ found: true, generator: 'extractive' });
    expect(answer[0]?.text).toBe(
      'An enzyme is a protein that speeds up a chemical reaction without being used up.',
    );
    for (const { text, citations } of answer) {
      expect(citations[0]?.quote).toBe(text);
      expect(citations[0]?.boxes.length).toBeGreaterThan(0);
    }
    expect(answer[0]?.citations[0]?.page).toBe(2);
  });

  it('says when the source does not answer, whatever common words the question has', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const courseId = job.result?.course_id ?? 0;
    for (const question of ['What is the capital of France?', 'Who won the cell phone market?', '?'])
      expect(await (await ask(running, courseId, question)).json(), question).toEqual({
        answer: [],
        found: false,
        generator: 'extractive',
      });
  });

  it('knows the courses that there are, and wants a question', async () => {
    const running = await open();
    expect((await ask(running, 999, 'What is an enzyme?')).status).toBe(404);
    expect((await ask(running, 999, ' ')).status).toBe(400);
  });
});
