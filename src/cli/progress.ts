import type { WriteStream } from 'node:tty';
import type { Job, JobStep } from '../course/job.ts';

/** Shows how a job is doing: a bar for each step on a terminal, a line for each step elsewhere. */
export interface Progress {
  show(job: Job): void;
  end(): void;
}

const BAR_CHARS = 30;

export function openProgress(out: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Progress {
  return out.isTTY === true ? new Bars(out) : new Lines(out);
}

/** One step as a bar: `extract  [######----]  60/113 page`. */
export function formatBar(step: JobStep): string {
  const total = step.total ?? 0;
  const share = step.status === 'completed' ? 1 : total === 0 ? 0 : Math.min(1, step.done / total);
  const full = Math.round(share * BAR_CHARS);
  const bar = '#'.repeat(full) + '-'.repeat(BAR_CHARS - full);
  const count = total === 0 ? '' : `  ${step.done}/${total} ${step.unit}${total === 1 ? '' : 's'}`;
  return `${step.name.padEnd(8)} [${bar}]${count}`;
}

class Bars implements Progress {
  readonly #out: Pick<WriteStream, 'write'>;
  #drawn = 0;

  constructor(out: Pick<WriteStream, 'write'>) {
    this.#out = out;
  }

  show(job: Job): void {
    const up = this.#drawn === 0 ? '' : `\u001b[${this.#drawn}A`;
    const lines = job.steps.map((step) => `\u001b[2K${formatBar(step)}\n`);
    this.#out.write(up + lines.join(''));
    this.#drawn = lines.length;
  }

  end(): void {
    this.#drawn = 0;
  }
}

class Lines implements Progress {
  readonly #out: Pick<WriteStream, 'write'>;
  readonly #told = new Map<string, string>();

  constructor(out: Pick<WriteStream, 'write'>) {
    this.#out = out;
  }

  show(job: Job): void {
    for (const step of job.steps) {
      if (step.status === 'pending' || this.#told.get(step.name) === step.status) continue;
      this.#told.set(step.name, step.status);
      const count =
        step.total === null || step.total === 0 ? '' : ` (${step.done}/${step.total} ${step.unit}s)`;
      this.#out.write(`${step.name}: ${step.status}${count}\n`);
    }
  }

  end(): void {
    this.#told.clear();
  }
}
