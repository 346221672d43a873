import { z } from 'zod';
import { JobEvent } from '../course/job.ts';
import type { Sql } from '../db/database.ts';

/** An event before it has its number. */
export type NewEvent = Pick<JobEvent, 'type' | 'data'>;

const EventRow = JobEvent.extend({ job_id: z.string() });
export type EventRow = z.infer<typeof EventRow>;

/**
 * Appends events to a job's log, numbered without gaps: the row of the job is locked until the commit, so a
 * reader never sees a later number before an earlier one.
 */
export async function appendEvents(tx: Sql, jobId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.execute(
    `with numbered as (
       update job set event_seq = event_seq + $2 where job_id = $1 returning event_seq - $2 as base
     )
     insert into job_event (job_id, seq, at, type, data)
     select $1, base + event.number, clock_timestamp(), event.value->>'type', event.value->'data'
     from numbered, jsonb_array_elements($3::jsonb) with ordinality event (value, number)`,
    [jobId, events.length, JSON.stringify(events)],
  );
}

/** The events of one job after `after`, in order. */
export async function listEvents(db: Sql, jobId: string, after: number, limit = 500): Promise<JobEvent[]> {
  return db.query(
    JobEvent,
    'select seq, at, type, data from job_event where job_id = $1 and seq > $2 order by seq limit $3',
    [jobId, after, limit],
  );
}

/** The events of many jobs, each after its own number; in order within a job. One statement. */
export async function listEventsOfMany(
  db: Sql,
  watched: readonly { jobId: string; after: number }[],
): Promise<EventRow[]> {
  if (watched.length === 0) return [];
  return db.query(
    EventRow,
    `select event.job_id, event.seq, event.at, event.type, event.data
     from unnest($1::uuid[], $2::int[]) watched (job_id, after)
     join job_event event on event.job_id = watched.job_id and event.seq > watched.after
     order by event.job_id, event.seq`,
    [watched.map((job) => job.jobId), watched.map((job) => job.after)],
  );
}
