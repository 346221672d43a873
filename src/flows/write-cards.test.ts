import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plainTextOf } from '../base/shared-text.ts';
import type { LessonDraft } from '../course/course.ts';
import { toJson } from '../course/json.ts';
import { beginAttempt } from '../store/attempts.ts';
import type { Attempt } from '../store/fence.ts';
import { createJob } from '../store/jobs.ts';
import { saveLessons, savePlannedLessons } from '../store/lessons.ts';
import { beginStep, listUnits } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import { describeEachStore, sampleJob } from '../store/test-stores.ts';
import { listExtracts } from './extracts.ts';
import { PageRanges } from './page-ranges.ts';
import { shareJson } from './shared-json.ts';
import { openThreads, type Threads } from './threads.ts';
import { writeCards } from './write-cards.ts';

const KINDS = ['enzyme', 'tissue', 'membrane'];

/** A lesson with three terms of its own. */
function lessonOf(number: number): { key: string; draft: string } {
  const terms = KINDS.map((kind) => {
    const term = `${kind} of sort-${number}`;
    return { term, definition: `The ${term} is a part of every living thing that has ${number} parts.` };
  });
  const draft: LessonDraft = {
    title: `Lesson ${number}`,
    summary: { text: '', citations: [] },
    content: terms.map(({ definition }) => definition).join('\n\n'),
    objectives: [],
    minutes: 5,
    pages: [],
    key_points: [],
    key_terms: terms.map((entry, index) => ({ ...entry, citations: [`c${index}`] })),
    examples: [],
    exercises: [],
    citations: terms.map(({ definition }, index) => ({
      id: `c${index}`,
      document_id: 1,
      page: number,
      quote: definition,
      boxes: [],
    })),
  };
  return { key: `m1-l${number}`, draft: toJson(draft) };
}

const Saved = z.object({ card_id: z.int(), key: z.string(), position: z.int(), body: z.unknown() });
const Glossary = z.object({ glossary: z.array(z.object({ term: z.string() })).nullable() });

describeEachStore('the making of cards', (stores) => {
  let store: Store;
  let threads: Threads;
  const { signal } = new AbortController();
  beforeAll(async () => {
    store = await stores.open();
    threads = openThreads(1);
  });
  afterAll(() => threads.close());

  const begin = async (jobId: string): Promise<Attempt> => {
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('the job cannot be begun');
    await beginStep(store, attempt, 'quizzes', { total: 80, message: '' });
    return attempt;
  };
  const savedOf = async ({ courseId }: Attempt) => ({
    cards: await store.db.query(
      Saved,
      'select card_id, key, position, body from card where course_id = $1 order by position',
      [courseId],
    ),
    glossary: await store.db.query(Glossary, 'select glossary from course where course_id = $1', [courseId]),
  });

  it('goes on from where it was killed, and made again saves the same', async () => {
    const lessons = Array.from({ length: 80 }, (_, index) => lessonOf(index + 1));
    const extract = await threads.run('extractLessons', { lessons, language: 'en' });
    const shares = [extract.shares];
    const pool = shareJson(await threads.run('collectTerms', { shares, language: 'en' }));
    const { jobId } = await createJob(store, sampleJob());
    const first = await begin(jobId);
    await writeCards({ store, attempt: first, threads, signal }, [extract], {
      pool,
      language: 'en',
      done: new Set(),
    });
    const saved = await savedOf(first);
    expect([saved.cards.length, saved.glossary[0]?.glossary?.length]).toEqual([240, 240]);
    expect([...(await listUnits(store.db, first, 'quizzes'))].sort()).toEqual([
      'cards',
      'cards:200:0',
      'cards:200:200',
    ]);

    await store.db.execute(`delete from job_unit where unit in ('cards', 'cards:200:200')`);
    await store.db.execute('delete from card where position >= 220');
    await store.db.execute('update course set glossary = null');
    const second = await begin(jobId);
    const done = await listUnits(store.db, second, 'quizzes');
    await writeCards({ store, attempt: second, threads, signal }, [extract], { pool, language: 'en', done });
    const again = await savedOf(second);
    expect(again.glossary).toEqual(saved.glossary);
    expect(again.cards.map(({ key, body }) => [key, body])).toEqual(
      saved.cards.map(({ key, body }) => [key, body]),
    );
    expect(again.cards.slice(0, 220)).toEqual(saved.cards.slice(0, 220));
  });

  it('takes what was taken out of lessons as they were written, in their order, but not of edited ones', async () => {
    const { courseId } = await begin((await createJob(store, sampleJob())).jobId);
    const lessons = Array.from({ length: 7 }, (_, index) => lessonOf(index + 1));
    const plans = lessons.map(({ key }) => ({ key, title: key, spans: [], words: 9 }));
    const planned = plans.map((plan, position) => ({ plan, week: 1, position }));
    await savePlannedLessons(store.db, courseId, planned);
    await saveLessons(
      store.db,
      courseId,
      lessons.map(({ key, draft }) => ({
        key,
        title: key,
        minutes: 5,
        pages: '[]',
        draft: draft.replaceAll('enzyme', 'hormone'),
      })),
    );
    await store.db.execute(`update lesson set edited = true where course_id = $1 and key = 'm1-l4'`, [
      courseId,
    ]);
    const extract = (from: number, to: number) =>
      threads.run('extractLessons', { lessons: lessons.slice(from - 1, to), language: 'en' });
    // In the order in which threads were done with them.
    const known = [await extract(6, 6), await extract(4, 5), await extract(2, 3)];
    const parts = {
      store,
      threads,
      signal,
      pages: new PageRanges(store),
      attempt: { courseId },
      extracts: known,
    };
    const extracts = await listExtracts(parts, plans, 'en');
    expect(extracts.flatMap(({ keys }) => keys)).toEqual(plans.map(({ key }) => key));
    expect(extracts.filter((one) => known.includes(one)).map(({ keys }) => keys)).toEqual([
      ['m1-l2', 'm1-l3'],
      ['m1-l6'],
    ]);
    const read = extracts.flatMap(({ material }): { text: string }[] => JSON.parse(plainTextOf(material)));
    expect(read.map(({ text }) => text.includes('hormone'))).toEqual([
      ...[true, false, false, true],
      ...[true, false, true],
    ]);
  });
});
