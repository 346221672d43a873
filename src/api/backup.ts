import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { asFailure, Failure } from '../base/failure.ts';
import { writeBackup } from '../store/write-backup.ts';
import { ProblemJson } from './problem-json.ts';
import type { Lectern, Server } from './server.ts';

/** Only a whole backup ends as a whole answer: one that fails breaks the connection off. */
export function addBackup(server: Server, { config, log, store, version }: Lectern): void {
  let isRunning = false;
  server.post(
    '/api/backup',
    {
      schema: {
        summary: 'Everything that is kept, as a tar file',
        description:
          'As `npm run backup` writes it. Rows are as they were at one moment. The embedded database answers nobody else while they are read.',
        tags: ['Health'],
        response: { 200: z.any().describe('application/x-tar'), 409: ProblemJson },
      },
    },
    async (request, reply) => {
      if (isRunning) throw new Failure('backup_running', 'A backup is being made already.');
      isRunning = true;
      // Nothing is sent while rows are read, which may take longer than connections may be silent.
      request.raw.socket.setTimeout(0);
      const body = new PassThrough();
      const startedMs = performance.now();
      writeBackup(store, body, { lectern: version, folder: config.DATA_DIR })
        .then(({ blobs, tables }) => {
          const rows = tables.reduce((sum, table) => sum + table.rows, 0);
          const durationMs = Math.round(performance.now() - startedMs);
          log.info({ event: 'backup_made', durationMs, rows, blobs: blobs.length });
        })
        .catch((error: unknown) => log.warn({ event: 'backup_failed', err: asFailure(error) }))
        .finally(() => {
          isRunning = false;
        });
      return reply.type('application/x-tar').send(body);
    },
  );
}
