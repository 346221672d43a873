import { AsyncLocalStorage } from 'node:async_hooks';

/** What the code that asks is running for; log lines and queue entries take it from here. */
interface UnderWay {
  jobId?: string;
  requestId?: string;
  /** As in the `traceparent` header of W3C Trace Context: of the span that is open. Only where traces are on. */
  traceParent?: string;
}

const storage = new AsyncLocalStorage<UnderWay>();

/** {} outside of jobs and requests. */
export const underWay = (): UnderWay => storage.getStore() ?? {};

/** Runs `work`, and all that it starts, with `more` added to what is under way already. */
export const runUnderWay = <Result>(more: UnderWay, work: () => Result): Result =>
  storage.run({ ...storage.getStore(), ...more }, work);

/** The trace of a `traceparent`, for log lines. */
export const traceIdOf = (traceParent: string): string => traceParent.split('-')[1] ?? '';
