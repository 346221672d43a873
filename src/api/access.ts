import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import { FailedTries } from './failed-tries.ts';
import { buildLoginPage, type LoginState } from './login-page.ts';
import { checkOrigin, isLoopback } from './origin.ts';
import type { Lectern, Server } from './server.ts';
import { buildSession, findSession, isSameSecret, isSession, SESSION_COOKIE } from './session-cookie.ts';

const LOGIN = '/login';
const LOGIN_STYLE = new URL('./login.css', import.meta.url);
const MOST_FORM_BYTES = 10_000;

/** What balancers ask, and what the form to log in needs. */
const OPEN: ReadonlySet<string> = new Set(['/health', '/ready', LOGIN, '/login.css', '/favicon.svg']);

/** Throws: Failure `open_by_accident` where a server that others can reach would let everybody in. */
export function checkAccess({ HOST, API_TOKEN, ALLOW_ANONYMOUS }: Config): void {
  if (isLoopback(HOST) || API_TOKEN !== undefined || ALLOW_ANONYMOUS) return;
  throw new Failure(
    'open_by_accident',
    `HOST is ${HOST}, which others can reach, and there is no API_TOKEN.`,
  );
}

/**
 * Lets in whoever has the token, where there is one: programs by a bearer token, people by a cookie that the form at
 * /login gives them. Requests that other sites make a browser send are refused in any case.
 */
export async function addAccess(server: Server, { config }: Pick<Lectern, 'config'>): Promise<void> {
  const tries = new FailedTries();
  server.addHook('onRequest', async (request, reply) => {
    checkOrigin(request, config);
    const { API_TOKEN: token } = config;
    if (token === undefined || OPEN.has(pathOf(request))) return;
    if (isLoggedIn(request, token)) return;
    const isPerson = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (isPerson) return reply.redirect(`${LOGIN}?next=${encodeURIComponent(request.url)}`, 303);
    void reply.header('www-authenticate', 'Bearer');
    checkBearer(request, reply, token, tries);
  });
  if (config.API_TOKEN !== undefined) await addLogin(server, config.API_TOKEN, tries);
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '';

const isLoggedIn = ({ headers }: FastifyRequest, token: string): boolean => {
  const session = findSession(headers.cookie);
  return session !== undefined && isSession(session, token, Date.now());
};

/** Throws: Failure `token_missing`, `token_wrong`, `too_many_tries`. */
function checkBearer(request: FastifyRequest, reply: FastifyReply, token: string, tries: FailedTries): void {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) throw new Failure('token_missing', 'This server wants a token.');
  const waitMs = tries.waitMs(request.ip, Date.now());
  if (waitMs > 0) {
    void reply.header('retry-after', Math.ceil(waitMs / 1000));
    throw new Failure('too_many_tries', `Too many wrong tokens from ${request.ip}.`);
  }
  if (isSameSecret(given, token)) {
    tries.succeed(request.ip);
    return;
  }
  tries.fail(request.ip, Date.now());
  throw new Failure('token_wrong', 'This is not the token.');
}

const Form = z.object({ token: z.string().max(1000).default(''), next: z.string().max(2000).default('/') });

/** Only a place on this server: "//elsewhere" and "/\elsewhere" lead away. */
const safeNext = (next: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/');

async function addLogin(server: Server, token: string, tries: FailedTries): Promise<void> {
  const style = await readFile(LOGIN_STYLE);
  server.get('/login.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  );
  const show = (request: FastifyRequest, reply: FastifyReply, state: Pick<LoginState, 'next' | 'fault'>) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(buildLoginPage({ ...state, acceptLanguage: request.headers['accept-language'] }));
  // A scope of its own: no other route takes forms of this kind.
  await server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_FORM_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.get(LOGIN, { schema: { hide: true } }, (request, reply) => {
      const query = z.object({ next: z.string() }).safeParse(request.query);
      return show(request, reply, { next: safeNext(query.data?.next ?? '/') });
    });
    scope.post(LOGIN, { schema: { hide: true } }, (request, reply) => {
      const form = Form.safeParse(request.body);
      const next = safeNext(form.data?.next ?? '/');
      const waitMs = tries.waitMs(request.ip, Date.now());
      if (waitMs > 0) {
        const waitSeconds = Math.ceil(waitMs / 1000);
        void reply.code(429).header('retry-after', waitSeconds);
        return show(request, reply, { next, fault: { waitSeconds } });
      }
      if (!form.success || !isSameSecret(form.data.token.trim(), token)) {
        tries.fail(request.ip, Date.now());
        return show(request, reply.code(401), { next, fault: 'wrong' });
      }
      tries.succeed(request.ip);
      return setCookie(request, reply, token).redirect(next, 303);
    });
  });
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply {
  const { value, maxAgeSeconds } = buildSession(token, Date.now());
  const isSecure = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  const parts = [
    `${SESSION_COOKIE}=${value}`,
    'Path=/',
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ];
  return reply.header('set-cookie', parts.join('; '));
}
