import { expect, it } from 'vitest';
import { getJob } from './job-view.ts';
import { createJob } from './jobs.ts';
import { closeStore, openStore } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

describeEachStore('the store', (stores) => {
  it('opens again what was written before', async () => {
    const place = await stores.create();
    const first = await openStore(place);
    const { jobId } = await createJob(first, sampleJob());
    await closeStore(first);
    const began = performance.now();
    const second = await openStore(place);
    console.log(`${stores.kind}: opened again in ${(performance.now() - began).toFixed(0)} ms`);
    expect(await getJob(second.db, jobId)).toMatchObject({ status: 'pending' });
    await closeStore(second);
  });

  // The embedded database has one process.
  it.skipIf(stores.kind === 'pglite')('opens in several processes at once on an empty database', async () => {
    const place = await stores.create();
    const all = await Promise.all(Array.from({ length: 4 }, () => openStore(place)));
    const [first] = all;
    if (first === undefined) throw new Error('no store');
    const { jobId } = await createJob(first, sampleJob());
    for (const store of all) expect(await getJob(store.db, jobId)).toMatchObject({ status: 'pending' });
    for (const store of all) await closeStore(store);
  });
});
