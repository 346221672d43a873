import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { beginAttempt, watchAttempt } from './attempts.ts';
import { completeAttempt } from './endings.ts';
import { cancelJob, createJob } from './jobs.ts';
import { beginStep, finishUnits } from './steps.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';
import { openWatch } from './watch.ts';

async function until(condition: () => boolean, ms = 20_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Not within ${ms} ms: ${condition.toString()}`);
    await delay(2);
  }
}

describeEachStore('watching', (stores) => {
  let store: Store;
  let place: Awaited<ReturnType<typeof stores.create>>;
  beforeAll(async () => {
    place = await stores.create();
    store = await stores.open(place);
  });

  it('delivers every event once and in order to everybody, from where each asked', async () => {
    const watch = openWatch(store);
    const { jobId } = await createJob(store, sampleJob());
    const all: number[] = [];
    const late: number[] = [];
    watch.watch(jobId, 0, (event) => all.push(event.seq));
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('no attempt');
    watch.watch(jobId, 2, (event) => late.push(event.seq));
    await beginStep(store, attempt, 'extract', { total: 40, message: '' });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        finishUnits(store, attempt, {
          step: 'extract',
          units: [String(index)],
          done: index,
          progress: index,
          message: '',
        }),
      ),
    );
    await completeAttempt(store, attempt);
    await until(() => all.length === 44 && late.length === 42);
    expect(all).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
    expect(late).toEqual(all.slice(2));
    watch.close();
  });

  it('asks nothing of the database while nobody watches', async () => {
    let asked = 0;
    const counting: Store = {
      ...store,
      db: Object.assign(Object.create(store.db), {
        query: (...parameters: Parameters<Store['db']['query']>) => {
          asked += 1;
          return store.db.query(...parameters);
        },
      }),
    };
    const watch = openWatch(counting, { intervalMs: 10 });
    const { jobId } = await createJob(store, sampleJob());
    await delay(50);
    expect(asked).toBe(0);
    const stop = watch.watch(jobId, 0, () => undefined);
    await delay(100);
    stop();
    const before = asked;
    expect(before).toBeGreaterThan(2);
    await delay(50);
    await cancelJob(store, jobId);
    expect(asked).toBeLessThanOrEqual(before + 1);
    watch.close();
  });

  it('tells what this process wrote without waiting for its next look', async () => {
    const watch = openWatch(store, { intervalMs: 60_000 });
    const { jobId } = await createJob(store, sampleJob());
    let told = false;
    watch.watch(jobId, 1, () => {
      told = true;
    });
    await delay(50);
    expect(told).toBe(false);
    await cancelJob(store, jobId);
    await until(() => told);
    watch.close();
  });

  // The embedded database has one process.
  it.skipIf(stores.direct === undefined)(
    'hears at once what another process wrote where DIRECT_DATABASE_URL is set, also after that was cut off',
    async () => {
      const direct = stores.direct?.(place);
      if (direct === undefined) throw new Error('no direct way');
      const [one, other] = [await stores.open(direct), await stores.open(direct)];
      const heard: string[] = [];
      other.hints.listen((jobId, kind) => heard.push(`${kind} ${jobId}`));
      const tellUntilHeard = (jobId: string, kind: 'lost' | 'sent'): Promise<void> =>
        expect
          .poll(() => {
            one.hints.tell(jobId, kind);
            return heard;
          })
          .toContain(`${kind} ${jobId}`);
      await tellUntilHeard('first', 'lost');
      const cut = await store.db.execute(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where query like 'listen%' and datname = current_database()`,
      );
      expect(cut).toBeGreaterThanOrEqual(2);
      await tellUntilHeard('second', 'sent');
    },
  );

  // The embedded database has one process.
  it.skipIf(stores.kind === 'pglite')('tells what another process wrote', async () => {
    const other = await stores.open(place);
    const watch = openWatch(store);
    const { jobId } = await createJob(store, sampleJob());
    const attempt = await beginAttempt(store, jobId);
    if (attempt === undefined) throw new Error('no attempt');
    const types: string[] = [];
    watch.watch(jobId, 0, (event) => types.push(event.type));
    const { signal, stop } = watchAttempt(store, attempt);
    await cancelJob(other, jobId);
    await until(() => types.includes('cancelled') && signal.aborted);
    expect(signal.reason).toMatchObject({ code: 'job_cancelled' });
    stop();
    watch.close();
  });
});
