import type { JobEvent } from '../../../src/course/job.ts';
import { backOffMs } from '../shared/back-off.ts';

const EVENTS: readonly JobEvent['type'][] = [
  'status',
  'step',
  'progress',
  'problem',
  'completed',
  'failed',
  'cancelled',
];

/** What a follower of a job is told. */
export interface StreamListener {
  event: (event: JobEvent) => void;
  /** After a connection (and what was missed before it), and after its loss with the failures so far. */
  connected: () => void;
  lost: (failures: number) => void;
}

function readEvent(type: JobEvent['type'], text: string): JobEvent | undefined {
  const told: unknown = JSON.parse(text);
  if (typeof told !== 'object' || told === null) return undefined;
  const { seq, at, ...data }: { seq?: unknown; at?: unknown } = told;
  return typeof seq === 'number' && typeof at === 'string' ? { seq, at, type, data } : undefined;
}

/**
 * Follows a job from the event after `after`, and connects again by itself for as long as it takes.
 *
 * Out: what ends it.
 */
export function followJob(jobId: string, after: number, listener: StreamListener): () => void {
  let last = after;
  let failures = 0;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    clearTimeout(timer);
    source?.close();
    // The browser's own connecting again knows no growing pauses, so each connection is a new one.
    const opened = new EventSource(`/api/jobs/${encodeURIComponent(jobId)}/events?after=${last}`);
    source = opened;
    opened.addEventListener('snapshot', () => {
      failures = 0;
      listener.connected();
    });
    for (const type of EVENTS)
      opened.addEventListener(type, ({ data }: MessageEvent<string>) => {
        const event = readEvent(type, data);
        if (event === undefined || event.seq <= last) return;
        last = event.seq;
        listener.event(event);
      });
    opened.onerror = () => {
      opened.close();
      failures += 1;
      listener.lost(failures);
      timer = setTimeout(connect, backOffMs(failures, Math.random()));
    };
  };
  const now = () => {
    if (failures > 0) connect();
  };
  window.addEventListener('online', now);
  connect();
  return () => {
    window.removeEventListener('online', now);
    clearTimeout(timer);
    source?.close();
  };
}
