import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { Course } from '../course/course.ts';
import { GeneratorName } from '../course/job.ts';
import { acceptUpload, type Upload } from '../flows/accept-upload.ts';
import { dropFiles } from '../flows/receive-file.ts';
import { requireModels } from '../flows/require-models.ts';
import { waitForJob } from '../flows/wait-for-job.ts';
import { getCourse } from '../store/courses.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { ownerOf } from './owner.ts';
import { ProblemJson } from './problem-json.ts';
import { type ReceivedForm, receiveForm } from './receive-form.ts';
import type { Lectern, Server } from './server.ts';

/** The form's fields beside its files. Unknown fields are ignored, as the old service did. */
const Options = z.object({
  course_title: z
    .string()
    .trim()
    .max(300)
    .transform((title) => title.replace(/\p{Cc}/gu, ' '))
    .optional(),
  /** Absent: a model where one is configured. */
  generator: GeneratorName.optional(),
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'expected a language tag such as "en"')
    .optional(),
  review_outline: z.stringbool().default(false),
  max_cost_usd: z.coerce.number().nonnegative().optional(),
});

const Accepted = z.object({
  message: z.string(),
  job_id: z.uuid(),
  status: z.string(),
  status_url: z.string(),
});

/** The form as the API's description shows it; it is streamed, never validated as a whole. */
const UploadForm = z.object({
  files: z.array(z.string().meta({ format: 'binary' })).describe('One or more PDFs; their order is kept'),
  course_title: z.string().max(300).optional(),
  generator: GeneratorName.optional().describe('"llm" where a model is configured, else "extractive"'),
  language: z.string().optional().describe('BCP 47, as "en"; found from the text when absent'),
  review_outline: z.boolean().optional().describe('Stop after the outline until it is approved'),
  max_cost_usd: z.number().nonnegative().optional().describe('The most that models may cost for this job'),
});
const streamed = { validatorCompiler: () => (value: unknown) => ({ value }) };

export function addUploads(server: Server, lectern: Lectern): void {
  const errors = { '4xx': ProblemJson, '5xx': ProblemJson };
  server.post(
    '/api/upload-pdfs',
    {
      ...streamed,
      schema: {
        summary: 'Upload PDFs and start making a course',
        description:
          'multipart/form-data: `files` (one or more, order kept), `course_title`, `generator`, `language`, `review_outline`, `max_cost_usd`. Header `Idempotency-Key` makes a repeat return the first job.',
        tags: ['Jobs'],
        consumes: ['multipart/form-data'],
        body: UploadForm,
        response: { 202: Accepted, ...errors },
      },
    },
    async (request, reply) => {
      const jobId = await upload(request, lectern);
      return reply
        .code(202)
        .header('location', `/api/jobs/${jobId}`)
        .send({
          message: 'PDF processing started',
          job_id: jobId,
          status: 'pending',
          status_url: `/api/jobs/${jobId}`,
        });
    },
  );
  server.post(
    '/api/upload-pdfs-sync',
    {
      ...streamed,
      schema: {
        summary: 'Upload PDFs and wait for the course',
        description: 'The same form as /api/upload-pdfs. A client that disconnects does not stop the job.',
        tags: ['Jobs'],
        consumes: ['multipart/form-data'],
        body: UploadForm,
        response: { 200: z.object({ message: z.string(), course: Course }), ...errors },
      },
    },
    async (request) => {
      const jobId = await upload(request, lectern);
      const gone = new AbortController();
      request.raw.once('close', () => gone.abort());
      const courseId = await waitForJob(lectern.store, lectern.watch, jobId, gone.signal);
      return {
        message: 'Course generated successfully',
        course: await getCourse(lectern.store.db, courseId),
      };
    },
  );
}

async function upload(request: FastifyRequest, lectern: Lectern): Promise<string> {
  const form = await receiveForm(request, lectern.config, lectern.store.blobs);
  try {
    return await acceptUpload(lectern.store, {
      owner: ownerOf(request),
      idempotencyKey: idempotencyKeyOf(request),
      options: parseOptions(form, lectern.calls),
      files: form.files,
      problems: form.problems,
    });
  } finally {
    await dropFiles(form.files);
  }
}

function parseOptions(form: ReceivedForm, calls: Lectern['calls']): Upload['options'] {
  const parsed = Options.safeParse(
    Object.fromEntries(Object.entries(form.fields).filter(([, text]) => text !== '')),
  );
  if (!parsed.success) {
    const what = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Failure('request_invalid', what.join('; '));
  }
  const { generator = calls === undefined ? 'extractive' : 'llm', ...rest } = parsed.data;
  if (generator === 'llm') requireModels(calls, rest.max_cost_usd);
  return { ...rest, generator };
}
