import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { JobEvent } from '../../../src/course/job.ts';
import { ApiError } from '../api/client.ts';
import { type JobView, queries } from '../api/queries.ts';
import { followJob } from './job-stream.ts';

// Of a long book come many events a second; people see no more than this, and it stays below a second.
const REFRESH_MS = 300;
const POLL_MS = 2000;
const MOST_EVENTS = 500;

export interface FollowedJob {
  job: JobView | undefined;
  /** The newest last. */
  events: readonly JobEvent[];
  /** The server does not answer; it is asked again by itself. */
  isAway: boolean;
  /** The server's refusal, as for a job that it does not know. */
  error: ApiError | undefined;
  refresh: () => void;
}

export const isOver = ({ status }: JobView): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500;

/**
 * A job as it is now: a snapshot, made fresh at each event of its stream; asked every two seconds where there is no
 * stream, as in a tab that nobody sees: browsers hold only six connections to a server open.
 */
export function useJob(jobId: string): FollowedJob {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  const asked = useQuery({
    ...queries.job(jobId),
    retry: false,
    networkMode: 'always',
    refetchInterval: ({ state }) => {
      const isDone = state.data !== undefined && isOver(state.data);
      return isDone || isRefusal(state.error) || (isLive && state.error === null) ? false : POLL_MS;
    },
    refetchIntervalInBackground: true,
  });
  const events = useEvents(jobId, asked.data, setLive);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['job', jobId] });
    void client.invalidateQueries({ queryKey: ['jobs'] });
  };
  return {
    job: asked.data,
    events,
    isAway: asked.isError && !isRefusal(asked.error),
    error: isRefusal(asked.error) ? asked.error : undefined,
    refresh,
  };
}

/** The events of a job for as long as it goes on and the tab is seen. */
function useEvents(
  jobId: string,
  job: JobView | undefined,
  setLive: (isLive: boolean) => void,
): readonly JobEvent[] {
  const client = useQueryClient();
  const [events, setEvents] = useState<readonly JobEvent[]>([]);
  const last = useRef(0);
  const isSeen = useDocumentVisibility() === 'visible';
  // Once also for a job that is over: what happened can be read.
  const isWanted = isSeen && job !== undefined && (!isOver(job) || last.current === 0);
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['job', jobId] });
      }, REFRESH_MS);
    };
    const stop = followJob(jobId, last.current, {
      event: (event) => {
        last.current = event.seq;
        setEvents((before) => [...before, event].slice(-MOST_EVENTS));
        refresh();
      },
      connected: () => {
        setLive(true);
        refresh();
      },
      lost: () => {
        setLive(false);
        refresh();
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
      setLive(false);
    };
  }, [client, jobId, isWanted, setLive]);
  return events;
}
