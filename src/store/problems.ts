import { z } from 'zod';
import type { Problem } from '../course/document.ts';
import { JobProblem } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import type { NewEvent } from './events.ts';

/** Saves what was lost on the way, once each. Out: the events that tell of it. */
export async function saveProblems(
  tx: Sql,
  jobId: string,
  problems: readonly Problem[],
): Promise<NewEvent[]> {
  if (problems.length === 0) return [];
  const rows = problems.map(({ documentId, ...problem }) => ({
    ...problem,
    ...(documentId === undefined ? {} : { document_id: documentId }),
  }));
  await tx.execute(
    `insert into job_problem (job_id, problem_key, body)
     select $1, md5(problem::text), problem from jsonb_array_elements($2::jsonb) problem on conflict do nothing`,
    [jobId, JSON.stringify(rows)],
  );
  return rows.map((data) => ({ type: 'problem', data }));
}

const ProblemRow = z.object({ body: JobProblem });

/** What was lost of one document, in the order in which it was found. */
export async function listDocumentProblems(db: Sql, documentId: number): Promise<JobProblem[]> {
  const rows = await db.query(
    ProblemRow,
    `select problem.body from document
     join job on job.course_id = document.course_id
     join job_problem problem on problem.job_id = job.job_id
     where document.document_id = $1 and problem.body ->> 'document_id' = $2
     order by problem.number`,
    [documentId, String(documentId)],
  );
  return rows.map(({ body }) => body);
}
