import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import { CallLimiter } from '../model/call-limiter.ts';
import type { RateLimits } from '../model/rate-limits.ts';
import {
  claimCall,
  type Demand,
  findLimit,
  leaveWorkers,
  releaseCall,
  saveLimit,
  shareDemand,
} from '../store/model-workers.ts';
import type { Store } from '../store/store.ts';
import { Slots } from './slots.ts';

const SHARE_EVERY_MS = 1000;
const LOOK_FOR_OTHERS_MS = 250;

/** Whose call it is; outside of a job somebody waits for it. */
interface Asking {
  owner: string;
  jobId?: string | undefined;
}

interface Parts {
  config: Config;
  log: Logger;
  store: Store;
}

/**
 * Whose turn it is to ask a model, over all jobs of all processes. On the embedded database there is one process, and
 * nothing of this is written but what providers have refused.
 */
export class ModelTurns {
  readonly #parts: Parts;
  readonly #workerId: string;
  readonly #limiters = new Map<ModelName, Promise<CallLimiter>>();
  readonly #open = new Map<ModelName, CallLimiter>();
  readonly #jobs = new Map<string, { slots: Slots; users: number }>();
  #timer: NodeJS.Timeout | undefined;
  #sharing: Promise<void> | undefined;

  constructor(parts: Parts, workerId: string) {
    this.#parts = parts;
    this.#workerId = workerId;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sharing;
    if (this.#hasOthers) await leaveWorkers(this.#parts.store.db, this.#workerId).catch(() => 0);
  }

  get #hasOthers(): boolean {
    return this.#parts.store.db.kind === 'postgres';
  }

  /** Waits for a turn; out: what ends it, once or again. Throws: the reason of `signal`. */
  async begin(model: ModelName, { owner, jobId }: Asking, signal: AbortSignal): Promise<() => void> {
    const give = await this.#takeSlot(jobId, signal);
    try {
      const limiter = await this.#limiterOf(model);
      const turn = limiter.begin(owner, signal);
      if (this.#hasOthers && this.#timer === undefined) await this.#share();
      const end = await turn;
      return () => {
        end();
        give();
      };
    } catch (error) {
      give();
      throw error;
    }
  }

  /** One of those that a job has. Out: what gives it back, once or again. */
  async #takeSlot(jobId: string | undefined, signal: AbortSignal): Promise<() => void> {
    if (jobId === undefined) return () => undefined;
    const job = this.#jobs.get(jobId) ?? {
      slots: new Slots(this.#parts.config.LLM_MAX_IN_FLIGHT_PER_JOB),
      users: 0,
    };
    this.#jobs.set(jobId, job);
    const leave = (): void => {
      job.users -= 1;
      if (job.users === 0) this.#jobs.delete(jobId);
    };
    job.users += 1;
    try {
      await job.slots.take(signal);
    } catch (error) {
      leave();
      throw error;
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      job.slots.give();
      leave();
    };
  }

  succeeded(model: ModelName, limits: RateLimits | undefined): void {
    this.#open.get(model)?.succeeded(limits);
  }

  /** Everybody is told: a provider that was asked to be left alone is left alone by all processes. */
  refused(model: ModelName, retryAfterMs: number | undefined): void {
    const limiter = this.#open.get(model);
    if (limiter === undefined) return;
    limiter.refused(retryAfterMs);
    const { db } = this.#parts.store;
    saveLimit(db, model, { inFlight: limiter.limit, blockedMs: limiter.blockedMs }).catch(this.#warn);
  }

  /**
   * Makes a call ours, or waits for the process that makes it. Out: its answer, undefined where the call is ours.
   */
  async claim<Answer>(
    key: string,
    signal: AbortSignal,
    find: () => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> {
    if (!this.#hasOthers) return undefined;
    while (!(await claimCall(this.#parts.store.db, key, this.#workerId))) {
      const answer = await find();
      if (answer !== undefined) return answer;
      await sleep(LOOK_FOR_OTHERS_MS, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
    return find();
  }

  async release(key: string): Promise<void> {
    if (this.#hasOthers) await releaseCall(this.#parts.store.db, key, this.#workerId).catch(this.#warn);
  }

  #limiterOf(model: ModelName): Promise<CallLimiter> {
    const known = this.#limiters.get(model);
    if (known !== undefined) return known;
    const opening = this.#openLimiter(model);
    this.#limiters.set(model, opening);
    opening.catch(() => this.#limiters.delete(model));
    return opening;
  }

  async #openLimiter(model: ModelName): Promise<CallLimiter> {
    const limiter = new CallLimiter(this.#parts.config.LLM_MAX_IN_FLIGHT);
    await this.#learn(model, limiter);
    this.#open.set(model, limiter);
    return limiter;
  }

  async #learn(model: ModelName, limiter: CallLimiter): Promise<void> {
    const limit = await findLimit(this.#parts.store.db, model);
    if (limit === undefined) return;
    limiter.learn(limit.in_flight);
    if (limit.blocked_ms > limiter.blockedMs) limiter.block(limit.blocked_ms);
  }

  readonly #warn = (error: unknown): void => {
    this.#parts.log.warn({ event: 'model_turns_failed', err: error });
  };

  /** Once a second as long as there is something to ask. */
  async #share(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#share(), SHARE_EVERY_MS).unref();
    this.#sharing ??= this.#exchange()
      .catch(this.#warn)
      .finally(() => {
        this.#sharing = undefined;
      });
    await this.#sharing;
  }

  async #exchange(): Promise<void> {
    const { db } = this.#parts.store;
    const mine: Demand = {};
    for (const [model, limiter] of this.#open) mine[model] = limiter.demand;
    if (Object.values(mine).every((owners) => Object.keys(owners).length === 0)) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return leaveWorkers(db, this.#workerId);
    }
    const all = await shareDemand(db, this.#workerId, mine);
    for (const [model, limiter] of this.#open) {
      limiter.setShare(shareOf(all, this.#workerId, model));
      const limit = await findLimit(db, model);
      if (limit !== undefined && limit.in_flight < limiter.limit && limit.blocked_ms > 0)
        limiter.learn(limit.in_flight);
      if (limit !== undefined && limit.blocked_ms > limiter.blockedMs) limiter.block(limit.blocked_ms);
    }
  }
}

/** The owners share a model alike, and the processes share each owner's part by what they want of it. */
function shareOf(
  all: readonly { workerId: string; demand: Demand }[],
  workerId: string,
  model: string,
): number {
  const wanted = new Map<string, number>();
  for (const { demand } of all)
    for (const [owner, count] of Object.entries(demand[model] ?? {}))
      wanted.set(owner, (wanted.get(owner) ?? 0) + count);
  const mine = all.find((worker) => worker.workerId === workerId)?.demand[model] ?? {};
  if (wanted.size === 0) return 1;
  const parts = Object.entries(mine).map(([owner, count]) => count / Math.max(1, wanted.get(owner) ?? 1));
  return parts.reduce((sum, part) => sum + part, 0) / wanted.size;
}
