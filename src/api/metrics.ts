import { Gauge, Registry } from 'prom-client';
import { addProcessMetrics } from './process-metrics.ts';
import type { Lectern } from './server.ts';

/** What Prometheus reads of this process. */
export class Metrics {
  readonly register = new Registry();
  /** Those who follow jobs, 'sse' or 'websocket'. */
  readonly watchers: Gauge<'kind'>;
  readonly #refreshers: (() => Promise<void>)[] = [];

  constructor(lectern: Pick<Lectern, 'activities' | 'runner' | 'store'>) {
    addProcessMetrics(this.register, lectern);
    this.watchers = new Gauge({
      name: 'lectern_watchers',
      help: 'Connections that follow jobs, by kind',
      labelNames: ['kind'],
      registers: [this.register],
    });
    for (const kind of ['sse', 'websocket']) this.watchers.set({ kind }, 0);
  }

  /** Has `refresh` run before each answer. */
  refreshBy(refresh: () => Promise<void>): void {
    this.#refreshers.push(refresh);
  }

  async print(): Promise<string> {
    await Promise.all(this.#refreshers.map((refresh) => refresh()));
    return this.register.metrics();
  }
}
