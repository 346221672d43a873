import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { asFailure, errorCode, Failure } from '../base/failure.ts';

/** RFC 9457, with the stable `code` of the failure table and a hint. */
export const ProblemJson = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    hint: z.string(),
  })
  .describe('RFC 9457 problem details');

/** A retry of what is "unavailable" makes sense after this time. */
const RETRY_AFTER_SECONDS = 5;

export function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const failure = asRequestFailure(thrown);
  const fields = { event: 'request_failed', code: failure.code, method: request.method, url: request.url };
  if (failure.status >= 500) request.log.error({ ...fields, err: failure.cause ?? failure });
  else request.log.info({ ...fields, detail: failure.message });
  if (failure.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(failure.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `https://lectern.invalid/problems/${failure.code}`,
      title: titleOf(failure.code),
      status: failure.status,
      // What went wrong inside is for the log, not for the client.
      detail: failure.code === 'internal' ? 'Something went wrong in the server.' : failure.message,
      code: failure.code,
      hint: failure.hint,
    });
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('_', ' ').replace(/\bpdf\b/g, 'PDF');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Fastify's own refusals (bad JSON, unknown media type, body too large) and zod's, as Failures. */
function asRequestFailure(thrown: unknown): Failure {
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const what = thrown.validation.map((issue) => `${issue.instancePath || 'the request'}: ${issue.message}`);
    return new Failure('request_invalid', what.join('; '), { cause: thrown });
  }
  const status =
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown ? thrown.statusCode : 500;
  if (typeof status === 'number' && status >= 400 && status < 500 && thrown instanceof Error) {
    const code = errorCode(thrown);
    if (code?.startsWith('FST_') === true || code?.startsWith('ERR_') === true)
      return new Failure('request_invalid', thrown.message, { cause: thrown });
  }
  return asFailure(thrown);
}
