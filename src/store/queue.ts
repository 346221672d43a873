import { setTimeout as delay } from 'node:timers/promises';
import { PgBoss, type WorkOptions } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '../base/log.ts';
import { underWay } from '../base/under-way.ts';
import type { Database, Sql } from '../db/database.ts';

const QUEUE = 'course-job';
// A book may take hours with a slow model; a dead worker is noticed by its missing heartbeat, not by this.
const EXPIRE_SECONDS = 20 * 3600;

// What has been begun goes before all that has not: beyond any turn, and within the integers of PostgreSQL.
const BEGUN = 1_000_000_000;

// A heartbeat is due every 5 s.
const SILENT_SECONDS = 5.5;
const SILENT_LOOK_MS = 500;

// Any number but the one of the migrations.
const START_LOCK = 5_001_002;

const Entry = z.object({ jobId: z.uuid(), traceParent: z.string().exactOptional() });

/** One entry of the queue: `jobId` is to be worked on, if `entryId` is still the one that stands for it. */
interface QueueEntry {
  jobId: string;
  entryId: string;
  /** Of the span that it was sent in, where traces are on. */
  traceParent?: string;
}

/** Hands jobs to workers of this and other processes, each to one at a time. */
export interface JobQueue {
  /**
   * Puts a job in, as part of the caller's transaction. Those that have been begun come first, then lower turns.
   * Out: the entry's id, for `cancel`.
   */
  send(
    tx: Sql,
    jobId: string,
    options: { turn: number; delaySeconds?: number; isBegun?: boolean },
  ): Promise<string>;
  /** Says that an entry has been begun: should its worker die, it comes back before all that has not been. */
  markBegun(tx: Sql, entryId: string): Promise<void>;
  /** Takes an entry out, waiting or active, as part of the caller's transaction. */
  cancel(tx: Sql, entryId: string): Promise<void>;
  /** Which of the entries will still be worked on. */
  listLive(sql: Sql, entryIds: readonly string[]): Promise<Set<string>>;
  /** Makes this process look at once. Call it after the commit of a `send`. */
  wake(): void;
  /**
   * Starts `concurrency` workers, and where there are other processes as many again that only take what has been
   * begun: a job of a process that died need not wait until one of the others has done with its own. The handler's
   * end ends the entry, however it ends: what failed was sent again or given up by the handler itself.
   */
  work(concurrency: number, handler: (entry: QueueEntry) => Promise<void>): Promise<void>;
  /** Takes nothing more and waits up to `graceMs` for the handlers under way. */
  stop(graceMs: number): Promise<void>;
  /** Throws when the queue's tables do not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

function openBoss(db: Database, log: Logger | undefined): PgBoss {
  const embedded = db.kind === 'pglite';
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.raw(text, values) },
    backend: embedded ? 'pglite' : 'postgres',
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
    // Embedded there is no other worker whose death could be noticed.
    ...(embedded
      ? { superviseIntervalSeconds: 600, monitorIntervalSeconds: 600, queueCacheIntervalSeconds: 600 }
      : { superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 }),
    bamIntervalSeconds: 3600,
    flowIntervalSeconds: 3600,
  });
  boss.on('error', (error: Error) => log?.error({ event: 'queue_error', error: error.message }));
  return boss;
}

class BossQueue implements JobQueue {
  readonly #boss: PgBoss;
  readonly #db: Database;
  readonly #log: Logger | undefined;
  #workerIds: string[] = [];
  #stopping: Promise<void> | undefined;

  constructor(db: Database, log: Logger | undefined) {
    this.#db = db;
    this.#log = log;
    this.#boss = openBoss(db, log);
  }

  async open(): Promise<this> {
    if (this.#db.kind === 'pglite') {
      await this.#start();
      await this.#requeueActive();
    } else {
      // Processes that start at once on an empty database would make the queue's tables against each other.
      await this.#db.transaction(async (tx) => {
        await tx.execute('select pg_advisory_xact_lock($1)', [START_LOCK]);
        await this.#start();
      });
    }
    return this;
  }

  async #start(): Promise<void> {
    await this.#boss.start();
    if ((await this.#boss.getQueue(QUEUE)) !== null) return;
    await this.#boss.createQueue(QUEUE, {
      // Only deaths of workers are counted here; failures are sent again by the handler itself.
      retryLimit: 1000,
      expireInSeconds: EXPIRE_SECONDS,
      retentionSeconds: 365 * 24 * 3600,
      deleteAfterSeconds: 3600,
      ...(this.#db.kind === 'postgres' ? { heartbeatSeconds: 10 } : {}),
    });
  }

  /** The directory has one process, and it has just started: whatever was active died with the last one. */
  async #requeueActive(): Promise<void> {
    await this.#db.execute(
      `update pgboss.job set state = 'retry', start_after = now(), started_on = null
       where name = $1 and state = 'active'`,
      [QUEUE],
    );
  }

  async send(
    tx: Sql,
    jobId: string,
    options: { turn: number; delaySeconds?: number; isBegun?: boolean },
  ): Promise<string> {
    const { traceParent } = underWay();
    const id = await this.#boss.send(
      QUEUE,
      { jobId, ...(traceParent !== undefined && { traceParent }) },
      {
        priority: (options.isBegun === true ? BEGUN : 0) - options.turn,
        ...(options.delaySeconds === undefined ? {} : { startAfter: options.delaySeconds }),
        db: { executeSql: (text, values) => tx.raw(text, values) },
      },
    );
    if (id === null) throw new Error(`The queue did not take job ${jobId}`);
    return id;
  }

  async markBegun(tx: Sql, entryId: string): Promise<void> {
    await tx.execute(
      'update pgboss.job set priority = priority + $3 where name = $1 and id = $2 and priority <= 0',
      [QUEUE, entryId, BEGUN],
    );
  }

  async cancel(tx: Sql, entryId: string): Promise<void> {
    await this.#boss.cancel(QUEUE, entryId, { db: { executeSql: (text, values) => tx.raw(text, values) } });
  }

  async listLive(sql: Sql, entryIds: readonly string[]): Promise<Set<string>> {
    const rows = await sql.query(
      z.object({ id: z.string() }),
      `select id from pgboss.job where name = $1 and id = any($2::uuid[]) and state in ('created', 'retry', 'active')`,
      [QUEUE, entryIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  wake(): void {
    for (const id of this.#workerIds) this.#boss.notifyWorker(id);
  }

  async work(concurrency: number, handler: (entry: QueueEntry) => Promise<void>): Promise<void> {
    const places = Array.from({ length: concurrency });
    const isEmbedded = this.#db.kind === 'pglite';
    if (!isEmbedded)
      for (const _ of places) await this.#startWorker({ pollingIntervalSeconds: 1, minPriority: 1 }, handler);
    const startNext = async (): Promise<void> => {
      for (; places.length > 0; places.pop())
        await this.#startWorker({ pollingIntervalSeconds: isEmbedded ? 2 : 1 }, handler);
    };
    if (isEmbedded || !(await this.#isAnySilent())) await startNext();
    else void this.#untilNoneIsSilent(startNext);
  }

  /** Whether an entry is active whose worker has missed a heartbeat. */
  async #isAnySilent(): Promise<boolean> {
    const silent = await this.#db.query(
      z.unknown(),
      `select 1 from pgboss.job where name = $1 and state = 'active'
         and heartbeat_on < now() - $2 * interval '1 second' limit 1`,
      [QUEUE, SILENT_SECONDS],
    );
    return silent.length > 0;
  }

  /**
   * A process that has just started may follow one that died, whose jobs are missed only later: were it to fill its
   * hands with new ones, more and more would be under way at once.
   */
  async #untilNoneIsSilent(then: () => Promise<void>): Promise<void> {
    while (this.#stopping === undefined) {
      await delay(SILENT_LOOK_MS, undefined, { ref: false });
      try {
        if (await this.#isAnySilent()) continue;
        await then();
        return;
      } catch (error) {
        this.#log?.error({ event: 'queue_error', error: String(error) });
      }
    }
  }

  // notifyWorker wakes the first worker of a call only, so each has a call of its own.
  async #startWorker(options: WorkOptions, handler: (entry: QueueEntry) => Promise<void>): Promise<void> {
    if (this.#stopping !== undefined) return;
    const id = await this.#boss.work(QUEUE, options, async (jobs) => {
      for (const job of jobs) {
        try {
          await handler({ ...Entry.parse(job.data), entryId: job.id });
        } catch (thrown) {
          this.#log?.error({ event: 'job_handler_failed', error: String(thrown) });
          throw thrown;
        }
      }
      // The worker looks for the next job at once, not after the rest of its interval.
      setImmediate(() => this.wake());
    });
    this.#workerIds.push(id);
  }

  async stop(graceMs: number): Promise<void> {
    this.#stopping ??= this.#boss.stop({ graceful: true, timeout: graceMs, close: false });
    await this.#stopping;
    this.#workerIds = [];
  }

  async ping(): Promise<void> {
    await this.listLive(this.#db, []);
  }

  async close(): Promise<void> {
    await this.stop(1000);
  }
}

/** Starts the queue on its own tables in the same database, so that rows and entries commit together. */
export const openQueue = (db: Database, log?: Logger): Promise<JobQueue> => new BossQueue(db, log).open();
