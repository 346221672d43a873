import { setTimeout as delay } from 'node:timers/promises';

type Place = 'ready' | 'health' | 'status';

/** One answer of a server. */
interface Sight {
  place: Place;
  /** When it was asked. */
  atMs: number;
  tookMs: number;
  /** 0: none within the time that a browser waits. */
  status: number;
  hasRetryAfter: boolean;
}

const EVERY_MS = 250;
const PATIENCE_MS = 30_000;

/** Asks a server again and again how it is. */
export class Monitor {
  readonly jobId: string;
  readonly #paths: Record<Place, string>;
  readonly #sights: Sight[] = [];
  readonly #asking = new Set<Promise<void>>();
  #isOver = false;

  /** In: `jobId` of a job that somebody looks at. */
  constructor(url: string, jobId: string) {
    this.jobId = jobId;
    this.#paths = { ready: `${url}/ready`, health: `${url}/health`, status: `${url}/api/jobs/${jobId}` };
    void this.#watch();
  }

  /** What was seen of questions that were asked in this time, once all of them are answered. */
  async between(place: Place, fromMs: number, toMs: number): Promise<Sight[]> {
    await Promise.all(this.#asking);
    return this.#sights.filter((sight) => sight.place === place && sight.atMs >= fromMs && sight.atMs < toMs);
  }

  stop(): void {
    this.#isOver = true;
  }

  async #watch(): Promise<void> {
    for (; !this.#isOver; await delay(EVERY_MS))
      for (const place of ['ready', 'health', 'status'] as const) {
        const asking = this.#ask(place).finally(() => this.#asking.delete(asking));
        this.#asking.add(asking);
      }
  }

  async #ask(place: Place): Promise<void> {
    const atMs = Date.now();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(this.#paths[place], { signal }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    const hasRetryAfter = answer?.headers.has('retry-after') === true;
    this.#sights.push({ place, atMs, tookMs: Date.now() - atMs, status: answer?.status ?? 0, hasRetryAfter });
  }
}
