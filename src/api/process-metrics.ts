import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';
import type { Lectern } from './server.ts';

/** What this process does: memory, event loop, connections, jobs, steps, calls to models. */
export function addProcessMetrics(
  register: Registry,
  { activities, runner, store }: Pick<Lectern, 'activities' | 'runner' | 'store'>,
): void {
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'lectern_jobs_running_here',
    help: 'Jobs under way in this process',
    registers,
    collect() {
      this.set(runner.active);
    },
  });
  new Gauge({
    name: 'lectern_database_connections',
    help: 'Connections of this process to the database; "most" is how many it may open',
    labelNames: ['state'],
    registers,
    collect() {
      const { most, open, busy } = store.db.connections();
      this.set({ state: 'most' }, most);
      this.set({ state: 'busy' }, busy);
      this.set({ state: 'idle' }, open - busy);
    },
  });
  new Gauge({
    name: 'lectern_database_waiting',
    help: 'Statements and transactions of this process that wait for a connection',
    registers,
    collect() {
      this.set(store.db.connections().waiting);
    },
  });
  listenForEnds(registers, activities);
}

function listenForEnds(registers: Registry[], activities: Lectern['activities']): void {
  const attempts = new Counter({
    name: 'lectern_job_attempts_total',
    help: 'Attempts at jobs that this process has ended; "retried" ones are tried again by themselves',
    labelNames: ['outcome', 'code'],
    registers,
  });
  const steps = new Histogram({
    name: 'lectern_step_duration_seconds',
    help: 'Time of steps of jobs that were finished in one go',
    labelNames: ['step'],
    buckets: [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000],
    registers,
  });
  const calls = new Histogram({
    name: 'lectern_model_call_duration_seconds',
    help: 'Time of calls to models, from the request to the last word of the answer',
    labelNames: ['model', 'outcome'],
    buckets: [0.3, 1, 3, 10, 30, 60, 120, 300],
    registers,
  });
  activities.listen(({ activity, outcome, code = '', seconds }) => {
    switch (activity.kind) {
      case 'job':
        attempts.inc({ outcome, code });
        break;
      case 'step':
        if (outcome === 'done') steps.observe({ step: activity.step }, seconds);
        break;
      case 'model_call':
        calls.observe({ model: activity.model, outcome }, seconds);
        break;
      default:
        activity satisfies never;
    }
  });
}
