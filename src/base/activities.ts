import { asFailure } from './failure.ts';
import type { Attributes, Span, Tracer } from './tracer.ts';
import { runUnderWay, underWay } from './under-way.ts';

/** Work that takes time and is told of: in metrics, and as a span where traces are on. */
export type Activity =
  | { kind: 'job'; jobId: string; attempt: number; generator: string }
  | { kind: 'step'; step: string }
  | { kind: 'model_call'; model: string; task: string };

/** How an activity went. `outcome` is one of few words, so that it can be a label of a metric. */
export interface Ended {
  activity: Activity;
  outcome: string;
  /** Of the failure, when it ended with one. */
  code?: string;
  seconds: number;
}

/** Where activities are run, and those who are told of their ends. */
export class Activities {
  readonly tracer: Tracer | undefined;
  readonly #listeners = new Set<(ended: Ended) => void>();

  constructor(tracer?: Tracer) {
    this.tracer = tracer;
  }

  listen(listener: (ended: Ended) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Runs `work` as an activity inside of the one that is under way, or of `traceParent`.
   *
   * In: `work` may name its outcome by `tell`, and the code of a failure that it has dealt with; else the outcome is
   * 'done', or 'failed' with the code of what it throws.
   */
  async run<Result>(
    activity: Activity,
    work: (tell: (outcome: string, code?: string) => void) => Promise<Result>,
    traceParent = underWay().traceParent,
  ): Promise<Result> {
    const span = this.tracer?.start(nameOf(activity), {
      attributes: attributesOf(activity),
      traceParent,
      ...(activity.kind === 'job' && { kind: 'consumer' as const }),
      ...(activity.kind === 'model_call' && { kind: 'client' as const }),
    });
    const startedMs = performance.now();
    let told: Pick<Ended, 'outcome' | 'code'> | undefined;
    try {
      return await runUnderWay(contextOf(activity, span), () =>
        work((outcome, code) => {
          told = { outcome, ...(code !== undefined && { code }) };
        }),
      );
    } catch (thrown) {
      told ??= { outcome: 'failed', code: asFailure(thrown).code };
      throw thrown;
    } finally {
      const { outcome, code } = told ?? { outcome: 'done' };
      span?.end({ 'lectern.outcome': outcome }, code);
      const seconds = (performance.now() - startedMs) / 1000;
      const ended = { activity, outcome, seconds, ...(code !== undefined && { code }) };
      for (const listener of this.#listeners) listener(ended);
    }
  }
}

const contextOf = (activity: Activity, span: Span | undefined) => ({
  ...(activity.kind === 'job' && { jobId: activity.jobId }),
  ...(span && { traceParent: span.traceParent }),
});

function nameOf(activity: Activity): string {
  switch (activity.kind) {
    case 'job':
      return 'job';
    case 'step':
      return `step ${activity.step}`;
    case 'model_call':
      return `model ${activity.task}`;
    default:
      return activity satisfies never;
  }
}

function attributesOf({ kind: _, ...rest }: Activity): Attributes {
  const { jobId = underWay().jobId, ...own }: Record<string, string | number> = rest;
  const named = Object.entries(own).map(([name, value]) => [`lectern.${name}`, value]);
  return { ...Object.fromEntries(named), ...(jobId !== undefined && { 'lectern.job_id': jobId }) };
}
