import type { FastifyRequest } from 'fastify';
import { Failure } from '../base/failure.ts';

const MAX_KEY_CHARS = 200;

/** What tells a repeat of a request from a new one. Throws: Failure `request_invalid`. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key === '' || key.length > MAX_KEY_CHARS)
    throw new Failure('request_invalid', `Idempotency-Key must have 1 to ${MAX_KEY_CHARS} characters.`);
  return key;
}
