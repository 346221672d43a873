import type { FastifyRequest } from 'fastify';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i;

/** Whether an address to listen on is reachable from this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** The name in a Host header, without its port. */
const nameOf = (host: string): string => host.replace(/:\d+$/, '');

const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses what another site makes a browser send: changes and WebSockets whose Origin is not this server. A server
 * for this machine alone also refuses to be called by another name, which a hostile site could give it (DNS
 * rebinding).
 *
 * Throws: Failure `origin_refused`.
 */
export function checkOrigin(request: FastifyRequest, config: Config): void {
  const { host = '', origin, upgrade } = request.headers;
  const allowed = config.ALLOWED_ORIGINS ?? [];
  const isOwnName =
    config.API_TOKEN !== undefined ||
    config.ALLOW_ANONYMOUS ||
    !isLoopback(config.HOST) ||
    isLoopback(nameOf(host)) ||
    allowed.some((address) => new URL(address).host === host);
  if (!isOwnName) throw new Failure('origin_refused', `This server is not ${host.slice(0, 200)}.`);
  if (origin === undefined || !(CHANGES.has(request.method) || upgrade !== undefined)) return;
  if (allowed.includes(origin) || hostOf(origin) === host) return;
  throw new Failure('origin_refused', `Requests of ${origin.slice(0, 200)} are not taken.`);
}

/** The host of an origin; undefined for "null" and nonsense. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
