import { z } from 'zod';
import { JobStatus } from '../../src/course/job.ts';
import type { Database } from '../../src/db/database.ts';

const Row = z.object({
  job_id: z.string(),
  owner: z.string(),
  status: JobStatus,
  code: z.string().nullable(),
  attempt: z.int(),
  event_seq: z.int(),
});

/** Every job that was accepted, as the database has it. */
export const listJobs = (database: Database): Promise<z.infer<typeof Row>[]> =>
  database.query(Row, 'select job_id, owner, status, code, attempt, event_seq from job order by number');
