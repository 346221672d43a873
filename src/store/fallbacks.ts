import { z } from 'zod';
import type { Problem } from '../course/document.ts';
import type { ModelPart } from '../course/job.ts';
import type { Sql } from '../db/database.ts';
import { forgetRejected } from './model-answers.ts';

const FALLBACK = 'model_fallback';

/** The problem that tells of a part which the embedded generator has made in the place of a model. */
export const fallback = (part: ModelPart, what: string, trouble: string, lesson?: string): Problem => ({
  code: FALLBACK,
  detail: `${what}: made without a model. ${trouble}`,
  part,
  ...(lesson === undefined ? {} : { lesson }),
});

/** A part of these lessons was made by a model: what told of the contrary is gone. */
export async function settleFallbacks(
  tx: Sql,
  courseId: number,
  part: ModelPart,
  lessons: readonly string[],
): Promise<void> {
  if (lessons.length === 0) return;
  await tx.execute(
    `delete from job_problem problem using job
     where job.course_id = $1 and problem.job_id = job.job_id and body ->> 'code' = '${FALLBACK}'
       and body ->> 'part' = $2 and body ->> 'lesson' = any($3::text[])`,
    [courseId, part, lessons],
  );
}

/** The names of the outline were made by a model. */
export async function settleOutline(tx: Sql, courseId: number): Promise<void> {
  await tx.execute(
    `delete from job_problem problem using job
     where job.course_id = $1 and problem.job_id = job.job_id and body ->> 'code' = '${FALLBACK}'
       and body ->> 'part' = 'outline'`,
    [courseId],
  );
}

const Fallback = z.union([
  z.object({ part: z.enum(['lesson', 'questions']), lesson: z.string() }),
  z.object({ part: z.literal('outline') }),
]);

/**
 * Makes undone of a completed job what the embedded generator has made in the place of a model, and everything that
 * rests on it. The course stays as it is until that is made again.
 *
 * In: the row of the job is locked by `tx`. Out: how many parts there are.
 */
export async function undoFallbacks(tx: Sql, jobId: string): Promise<number> {
  const parts = await tx.query(
    Fallback,
    `select body ->> 'part' as part, body ->> 'lesson' as lesson from job_problem
     where job_id = $1 and body ->> 'code' = '${FALLBACK}' and body ->> 'part' in ('outline', 'lesson', 'questions')`,
    [jobId],
  );
  if (parts.length === 0) return 0;
  const lessons = parts.flatMap((found) => (found.part === 'lesson' ? found.lesson : []));
  const questions = parts.flatMap((found) => (found.part === 'questions' ? found.lesson : []));
  const isNamed = parts.some(({ part }) => part === 'outline');
  if (isNamed) await dropUnits(tx, jobId, 'outline', ['names']);
  await dropUnits(tx, jobId, 'lessons', [...lessons, ...questions.map((key) => `questions:${key}`)]);
  // The words of lessons make the glossary and the cards; those keep what learners know of them.
  if (lessons.length > 0) await dropUnits(tx, jobId, 'quizzes', ['cards'], 'cards:%');
  if (questions.length > 0) await dropUnits(tx, jobId, 'quizzes', [...questions, 'assemble'], 'quizzes:%');
  await tx.execute(
    `update job_step set status = 'pending', completed_at = null,
       done = (select count(*) from job_unit unit join lesson on lesson.key = unit.unit
         join job on job.course_id = lesson.course_id and job.job_id = unit.job_id
         where unit.job_id = job_step.job_id and unit.step = job_step.name)
     where job_id = $1 and name = any($2::text[])`,
    [
      jobId,
      [
        ...(isNamed ? ['outline'] : []),
        ...(lessons.length + questions.length > 0 ? ['lessons', 'quizzes'] : []),
        'publish',
      ],
    ],
  );
  const job = await tx.query(
    z.object({ course_id: z.int() }),
    'update job set progress = 60 where job_id = $1 returning course_id',
    [jobId],
  );
  for (const { course_id } of job) await forgetRejected(tx, course_id);
  return parts.length;
}

async function dropUnits(
  tx: Sql,
  jobId: string,
  step: string,
  units: readonly string[],
  pattern = '',
): Promise<void> {
  await tx.execute(
    `delete from job_unit where job_id = $1 and step = $2 and (unit = any($3::text[]) or unit like $4)`,
    [jobId, step, units, pattern],
  );
}

const Maker = z.object({ generator: z.enum(['extractive', 'llm']), owner: z.string() });

/** How a course was made, and for whom. */
export async function findMaker(db: Sql, courseId: number): Promise<z.infer<typeof Maker> | undefined> {
  const [maker] = await db.query(
    Maker,
    `select course.generator, owner from course join job using (course_id) where course_id = $1
     order by number limit 1`,
    [courseId],
  );
  return maker;
}
