import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { errorCode } from '../base/failure.ts';
import type { Server } from './server.ts';

const BUILT = new URL('../../web/dist/', import.meta.url);
const PLAIN_STYLE = new URL('../export/plain.css', import.meta.url);

// Each address of the app; what the app shows there it decides itself.
const ROUTES = ['/', '/cards', '/jobs/*', '/courses/*'];

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const NONCE_MARK = '__NONCE__';

const NOT_BUILT = `<!doctype html><html lang="en"><title>Lectern</title>
<p>The web app is not built: stop Lectern and start it with <code>npm start</code>, which builds it.
The interface for programs is described at <a href="/docs">/docs</a>.</p></html>`;

/**
 * Sends the web app (`web/dist`), packed ahead of time; its files have their content in their name. The answer sends
 * the app to a person at a wrong address.
 */
export async function addPage(server: Server): Promise<(reply: FastifyReply) => FastifyReply> {
  const index = await readFile(new URL('index.html', BUILT), 'utf8').catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
    return undefined;
  });
  if (index !== undefined)
    await server.register(serveFiles, {
      root: fileURLToPath(BUILT),
      index: false,
      preCompressed: true,
      wildcard: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz'],
      schemaHide: true,
      setHeaders: (reply, path) => {
        const isNamedByContent = path.includes('/assets/') || path.includes('\\assets\\');
        reply.header(
          'cache-control',
          isNamedByContent ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
        );
      },
    });
  for (const url of ROUTES)
    server.get(url, { schema: { hide: true } }, (_request, reply) => sendApp(reply, index));
  const style = await readFile(PLAIN_STYLE);
  server.get('/plain.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  );
  return (reply) => sendApp(reply, index);
}

/** Styles that the app's parts put in themselves carry a number that is new for each answer. */
function sendApp(reply: FastifyReply, index: string | undefined): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    .send(index?.replaceAll(NONCE_MARK, nonce) ?? NOT_BUILT);
}
