import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { buildNote } from '../models/build-note.ts';
import { uploadFor } from '../models/make-at-once.ts';
import { type Figure, megabytes, milliseconds, seconds } from '../table.ts';
import { type Cluster, type WorkerProcess, withCluster } from './cluster.ts';
import { findFaults } from './find-faults.ts';
import { listJobs } from './list-jobs.ts';
import type { Machine } from './machine.ts';
import { type PollSeen, startPolls } from './polls.ts';
import { untilEnded } from './until-ended.ts';
import { type Answers, upload } from './upload.ts';
import { startWatchers, type Watchers, type WatchSeen } from './watchers.ts';

const STREAMS = 2500;
const SOCKETS = 2500;
const WAITING_JOBS = 100;
const UPLOADS = 500;
const UPLOAD_MS = 60_000;
const POLLS_A_SECOND = 200;
const TIMEOUT_MS = 600_000;
const LOWEST_PRIORITY = 19;

/** Everybody watches one server while it takes uploads, and four workers make courses of them. */
export const measureWatchers = (machine: Machine): Promise<Figure[]> =>
  withCluster(machine, { name: 'watchers', workers: 0, latencyMs: 500 }, async (cluster) => {
    const { url, pid } = cluster.servers[0];
    const waiting: string[] = [];
    for (let index = 0; index < WAITING_JOBS; index += 1)
      waiting.push(await uploadFor(url, { owner: `early-${index}`, bytes: buildNote(`waiting ${index}`) }));
    const watchers = await startWatchers();
    await openAll(watchers, url, waiting);
    for (const name of ['work-1', 'work-2', 'work-3', 'work-4'])
      cluster.workers.push(beModest(await cluster.startWorker(name)));

    const before = readTurns(pid);
    const polls = await startPolls({ url, jobIds: waiting, connections: 64, perSecond: POLLS_A_SECOND });
    const answers: Answers = {};
    const startedMs = performance.now();
    const accepted = await uploadAll(url, answers, watchers);
    const uploadedMs = performance.now() - startedMs;
    const polled = await polls.finish();
    const turns = readTurns(pid);
    const busy = `its thread computed ${seconds(turns.ranMs - before.ranMs)} and waited ${seconds(turns.waitedMs - before.waitedMs)} for a core`;
    const stillOpen = (await listJobs(cluster.database)).filter((job) => job.status !== 'completed').length;
    await untilEnded(cluster.database, TIMEOUT_MS);
    await delay(2000);
    const seen = await watchers.look();
    watchers.stop();
    return [
      ...(await judgeWatchers(cluster, seen)),
      ...judgeServer(polled, pid, busy),
      ...(await judgeUploads(cluster, {
        accepted: [...waiting, ...accepted],
        answers,
        uploadedMs,
        stillOpen,
      })),
    ];
  });

/**
 * Workers have machines of their own in a cluster: here all their threads leave the cores to the server when it wants
 * them. Linux has a priority for each thread, and those to come have that of the one that starts them.
 */
function beModest(worker: WorkerProcess): WorkerProcess {
  for (const thread of readdirSync(`/proc/${worker.pid}/task`)) setPriority(Number(thread), LOWEST_PRIORITY);
  return worker;
}

/** How long the main thread of a process has run, and how long it was ready to run and had no core. */
function readTurns(pid: number): { ranMs: number; waitedMs: number } {
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number);
  return { ranMs: ran / 1e6, waitedMs: waited / 1e6 };
}

/** Each stream and each WebSocket has a job of those that wait; a WebSocket gets one of the uploads too. */
async function openAll(watchers: Watchers, url: string, waiting: readonly string[]): Promise<void> {
  for (const [index, jobId] of waiting.entries()) {
    watchers.tell({ via: 'stream', url, jobId, watchers: STREAMS / WAITING_JOBS });
    const sockets = socketsOf(index, SOCKETS / WAITING_JOBS);
    watchers.tell({ via: 'socket', url, jobId, sockets });
    // A class comes in together, and not the whole university in one moment.
    await delay(50);
  }
  await watchers.untilOpen(STREAMS + SOCKETS);
}

const socketsOf = (index: number, each: number): number[] =>
  Array.from({ length: each }, (_, number) => index * each + number);

async function uploadAll(url: string, answers: Answers, watchers: Watchers): Promise<string[]> {
  const startedMs = performance.now();
  const each = SOCKETS / UPLOADS;
  return Promise.all(
    Array.from({ length: UPLOADS }, async (_, index) => {
      await delay(Math.max(0, startedMs + (index * UPLOAD_MS) / UPLOADS - performance.now()));
      const file = { owner: `teacher-${index}`, bytes: buildNote(`house ${index}`) };
      const jobId = await upload(url, file, answers);
      watchers.tell({ via: 'socket', url, jobId, sockets: socketsOf(index, each) });
      return jobId;
    }),
  );
}

async function judgeWatchers({ database }: Cluster, seen: WatchSeen): Promise<Figure[]> {
  const wrong = (await listJobs(database)).filter(({ job_id, event_seq }) => {
    const job = seen.jobs[job_id];
    return job === undefined || job.slowest !== event_seq || job.fastest !== event_seq;
  });
  const faults = [
    ...(seen.outOfOrder === 0 ? [] : [`${seen.outOfOrder} out of order`]),
    ...(wrong.length === 0 ? [] : [`${wrong.length} jobs whose last event not all have seen`]),
    ...(seen.dropped === 0 ? [] : [`${seen.dropped} connections dropped`]),
  ];
  return [
    {
      what: `${STREAMS} event streams and ${SOCKETS} WebSockets on one server, ${seen.events} events told: lost or out of order`,
      lectern: faults.length === 0 ? 'none' : faults.join('; '),
      wanted: 'none',
      met: faults.length === 0,
    },
  ];
}

function judgeServer({ polls, p99Ms, slowestMs, statuses }: PollSeen, pid: number, busy: string): Figure[] {
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  return [
    {
      what: `the same, ${POLLS_A_SECOND} status polls a second meanwhile (${polls}), p99`,
      lectern: milliseconds(p99Ms),
      wanted: 'under 100 ms',
      met: p99Ms < 100 && statuses[200] === polls,
      peer: `slowest ${milliseconds(slowestMs)}; ${busy}`,
    },
    {
      what: 'the same, memory of the server at its peak',
      lectern: megabytes(peak),
      wanted: 'under 1500 MB',
      met: peak < 1.5e9,
    },
  ];
}

async function judgeUploads(
  { database }: Cluster,
  got: { accepted: string[]; answers: Answers; uploadedMs: number; stillOpen: number },
): Promise<Figure[]> {
  const faults = await findFaults(database, got.accepted);
  const others = Object.keys(got.answers).filter((status) => status !== '202' && status !== '429');
  return [
    {
      what: `${UPLOADS} uploads in ${seconds(got.uploadedMs)} meanwhile: accepted, or told 429 with Retry-After`,
      lectern: Object.entries(got.answers)
        .map(([status, count]) => `${count} x ${status}`)
        .join(', '),
      wanted: 'all',
      met: others.length === 0,
      peer: `${got.stillOpen} jobs in the queue after the last one`,
    },
    {
      what: 'the same, jobs lost, incomplete or done twice',
      lectern: faults.length === 0 ? 'none' : faults.join('; '),
      wanted: 'none',
      met: faults.length === 0,
    },
  ];
}
