import { afterAll, expect, it } from 'vitest';
import { describeLectern, type RunningLectern, startLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { findFreePort } from '../base/test-port.ts';
import { CourseHits } from '../course/course-hits.ts';
import { Usage } from '../course/model-info.ts';
import { type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import { type FakeChromaData, startFakeChroma } from '../search/fake-chroma.ts';
import { removeDeletedCourses } from '../store/deletions.ts';
import { describeEachStore } from '../store/test-stores.ts';
import { openThreads } from './threads.ts';

const BOOK = [{ name: 'book.pdf', bytes: buildSampleBook() }];
const MODEL = 'compatible:fake-1';

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

async function startModel(options: FakeModelOptions = {}) {
  const model = await startFakeModel(options);
  closers.push(() => model.close());
  const settings = { EMBEDDING_MODEL: MODEL, LLM_BASE_URL: model.url, LLM_PRICES: `${MODEL}=1/1/1` };
  return { model, settings };
}

const search = async (running: RunningLectern, courseId: number, query: string): Promise<CourseHits> =>
  CourseHits.parse(
    await running.json(`/api/courses/${courseId}/search?limit=20&q=${encodeURIComponent(query)}`),
  );

const byMeaning = (running: RunningLectern, courseId: number) =>
  expect.poll(async () => (await search(running, courseId, 'proteins and light')).by_meaning, {
    timeout: 60_000,
  });

/** Courses whose vectors could not be made or sent, and are to be tried again. */
const countWaiting = async (running: RunningLectern): Promise<number> =>
  (await running.lectern.store.db.raw('select 1 from course_vectors where failures > 0')).rows.length;

const make = async (running: RunningLectern): Promise<number> =>
  (await running.make(BOOK)).result?.course_id ?? 0;

describeLectern(
  'vectors in the database',
  (open) => {
    it('join what words find, are paid once for the same text, and stay in their course', async () => {
      const { model, settings } = await startModel();
      const running = await open(settings);
      const one = await make(running);
      await byMeaning(running, one).toBe(true);
      const { hits } = await search(running, one, 'An enzyme is a protein');
      expect(hits[0]).toMatchObject({ page: 2, found_by: ['words', 'meaning'] });
      // What holds no word of the query is found all the same, if not by much.
      const all = await search(running, one, 'mitochondria');
      expect(all.hits.length).toBeGreaterThan(0);
      expect(new Set(all.hits.flatMap(({ found_by }) => found_by))).toEqual(new Set(['meaning']));

      const paid = model.counts().calls;
      const two = await make(running);
      await byMeaning(running, two).toBe(true);
      expect((await search(running, two, 'AN enzyme  is a protein')).by_meaning).toBe(true);
      expect(model.counts().calls).toBe(paid);
      const [mine, other] = await Promise.all([one, two].map((id) => search(running, id, 'enzyme protein')));
      const documents = (found: CourseHits | undefined) =>
        new Set(found?.hits.map(({ document_id }) => document_id));
      expect(documents(mine)?.size).toBe(1);
      expect(documents(mine)).not.toEqual(documents(other));

      const usage = Usage.parse(await running.json('/api/usage?by=model'));
      expect(usage.rows).toMatchObject([{ key: MODEL, failed_calls: 0 }]);
      expect(usage.total.input_tokens).toBe(model.counts().prompt_tokens);
      expect(usage.total.cost_usd).toBeCloseTo(model.counts().prompt_tokens / 1e6, 9);
    });

    it('wait where they would cost more than they may, and words are searched meanwhile', async () => {
      const { model, settings } = await startModel();
      const running = await open({ ...settings, MAX_COST_USD_PER_OWNER_MONTH: '0.000001' });
      const course = await make(running);
      await expect.poll(() => countWaiting(running)).toBe(1);
      expect(await search(running, course, 'enzyme')).toMatchObject({ by_meaning: false });
      expect((await search(running, course, 'enzyme')).hits.length).toBeGreaterThan(0);
      expect(model.counts().calls).toBe(0);
    });
  },
  { everyDatabase: true },
);

describeLectern('vectors in Chroma', (open) => {
  it('catch up when it is back, are sent again when it has lost them, and go with their course', async () => {
    const { model, settings } = await startModel({ faultShare: 0.3, kinds: ['server_error', 'rate_limit'] });
    const port = await findFreePort();
    const running = await open({ ...settings, CHROMA_URL: `http://127.0.0.1:${port}` });
    const course = await make(running);
    expect(await search(running, course, 'enzyme')).toMatchObject({ by_meaning: false });
    expect((await search(running, course, 'enzyme')).hits.length).toBeGreaterThan(0);
    await expect.poll(() => countWaiting(running)).toBe(1);

    const data: FakeChromaData = new Map();
    const first = await startFakeChroma({ port, data });
    await byMeaning(running, course).toBe(true);
    expect(first.collections()).toHaveLength(1);
    const vectors = first.vectors();
    expect(vectors).toBeGreaterThan(0);
    const { repeated } = model.counts();
    expect(repeated).toBe(0);

    await first.close();
    expect(await search(running, course, 'enzyme')).toMatchObject({ by_meaning: false });
    data.clear();
    const second = await startFakeChroma({ port, data });
    closers.push(second.close);
    await byMeaning(running, course).toBe(true);
    expect(second.vectors()).toBe(vectors);
    expect(model.counts().repeated).toBe(0);

    await running.get(`/api/courses/${course}`, { method: 'DELETE' });
    await removeDeletedCourses(running.lectern.store, new Date(Date.now() + 16 * 60_000));
    await expect.poll(() => second.collections()).toEqual([]);
  });
});

describeEachStore(
  'vectors of courses that were there before their model',
  (stores) => {
    it('are made in the background, though the process ends while they are', async () => {
      const threads = openThreads(2);
      closers.push(() => threads.close());
      const place = await stores.create();
      const before = await startLectern(place, threads, {});
      const course = await make(before.running);
      // As in courses of a Lectern that kept no lines.
      await before.running.lectern.store.db.raw('update passage set lines = null');
      await before.close();

      const slow = await startModel({ latencyMs: 600_000 });
      const during = await startLectern(place, threads, slow.settings);
      await expect.poll(() => slow.model.counts().in_flight).toBe(1);
      const { hits, by_meaning } = await search(during.running, course, 'enzyme');
      expect(by_meaning).toBe(false);
      expect(hits[0]).toMatchObject({ page: 2, boxes: [] });
      await during.close();

      const { settings } = await startModel();
      const after = await startLectern(place, threads, settings);
      await byMeaning(after.running, course).toBe(true);
      await after.close();
    });
  },
  'pglite',
);
