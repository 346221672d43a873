import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database, Sql } from '../db/database.ts';
import type { VectorPlace } from './vector-store.ts';

/** A course whose vectors this process sees to, until `LEASE` is over. */
export interface ClaimedCourse extends VectorPlace {
  claim: string;
  target: string;
  owner: string;
  jobId: string | undefined;
  failures: number;
}

/** A process that dies leaves its course to others after this. Each write makes it new. */
const LEASE = `interval '3 minutes'`;

const Claimed = z
  .object({
    course_id: z.int(),
    place: z.string(),
    version: z.int(),
    failures: z.int(),
    owner: z.string().nullable(),
    job_id: z.string().nullable(),
  })
  .transform(({ course_id, job_id, owner, ...row }) => ({
    courseId: course_id,
    jobId: job_id ?? undefined,
    owner: owner ?? 'local',
    ...row,
  }));

// Due: a published course whose passages have changed since its vectors were last all there, or which never had any.
const DUE = `course.published_at is not null and course.passages_version > 0
  and (kept.course_id is null or kept.target <> $1 or kept.version is distinct from course.passages_version)
  and (kept.claimed_until is null or kept.claimed_until < clock_timestamp())
  and (kept.not_before is null or kept.not_before < clock_timestamp())`;

/** Takes a course whose vectors are not all there for `target`. Of two processes one gets it. */
export async function claimCourse(
  db: Database,
  target: string,
  claim: string,
): Promise<ClaimedCourse | undefined> {
  const place = `lectern-${randomBytes(12).toString('hex')}`;
  return db.transaction(async (tx) => {
    const [due] = await tx.query(
      z.object({ course_id: z.int() }),
      `select course.course_id from course left join course_vectors kept using (course_id) where ${DUE}
       order by course.course_id limit 1 for update of course skip locked`,
      [target],
    );
    if (due === undefined) return undefined;
    // What another model or store had of it is of no use any more.
    await owesRemoval(tx, due.course_id, target);
    const [claimed] = await tx.query(
      Claimed,
      `with mine as (
         insert into course_vectors as kept (course_id, target, place, claim, claimed_until)
         values ($1, $2, $3, $4, clock_timestamp() + ${LEASE})
         on conflict (course_id) do update set claim = $4, claimed_until = clock_timestamp() + ${LEASE},
           version = case when kept.target = $2 then kept.version end,
           failures = case when kept.target = $2 then kept.failures else 0 end,
           place = case when kept.target = $2 then kept.place else $3 end, target = $2
         where kept.claimed_until is null or kept.claimed_until < clock_timestamp()
         returning course_id, place, failures
       )
       select course_id, place, passages_version as version, failures, owner, job_id::text from mine
       join course using (course_id)
       left join lateral (
         select owner, job_id from job where job.course_id = mine.course_id order by number desc limit 1
       ) made on true`,
      [due.course_id, target, place, claim],
    );
    return claimed === undefined ? undefined : { ...claimed, claim, target };
  });
}

const owesRemoval = (tx: Sql, courseId: number, keptTarget: string): Promise<number> =>
  tx.execute(
    `insert into vector_removal (place, target, not_before)
     select place, target, coalesce(claimed_until, clock_timestamp()) from course_vectors
     where course_id = $1 and target <> $2 and target like '% chroma %' on conflict do nothing`,
    [courseId, keptTarget],
  );

/** Makes the claim new. Out: false when another process has the course, or it is gone. */
export async function keepClaim(tx: Sql, { courseId, claim }: ClaimedCourse): Promise<boolean> {
  const kept = await tx.execute(
    `update course_vectors set claimed_until = clock_timestamp() + ${LEASE} where course_id = $1 and claim = $2`,
    [courseId, claim],
  );
  return kept > 0;
}

/** All vectors of the claimed version are in the store. */
export const finishCourse = (db: Sql, { courseId, claim, version }: ClaimedCourse): Promise<number> =>
  db.execute(
    `update course_vectors set version = $3, claim = null, claimed_until = null, failures = 0, not_before = null
     where course_id = $1 and claim = $2`,
    [courseId, claim, version],
  );

/** Gives a course back, to be tried again after a while. */
export const postponeCourse = (
  db: Sql,
  { courseId, claim }: ClaimedCourse,
  { afterMs, failed }: { afterMs: number; failed: boolean },
): Promise<number> =>
  db.execute(
    `update course_vectors set claim = null, claimed_until = null, failures = failures + $4,
       not_before = clock_timestamp() + $3 * interval '1 millisecond'
     where course_id = $1 and claim = $2`,
    [courseId, claim, afterMs, failed ? 1 : 0],
  );

/** Nobody else can be at work on the embedded database: what a killed process had claimed is free. */
export const dropClaims = (db: Sql): Promise<number> =>
  db.execute('update course_vectors set claim = null, claimed_until = null where claim is not null');

/** Where the vectors of a course are, when all of `version` are there. */
export async function findVectorPlace(
  db: Sql,
  target: string,
  courseId: number,
  version: number,
): Promise<VectorPlace | undefined> {
  const [row] = await db.query(
    z.object({ place: z.string() }),
    'select place from course_vectors where course_id = $1 and target = $2 and version = $3',
    [courseId, target, version],
  );
  return row === undefined ? undefined : { courseId, version, place: row.place };
}

/** The store has lost what it had of a course: it is sent again. */
export const forgetVectors = (db: Sql, { courseId, place }: VectorPlace): Promise<number> =>
  db.execute('update course_vectors set version = null where course_id = $1 and place = $2', [
    courseId,
    place,
  ]);

const Removal = z.object({ place: z.string(), failures: z.int() });

/** Places of which a store outside of the database still has vectors that nobody needs. In: the name of the store. */
export const listRemovals = (db: Sql, store: string): Promise<z.infer<typeof Removal>[]> =>
  db.query(
    Removal,
    `select place, failures from vector_removal where right(target, length($1)) = $1 and not_before < clock_timestamp()
     order by not_before limit 20`,
    [store],
  );

export const finishRemoval = (db: Sql, place: string): Promise<number> =>
  db.execute('delete from vector_removal where place = $1', [place]);

export const postponeRemoval = (db: Sql, place: string, afterMs: number): Promise<number> =>
  db.execute(
    `update vector_removal set failures = failures + 1,
       not_before = clock_timestamp() + $2 * interval '1 millisecond' where place = $1`,
    [place, afterMs],
  );
