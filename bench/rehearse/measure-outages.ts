import { setTimeout as delay } from 'node:timers/promises';
import type { Figure } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { type Cluster, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import type { Machine } from './machine.ts';
import { Monitor } from './monitor.ts';
import { type Outage, playOutage } from './outage.ts';
import { untilEnded } from './until-ended.ts';
import { type Answers, upload } from './upload.ts';

const UPLOAD_EVERY_MS = 2000;
const BEFORE_MS = 8000;
const AWAY_MS = 20_000;
const TIMEOUT_MS = 300_000;

/** What jobs are kept in goes away and comes back under load. */
export const measureOutages = (machine: Machine): Promise<Figure[]> =>
  withCluster(machine, { name: 'outages', servers: 2, workers: 4, latencyMs: 1500 }, (cluster) =>
    playOutages(cluster, [
      {
        name: 'PostgreSQL',
        awayMs: AWAY_MS,
        stop: machine.postgres.stop,
        start: machine.postgres.start,
        hidesJobs: true,
        isNeeded: true,
      },
      {
        name: 'pgbouncer',
        awayMs: 0,
        stop: machine.pooler.stop,
        start: machine.pooler.start,
        hidesJobs: true,
        isNeeded: true,
      },
    ]),
  );

async function playOutages(cluster: Cluster, outages: readonly Outage[]): Promise<Figure[]> {
  const answers: Answers = {};
  const load = startUploads(cluster, answers);
  const monitor = new Monitor(cluster.servers[0].url, await load.first);
  await delay(BEFORE_MS);
  const figures: Figure[] = [];
  for (const outage of outages) figures.push(...(await playOutage(outage, monitor, cluster.database)));
  const accepted = await load.finish();
  monitor.stop();
  await untilEnded(cluster.database, TIMEOUT_MS);
  const faults = await findFaults(cluster.database, accepted);
  const bad = Object.keys(answers).filter((status) => status !== '202' && status !== '503');
  return [
    ...figures,
    {
      what: `${accepted.length} uploads over these times, each sent again until it was accepted: answers other than 202, and 503 with Retry-After`,
      lectern: bad.length === 0 ? 'none' : bad.map((status) => `${answers[status]} x ${status}`).join(', '),
      wanted: 'none',
      met: bad.length === 0,
      peer: Object.entries(answers)
        .map(([status, count]) => `${count} x ${status}`)
        .join(', '),
    },
    {
      what: 'the same, jobs lost, incomplete or done twice',
      lectern: faults.length === 0 ? 'none' : faults.join('; '),
      wanted: 'none',
      met: faults.length === 0,
    },
  ];
}

/** Somebody uploads all the time, to one server after the other. */
function startUploads(
  { servers }: Cluster,
  answers: Answers,
): { first: Promise<string>; finish: () => Promise<string[]> } {
  let isOver = false;
  const sendOne = (index: number): Promise<string> => {
    const file = { owner: `owner-${index}`, bytes: buildShortBook(`course ${index}`) };
    return upload(servers[index % servers.length]?.url ?? '', file, answers);
  };
  const sent = [sendOne(0)];
  const sending = (async () => {
    for (let index = 1; !isOver; index += 1) {
      await delay(UPLOAD_EVERY_MS);
      sent.push(sendOne(index));
    }
  })();
  return {
    first: sent[0] ?? sendOne(0),
    async finish() {
      isOver = true;
      await sending;
      return Promise.all(sent);
    },
  };
}
