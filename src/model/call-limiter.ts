import type { RateLimits } from './rate-limits.ts';

interface Waiting {
  owner: string;
  start: () => void;
}

/** Fewer calls by this factor when the provider says that there are too many. */
const BACK_OFF = 0.7;
/** Calls that were under way when the provider said so say it too: they count once. */
const SAME_TROUBLE_MS = 1000;
/** What a provider asks to wait is believed up to here. */
const LONGEST_BLOCK_MS = 10 * 60_000;
/** Where a provider says no time. */
const USUAL_BLOCK_MS = 1000;
/** The last of an allowance is left to others with the same key. */
const KEPT_SHARE = 0.02;
/**
 * Most providers fill an allowance up little by little, and tell when all of it is there: so much of it is waited for.
 * Where it comes back at once, the provider refuses, and says how long.
 */
const REFILL_SHARE = 0.1;

/**
 * How many calls to one model are under way at once, and whose turn it is.
 *
 * Fewer after each refusal, one more after each window of calls that went well, never more than `most`. Who has the
 * fewest calls under way comes first, so that owners share what there is, however much each of them asks for.
 */
export class CallLimiter {
  readonly #most: number;
  readonly #now: () => number;
  #limit: number;
  /** Of the limit, for this process. */
  #share = 1;
  #blockedUntil = 0;
  #troubleAt = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  readonly #ofOwner = new Map<string, number>();
  /** When each owner had a turn last, counted in turns: among equals the one comes first who waits longest. */
  readonly #lastTurn = new Map<string, number>();
  #turns = 0;
  /** In the order of their coming. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;

  /** In: `now` in milliseconds, ever growing. */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#limit = most;
    this.#now = now;
  }

  get limit(): number {
    return this.#limit;
  }

  get blockedMs(): number {
    return Math.max(0, this.#blockedUntil - this.#now());
  }

  /** Calls under way and waiting, by owner. */
  get demand(): Record<string, number> {
    const demand = Object.fromEntries(this.#ofOwner);
    for (const { owner } of this.#waiting) demand[owner] = (demand[owner] ?? 0) + 1;
    return demand;
  }

  /** Waits for a turn. Out: what ends it. Throws: the reason of `signal`; then there was no turn. */
  async begin(owner: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(waiting);
        reject(signal.reason);
      };
      const waiting = {
        owner,
        start: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(waiting);
      this.#startNext();
    });
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#underWay -= 1;
      const left = (this.#ofOwner.get(owner) ?? 1) - 1;
      if (left > 0) this.#ofOwner.set(owner, left);
      else {
        this.#ofOwner.delete(owner);
        if (this.#ofOwner.size === 0) this.#lastTurn.clear();
      }
      this.#startNext();
    };
  }

  /** A call was answered; `limits` as its headers tell them. */
  succeeded(limits?: RateLimits): void {
    this.#limit = Math.min(this.#most, this.#limit + 1 / Math.max(1, this.#limit));
    for (const allowance of [limits?.requests, limits?.tokens]) {
      const { limit, remaining, resetMs } = allowance ?? {};
      if (limit === undefined || remaining === undefined || resetMs === undefined) continue;
      if (remaining <= limit * KEPT_SHARE) this.block(resetMs * Math.max(REFILL_SHARE, 1 / limit));
    }
    this.#startNext();
  }

  /** The provider has refused a call because there were too many. */
  refused(retryAfterMs: number | undefined): void {
    if (this.#now() - this.#troubleAt > SAME_TROUBLE_MS) {
      this.#troubleAt = this.#now();
      this.#limit = Math.max(1, this.#limit * BACK_OFF);
    }
    this.block(retryAfterMs ?? USUAL_BLOCK_MS);
  }

  /** Nobody begins a call for so long. */
  block(forMs: number): void {
    const until = this.#now() + Math.min(LONGEST_BLOCK_MS, forMs);
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
    this.#startNext();
  }

  /** What other processes leave of the limit, above 0 up to 1. */
  setShare(share: number): void {
    this.#share = share;
    this.#startNext();
  }

  /** What another process, or this one in an earlier life, has learned. */
  learn(inFlight: number): void {
    this.#limit = Math.min(this.#most, Math.max(1, inFlight));
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const { blockedMs } = this;
    if (blockedMs > 0) {
      this.#timer = setTimeout(() => this.#startNext(), Math.ceil(blockedMs)).unref();
      return;
    }
    const room = Math.max(1, Math.floor(this.#limit * this.#share + 1e-6));
    while (this.#underWay < room) {
      const next = this.#findNext();
      if (next === undefined) return;
      this.#waiting.delete(next);
      this.#underWay += 1;
      this.#ofOwner.set(next.owner, (this.#ofOwner.get(next.owner) ?? 0) + 1);
      this.#turns += 1;
      this.#lastTurn.set(next.owner, this.#turns);
      next.start();
    }
  }

  /** The first one of the owner who has the fewest calls under way. */
  #findNext(): Waiting | undefined {
    let best: Waiting | undefined;
    let least = { underWay: Number.POSITIVE_INFINITY, lastTurn: 0 };
    const seen = new Set<string>();
    for (const waiting of this.#waiting) {
      if (seen.has(waiting.owner)) continue;
      seen.add(waiting.owner);
      const underWay = this.#ofOwner.get(waiting.owner) ?? 0;
      const lastTurn = this.#lastTurn.get(waiting.owner) ?? 0;
      const isBefore =
        underWay < least.underWay || (underWay === least.underWay && lastTurn < least.lastTurn);
      if (!isBefore) continue;
      best = waiting;
      least = { underWay, lastTurn };
    }
    return best;
  }
}
