import { describe, expect, it } from 'vitest';
import { describeLectern, type RunningLectern, toForm } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { parseConfig } from '../base/config.ts';
import { checkAccess } from './access.ts';
import { FailedTries } from './failed-tries.ts';
import { buildSession, findSession, isSession } from './session-cookie.ts';

const TOKEN = 'a-token-of-many-letters';
const WITH_TOKEN = { API_TOKEN: TOKEN };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const logIn = (running: RunningLectern, fields: Record<string, string>, headers = {}) =>
  running.get('/login', {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

describe('a server that others can reach', () => {
  it.each([{ HOST: '0.0.0.0' }, { HOST: '::' }, { HOST: '192.168.1.7' }, { HOST: 'lectern.local' }])(
    'does not start without a token: %j',
    (settings) => {
      expect(() => checkAccess(parseConfig(settings))).toThrow(/no API_TOKEN/);
      expect(() => checkAccess(parseConfig({ ...settings, ...WITH_TOKEN }))).not.toThrow();
      expect(() => checkAccess(parseConfig({ ...settings, ALLOW_ANONYMOUS: 'true' }))).not.toThrow();
    },
  );

  it.each(['127.0.0.1', 'localhost', '::1', '127.1.2.3'])('starts for this machine alone: %s', (HOST) => {
    expect(() => checkAccess(parseConfig({ HOST }))).not.toThrow();
  });

  it('wants a token of some length, and never prints it', () => {
    expect(() => parseConfig({ API_TOKEN: 'short-secret' })).toThrow(/API_TOKEN: must have at least 16/);
    expect(() => parseConfig({ API_TOKEN: 'short-secret' })).not.toThrow(/short-secret/);
  });
});

describeLectern('a server with a token', (open) => {
  it('lets programs in that send it, and nobody else', async () => {
    const running = await open(WITH_TOKEN);
    for (const path of ['/api/courses', '/openapi.json', '/metrics', '/docs', '/api/nothing', '/ws']) {
      const refused = await running.get(path);
      expect([path, refused.status]).toEqual([path, 401]);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
      expect(await refused.json()).toMatchObject({ code: 'token_missing' });
    }
    const book = [{ name: 'book.pdf', bytes: buildSampleBook() }];
    expect((await running.upload(book)).status).toBe(401);
    expect((await running.upload(book, {}, bearer(TOKEN))).status).toBe(202);
    expect((await running.get('/api/courses', { headers: bearer(TOKEN) })).status).toBe(200);
    const wrong = await running.get('/api/courses', { headers: bearer(`${TOKEN}x`) });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ code: 'token_wrong' });
  });

  it('tells balancers how it is without one', async () => {
    const running = await open(WITH_TOKEN);
    expect((await running.get('/health')).status).toBe(200);
    expect((await running.get('/ready')).status).toBe(200);
  });

  it('sends people to a form, and back to where they wanted to go', async () => {
    const running = await open(WITH_TOKEN);
    const html = { headers: { accept: 'text/html' }, redirect: 'manual' } as const;
    const sent = await running.get('/courses/1?tab=2', html);
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/login?next=%2Fcourses%2F1%3Ftab%3D2',
    ]);
    const form = await running.get('/login?next=/courses/1', { headers: { 'accept-language': 'de-AT,en' } });
    expect(form.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    expect(await form.text()).toMatch(
      /<html lang="de"[\s\S]*value="&#47;courses&#47;1"|value="\/courses\/1"/,
    );
    const wrong = await logIn(running, { token: 'wrong', next: '/courses/1' });
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toMatch(/role="alert"/);
    const right = await logIn(running, { token: TOKEN, next: '/courses/1' });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/courses/1']);
    const cookie = right.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(TOKEN);
    const session = { cookie: cookie.split(';', 1)[0] ?? '' };
    expect((await running.get('/api/courses', { headers: session })).status).toBe(200);
    expect((await running.get('/api/courses', { headers: { cookie: `${session.cookie}x` } })).status).toBe(
      401,
    );
  });

  it('marks the cookie as secure behind a proxy that speaks https', async () => {
    const running = await open(WITH_TOKEN);
    const right = await logIn(running, { token: TOKEN }, { 'x-forwarded-proto': 'https' });
    expect(right.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it.each(['//elsewhere.org', '/\\elsewhere.org', 'https://elsewhere.org', '/a\r\nset-cookie: b=c'])(
    'leads nowhere else after the form: %j',
    async (next) => {
      const running = await open(WITH_TOKEN);
      const right = await logIn(running, { token: TOKEN, next });
      expect(right.headers.get('location')).toBe('/');
    },
  );

  it('slows down who tries tokens', async () => {
    const running = await open(WITH_TOKEN);
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1)
      statuses.push((await running.get('/api/courses', { headers: bearer(`guess-${index}`) })).status);
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
    expect(statuses).toContain(429);
    const slowed = await logIn(running, { token: 'another guess' });
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describeLectern('requests that another site makes a browser send', (open) => {
  it('are refused where they change something', async () => {
    const running = await open();
    const evil = { origin: 'https://evil.example' };
    const form = toForm([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const refused = await running.get('/api/upload-pdfs', { method: 'POST', body: form, headers: evil });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'origin_refused' });
    for (const origin of ['null', 'https://127.0.0.1:1'])
      expect((await running.get('/api/courses/1', { method: 'DELETE', headers: { origin } })).status).toBe(
        403,
      );
    const own = { origin: running.url };
    expect((await running.get('/api/courses/1', { method: 'DELETE', headers: own })).status).toBe(404);
    expect((await running.get('/api/courses', { headers: evil })).status).toBe(200);
  });

  it('are taken from the addresses that a proxy gives this server', async () => {
    const running = await open({ ALLOWED_ORIGINS: 'https://lectern.school.org/, https://b.org' });
    const origin = 'https://lectern.school.org';
    expect((await running.get('/api/courses/1', { method: 'DELETE', headers: { origin } })).status).toBe(404);
  });
});

describe('wrong tokens', () => {
  it('cost nothing three times, then twice as long each time, up to a minute', () => {
    const tries = new FailedTries();
    const waits: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      tries.fail('a', 0);
      waits.push(tries.waitMs('a', 0));
    }
    expect(waits.slice(0, 6)).toEqual([0, 0, 1000, 2000, 4000, 8000]);
    expect(waits.at(-1)).toBe(60_000);
    expect(tries.waitMs('b', 0)).toBe(0);
    expect(tries.waitMs('a', 16 * 60_000)).toBe(0);
    tries.succeed('a');
    expect(tries.waitMs('a', 0)).toBe(0);
  });
});

describe('a session', () => {
  it('holds for its token and its time', () => {
    const { value } = buildSession(TOKEN, 1000);
    expect(isSession(value, TOKEN, 2000)).toBe(true);
    expect(isSession(value, 'another token', 2000)).toBe(false);
    expect(isSession(value, TOKEN, 1000 + 31 * 24 * 3600 * 1000)).toBe(false);
    for (const nonsense of ['', '.', '99999999999999.', `9${value}`, 'NaN.abc'])
      expect(isSession(nonsense, TOKEN, 2000)).toBe(false);
  });

  it('is found among other cookies', () => {
    expect(findSession('a=b; lectern_session=1.x; c=d')).toBe('1.x');
    expect(findSession('not_lectern_session=1.x')).toBeUndefined();
    expect(findSession(undefined)).toBeUndefined();
  });
});
