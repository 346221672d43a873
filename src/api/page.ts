import { readFile } from 'node:fs/promises';
import type { Lectern, Server } from './server.ts';

const FILES = [
  { url: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { url: '/assets/index.js', file: 'index.js', type: 'text/javascript; charset=utf-8' },
  { url: '/assets/lectern.css', file: 'lectern.css', type: 'text/css; charset=utf-8' },
  { url: '/favicon.svg', file: 'favicon.svg', type: 'image/svg+xml' },
];

/** The page at `/`: upload, jobs, courses. */
export async function addPage(server: Server, _lectern: Lectern): Promise<void> {
  for (const { url, file, type } of FILES) {
    const bytes = await readFile(new URL(`page/${file}`, import.meta.url));
    server.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(bytes),
    );
  }
}
