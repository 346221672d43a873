import { afterAll, expect, it } from 'vitest';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { CourseAnswer } from '../course/course-answer.ts';
import { Usage } from '../course/model-info.ts';
import { startFakeModel } from '../fake/fake-model.ts';

const BOOK = [{ name: 'book.pdf', bytes: buildSampleBook() }];

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

async function startModel() {
  const model = await startFakeModel();
  closers.push(() => model.close());
  const settings = {
    LLM_MODEL: 'compatible:fake',
    LLM_BASE_URL: model.url,
    LLM_PRICES: 'compatible:fake=1/0.1/4',
  };
  return { model, settings };
}

async function ask(running: RunningLectern, courseId: number | undefined, question: string) {
  const response = await running.get(`/api/courses/${courseId}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-owner': 'asker' },
    body: JSON.stringify({ question }),
  });
  return CourseAnswer.parse(await response.json());
}

const usageOf = async (running: RunningLectern, query: string): Promise<Usage> =>
  Usage.parse(await running.json(`/api/usage?${query}`));

describeLectern('what models are asked', (open) => {
  it('is told by job, model, day and owner, and for Prometheus', async () => {
    const { model, settings } = await startModel();
    const running = await open(settings);
    const job = await running.make(BOOK, { generator: 'llm' }, { 'x-owner': 'maker' });
    const { rows, total } = await usageOf(running, 'by=job');
    expect(rows.map(({ key }) => key)).toEqual([job.job_id]);
    expect(rows[0]).toMatchObject({ ...job.usage, failed_calls: 0, unpriced_calls: 0 });
    expect(total.cost_usd).toBeCloseTo((total.input_tokens + 4 * total.output_tokens) / 1e6);
    const byModel = await usageOf(running, 'by=model&owner=maker');
    expect(byModel.rows).toMatchObject([{ key: 'compatible:fake', model_calls: total.model_calls }]);
    expect((await usageOf(running, 'by=day&owner=nobody')).rows).toEqual([]);
    const metrics = await (await running.get('/metrics')).text();
    expect(metrics).toContain(
      `lectern_model_calls_total{model="compatible:fake",outcome="answered"} ${total.model_calls}`,
    );
    expect(model.counts().repeated).toBe(0);
  });

  it('holds questions to a course, each paid once by who asks it first', async () => {
    const { model, settings } = await startModel();
    const running = await open(settings);
    const { result } = await running.make(BOOK, { generator: 'llm' });
    const said = await ask(running, result?.course_id, 'What is an enzyme?');
    expect(said).toMatchObject({ found: true, generator: 'llm' });
    const cited = said.answer.flatMap(({ citations }) => citations);
    const quotes = new Set(cited.map(({ page, quote }) => `${page} ${quote}`));
    expect(new Set(cited.map(({ id }) => id)).size).toBe(quotes.size);
    const calls = model.counts().calls;
    expect(await ask(running, result?.course_id, 'What is an enzyme?')).toEqual(said);
    expect(model.counts().calls).toBe(calls);
    expect((await usageOf(running, 'owner=asker')).total.model_calls).toBe(1);
  });

  it('is nothing for a course that was made without one', async () => {
    const { model, settings } = await startModel();
    const running = await open(settings);
    const { result } = await running.make(BOOK, { generator: 'extractive' });
    const said = await ask(running, result?.course_id, 'What is an enzyme?');
    expect(said).toMatchObject({ found: true, generator: 'extractive' });
    expect(model.counts().calls).toBe(0);
  });
});
