import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'lectern_session';
const SESSION_MS = 30 * 24 * 3600 * 1000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are equal, in a time that tells nothing of where they differ. */
export const isSameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(digest(given), digest(secret));

const sign = (token: string, expiresMs: number): string =>
  createHmac('sha256', token).update(`session:${expiresMs}`).digest('base64url');

/** A session that needs no memory: it says when it ends, signed with the token. Another token ends all sessions. */
export function buildSession(token: string, nowMs: number): { value: string; maxAgeSeconds: number } {
  const expiresMs = nowMs + SESSION_MS;
  return { value: `${expiresMs}.${sign(token, expiresMs)}`, maxAgeSeconds: SESSION_MS / 1000 };
}

export function isSession(value: string, token: string, nowMs: number): boolean {
  const [expires = '', signature = ''] = value.split('.', 2);
  const expiresMs = Number(expires);
  return /^\d{1,15}$/.test(expires) && expiresMs > nowMs && isSameSecret(signature, sign(token, expiresMs));
}

/** The value of our cookie in a Cookie header. */
export const findSession = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);
