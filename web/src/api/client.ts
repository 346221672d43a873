import createClient from 'openapi-fetch';
import { learnerHeaders } from './learner.ts';
import type { paths } from './schema.ts';

/** A refusal as the server words it (RFC 9457), or what kept us from asking it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;

  constructor(detail: string, about: { status: number; code: string; hint?: string | undefined }) {
    super(detail);
    this.name = 'ApiError';
    this.status = about.status;
    this.code = about.code;
    this.hint = about.hint;
  }
}

/** Whether somebody else changed the same thing first. */
export const isEditConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'edit_conflict';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What a problem+json body tells; anything else is told by its status alone. */
export function readProblem(status: number, body: unknown): ApiError {
  const told: Partial<Record<'detail' | 'title' | 'code' | 'hint', unknown>> =
    typeof body === 'object' && body !== null ? body : {};
  const detail = [told.detail, told.title].find(isText) ?? `The server answered ${status}.`;
  return new ApiError(detail, {
    status,
    code: isText(told.code) ? told.code : 'unknown',
    hint: isText(told.hint) ? told.hint : undefined,
  });
}

/** A server with a token has a page of its own to log in. */
const goToLogin = (): void =>
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);

export const api = createClient<paths>({ baseUrl: '/', headers: learnerHeaders() });

/** Unwraps an answer. Throws: ApiError for a refusal and, with code `unreachable`, for a server that does not answer. */
export async function got<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Exclude<Data, undefined>> {
  let settled: { data?: Data; error?: unknown; response: Response };
  try {
    settled = await answer;
  } catch (thrown) {
    throw new ApiError(String(thrown), { status: 0, code: 'unreachable' });
  }
  const { data, error, response } = settled;
  if (response.status === 401) goToLogin();
  if (!response.ok) throw readProblem(response.status, error);
  return data as Exclude<Data, undefined>;
}
