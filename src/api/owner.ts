import type { FastifyRequest } from 'fastify';
import { Failure } from '../base/failure.ts';

const MAX_OWNER_CHARS = 200;

/** Whose request it is, for fairness alone: the header grants nothing. */
export function ownerOf(request: FastifyRequest): string {
  const owner = request.headers['x-owner'];
  if (owner === undefined || owner === '') return 'local';
  if (typeof owner !== 'string' || owner.length > MAX_OWNER_CHARS)
    throw new Failure('request_invalid', `X-Owner must have at most ${MAX_OWNER_CHARS} characters.`);
  return owner;
}
