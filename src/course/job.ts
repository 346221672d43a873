import { z } from 'zod';
import { ModelEstimate } from './model-info.ts';

const JOB_STATUSES = [
  'pending',
  'processing',
  'waiting_for_review',
  'completed',
  'failed',
  'cancelled',
] as const;
export const JobStatus = z.enum(JOB_STATUSES);
export type JobStatus = z.infer<typeof JobStatus>;

export const isEnded = (status: JobStatus): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

export const STEP_NAMES = ['extract', 'outline', 'lessons', 'quizzes', 'index', 'publish'] as const;
export const StepName = z.enum(STEP_NAMES);
export type StepName = z.infer<typeof StepName>;

export const GeneratorName = z.enum(['extractive', 'llm']);
export type GeneratorName = z.infer<typeof GeneratorName>;

/** What a model makes of a job, each of it by itself. */
const ModelPart = z.enum(['outline', 'lesson', 'questions']);
export type ModelPart = z.infer<typeof ModelPart>;

export const JobStep = z.object({
  name: StepName,
  status: z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable(),
  unit: z.string(),
  started_at: z.iso.datetime().nullable(),
  completed_at: z.iso.datetime().nullable(),
});
export type JobStep = z.infer<typeof JobStep>;

/**
 * A problem as clients see it. `model_fallback`: what the model gave could not be used, so that the embedded generator
 * made this; `part` tells what of the lesson, or of the course, and a retry makes it again.
 */
export const JobProblem = z.object({
  code: z.string(),
  detail: z.string(),
  document_id: z.int().optional(),
  page: z.int().optional(),
  lesson: z.string().optional(),
  part: ModelPart.optional(),
});
export type JobProblem = z.infer<typeof JobProblem>;

/** `GET /api/jobs/{job_id}`: existing clients read these names. */
export const Job = z.object({
  job_id: z.uuid(),
  status: JobStatus,
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  completed_at: z.iso.datetime().nullable(),
  progress: z.int().min(0).max(100),
  message: z.string(),
  /** What is being read (file and pages) or written (title of a lesson) right now. */
  now: z.object({ step: StepName, what: z.string() }).nullable(),
  queue_position: z.int().nullable(),
  eta_seconds: z.int().nullable(),
  attempt: z.int(),
  generator: GeneratorName,
  steps: z.array(JobStep),
  documents: z.array(
    z.object({
      document_id: z.int(),
      filename: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      pages: z.int().nullable(),
    }),
  ),
  result: z.object({ course_id: z.int(), course_title: z.string(), modules: z.int() }).nullable(),
  problems: z.array(JobProblem),
  /** What asking models for the whole job will take, once the outline is known; null for the embedded generator. */
  estimate: ModelEstimate.nullable(),
  /** The most that the job may cost; null when nothing but the settings limits it. */
  max_cost_usd: z.number().nullable(),
  /** Of every call to a model, as soon as it has ended. */
  usage: z.object({
    model_calls: z.int(),
    input_tokens: z.int(),
    output_tokens: z.int(),
    cost_usd: z.number(),
  }),
  error: z.string().nullable(),
  code: z.string().nullable(),
  hint: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

/** One line of a job's event log; `seq` counts from 1 within the job without gaps. */
export const JobEvent = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  type: z.enum(['status', 'step', 'progress', 'problem', 'completed', 'failed', 'cancelled']),
  data: z.record(z.string(), z.unknown()),
});
export type JobEvent = z.infer<typeof JobEvent>;
