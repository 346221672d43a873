import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createJob } from '../../src/store/jobs.ts';
import { describeEachStore, sampleJob } from '../../src/store/test-stores.ts';

const template = readFileSync('deploy/helm/lectern/templates/worker-scaling.yaml', 'utf8');

describeEachStore('what KEDA asks the database', (stores) => {
  it('counts the jobs that wait or are under way, and none that has ended', async () => {
    const [, query] = /query: (select .*)/.exec(template) ?? [];
    const store = await stores.open();
    for (const status of [
      'pending',
      'processing',
      'waiting_for_review',
      'completed',
      'failed',
      'cancelled',
      'pending',
    ]) {
      const { jobId } = await createJob(store, sampleJob());
      await store.db.execute('update job set status = $2 where job_id = $1', [jobId, status]);
    }
    expect(await store.db.query(z.object({ count: z.int() }), query ?? '')).toEqual([{ count: 3 }]);
  });
});
