import { fork } from 'node:child_process';
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { ensureDirectory } from './data-directory.ts';
import { MODEL_PARSERS, openDurable } from './durable-pglite.ts';
import { Housekeeping } from './housekeeping.ts';
import {
  describeError,
  type Reply,
  type Request,
  type ThreadError,
  type ThreadOptions,
} from './pglite-messages.ts';
import { type Answer, Statements } from './statements.ts';
import { Turns } from './turns.ts';

const NOTHING: Answer = { rows: [], affected: 0, tag: '' };
const WRITES = /^\s*(insert|update|delete|with|create|alter|drop|truncate)\b/i;
const CHANGES_SCHEMA = /\b(create|alter|drop)\b/i;

async function run(pg: PGlite, statements: Statements, request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'begin':
    case 'rollback':
      return statements.run(request.kind, [], {});
    case 'commit':
      return commit(statements);
    case 'close':
      return NOTHING;
    case 'query':
      return statements.run(request.text, request.values, MODEL_PARSERS);
    case 'execute':
      return { ...(await statements.run(request.text, request.values, MODEL_PARSERS)), rows: [] };
    case 'raw':
      if (request.values.length > 0) return statements.run(request.text, request.values, {});
      return runScript(pg, statements, request.text);
    default:
      return request.kind satisfies never;
  }
}

/** PostgreSQL answers a commit after a failed statement, whose error somebody swallowed, by rolling back. */
async function commit(statements: Statements): Promise<Answer> {
  const answer = await statements.run('commit', [], {});
  if (answer.tag === 'ROLLBACK')
    throw Object.assign(new Error('A statement of the transaction had failed'), { code: '25P02' });
  return answer;
}

async function runScript(pg: PGlite, statements: Statements, text: string): Promise<Answer> {
  if (CHANGES_SCHEMA.test(text)) await statements.forget();
  const results = await pg.exec(text);
  return { ...NOTHING, rows: results.flatMap((result) => result.rows) };
}

/** A trap of WebAssembly, an exit or a PANIC: the engine is gone. Other errors are answers. */
function isFatal(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return true;
  if ('severity' in thrown) return thrown.severity === 'PANIC' || thrown.severity === 'FATAL';
  return thrown.name === 'RuntimeError' || thrown.name === 'ExitStatus';
}

class DatabaseThread {
  readonly #pg: PGlite;
  readonly #statements: Statements;
  readonly #turns = new Turns();
  readonly #housekeeping: Housekeeping;
  readonly #options: ThreadOptions;
  #running = false;
  #abandonment: NodeJS.Timeout | undefined;

  constructor(pg: PGlite, options: ThreadOptions) {
    this.#pg = pg;
    this.#statements = new Statements(pg);
    this.#options = options;
    this.#housekeeping = new Housekeeping(pg, options.idleMs);
  }

  receive(request: Request): void {
    this.#turns.add(request);
    if (!this.#running) void this.#runAll();
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    clearTimeout(this.#abandonment);
    this.#housekeeping.pause();
    for (let next = this.#turns.take(); next !== undefined; next = this.#turns.take()) {
      await this.#runOne(next);
      if (this.#turns.holder === 0) await this.#housekeeping.boundLog();
    }
    this.#running = false;
    if (this.#turns.holder === 0) this.#housekeeping.resume(() => this.#idle());
    else this.#abandonment = setTimeout(() => this.#abandon(), this.#options.transactionMs);
  }

  async #runOne(request: Request): Promise<void> {
    const stray = request.tx !== 0 && request.kind !== 'begin' && request.tx !== this.#turns.holder;
    try {
      if (stray) throw Object.assign(new Error('The transaction was left open too long'), { code: '25P03' });
      if (request.kind === 'begin') this.#turns.begin(request.tx);
      const { rows, affected } = await run(this.#pg, this.#statements, request);
      if (WRITES.test(request.text)) this.#housekeeping.wrote();
      if (request.kind === 'close') await this.#close();
      post({ kind: 'done', id: request.id, rows, affected });
      if (request.kind === 'close') parentPort?.close();
    } catch (thrown) {
      if (!stray) await this.#mend(request, thrown);
      if (request.kind === 'begin') this.#turns.end();
      post({ kind: 'failed', id: request.id, error: describeError(thrown) });
    } finally {
      if (!stray && (request.kind === 'commit' || request.kind === 'rollback')) this.#turns.end();
    }
  }

  /** As a pool does with a connection: a statement outside a transaction leaves no broken one behind. */
  async #mend(request: Request, thrown: unknown): Promise<void> {
    if (isFatal(thrown)) {
      post({ kind: 'failed', id: request.id, error: { ...describeError(thrown), fatal: true } });
      process.exit(1);
    }
    if (request.tx === 0 || request.kind === 'commit') await this.#pg.exec('rollback').catch(() => undefined);
  }

  async #abandon(): Promise<void> {
    this.#running = true;
    await this.#pg.exec('rollback').catch(() => undefined);
    this.#turns.end();
    await this.#runAll();
  }

  async #idle(): Promise<void> {
    this.#running = true;
    await this.#housekeeping.work();
    await this.#runAll();
  }

  async #close(): Promise<void> {
    this.#housekeeping.pause();
    await this.#housekeeping.checkpoint();
    await this.#pg.close();
  }
}

const post = (reply: Reply): void => {
  const moved =
    reply.kind === 'done' ? reply.rows.flatMap(buffersOf).filter((buffer) => buffer.byteLength > 0) : [];
  parentPort?.postMessage(reply, [...new Set(moved)]);
};

function buffersOf(row: unknown): ArrayBuffer[] {
  if (typeof row !== 'object' || row === null) return [];
  const values: unknown[] = Object.values(row);
  return values.flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}

/** Throws: the creator's error, with its code. */
function createInProcess(directory: string): Promise<void> {
  const creator = fork(new URL('./pglite-creator.ts', import.meta.url), [JSON.stringify({ directory })], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let failure: ThreadError = { message: 'The process that makes a new database ended early.' };
    let isCreated = false;
    creator.on('message', (message) => {
      const reply = CreatorReply.parse(message);
      if (reply.kind === 'created') isCreated = true;
      else failure = reply.error;
    });
    creator.on('error', reject);
    creator.on('exit', () => {
      if (isCreated) resolve();
      else reject(Object.assign(new Error(failure.message), failure));
    });
  });
}

const CreatorReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created') }),
  z.object({
    kind: z.literal('failed'),
    error: z.object({
      message: z.string(),
      code: z.string().exactOptional(),
      detail: z.string().exactOptional(),
    }),
  }),
]);

async function start(options: ThreadOptions): Promise<void> {
  const created = await ensureDirectory(options.directory, createInProcess);
  const thread = new DatabaseThread(await openDurable(options.directory, options), options);
  parentPort?.on('message', (request: Request) => thread.receive(request));
  post({ kind: 'opened', created });
}

start(workerData).catch((thrown: unknown) => {
  post({ kind: 'failed', id: 0, error: { ...describeError(thrown), fatal: true } });
  process.exit(1);
});
