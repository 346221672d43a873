import { buildModelBook } from './models/build-model-book.ts';
import { uploadFor, getJob, makeAtOnce } from './models/make-at-once.ts';
import { withModel } from './models/with-model.ts';
const settings = { LLM_MAX_IN_FLIGHT: process.env.IN ?? '16', CONCURRENT_JOBS: '5', ...(process.env.PER ? { LLM_CALLS_PER_JOB: process.env.PER } : {}) };
const count = Number(process.env.COUNT ?? 1);
await withModel({}, settings, async ({ server, model }) => {
  await makeAtOnce(server.url, [{ owner: 'first', bytes: buildModelBook('somebody else') }]);
  const before = model.counts();
  const t0 = performance.now();
  const ids = await Promise.all(Array.from({ length: count }, (_, i) => uploadFor(server.url, { owner: `o${i}`, bytes: buildModelBook(`the club ${i} of Alden`) })));
  console.log('uploaded', Math.round(performance.now() - t0));
  let last = '';
  for (;;) {
    const jobs = await Promise.all(ids.map((id) => getJob(server.url, id)));
    const job = jobs[0];
    const now = `${job?.message} ${job?.status}`;
    const c = model.counts();
    if (now !== last) { console.log(Math.round(performance.now() - t0), now, c.calls - before.calls, c.in_flight); last = now; }
    if (jobs.every((j) => j.status === 'completed' || j.status === 'failed')) { console.log(Math.round(performance.now() - t0), 'all', jobs.map((j) => j.problems.length)); break; }
    await new Promise((w) => setTimeout(w, 20));
  }
  console.log(JSON.stringify({ ...model.counts(), before: before.calls }).slice(0, 600));
  console.log(JSON.stringify(await (await fetch(`${server.url}/api/usage?by=job`)).json()).slice(0, 800));
});
