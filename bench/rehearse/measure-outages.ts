import { setTimeout as delay } from 'node:timers/promises';
import { installChroma, startChroma } from '../../src/search/test-chroma.ts';
import { startS3Server } from '../../tests/s3-server.ts';
import type { Figure } from '../table.ts';
import { buildShortBook } from './build-short-book.ts';
import { type Cluster, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import { openFolder } from './folder.ts';
import type { Machine } from './machine.ts';
import { Monitor } from './monitor.ts';
import { type Outage, playOutage } from './outage.ts';
import { searchFor, untilSearched } from './search.ts';
import { untilEnded } from './until-ended.ts';
import { type Answers, upload } from './upload.ts';

const UPLOAD_EVERY_MS = 2000;
const BEFORE_MS = 8000;
const AWAY_MS = 20_000;
const TIMEOUT_MS = 300_000;

/** What courses are kept in goes away and comes back under load. Throws: Error where Chroma cannot be installed. */
export async function measureOutages(machine: Machine): Promise<Figure[]> {
  const missing = await installChroma();
  if (missing !== undefined) throw new Error(`The rehearsal needs Chroma: ${missing}.`);
  const [chroma, s3] = await Promise.all([startChroma(), startS3Server(openFolder('s3'))]);
  const settings = { ...s3.settings, CHROMA_URL: chroma.url, EMBEDDING_MODEL: 'compatible:fake-1' };
  const wanted = { name: 'outages', servers: 2, workers: 4, latencyMs: 1500, settings };
  return withCluster(machine, wanted, (cluster) =>
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
      { name: 'S3', awayMs: AWAY_MS, stop: s3.stop, start: s3.start, hidesJobs: false, isNeeded: true },
      {
        name: 'Chroma',
        awayMs: AWAY_MS,
        stop: chroma.stop,
        start: chroma.start,
        hidesJobs: false,
        isNeeded: false,
        meanwhile: (monitor) => searchFor(cluster, monitor.jobId, AWAY_MS),
      },
    ]),
  ).finally(() => Promise.all([chroma.stop(), s3.stop()]));
}

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
  const unsearched = await untilSearched(cluster, TIMEOUT_MS);
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
    {
      what: 'the same, courses without all of their vectors in Chroma afterwards',
      lectern: unsearched === 0 ? 'none' : String(unsearched),
      wanted: 'none',
      met: unsearched === 0,
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
