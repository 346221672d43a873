import { z } from 'zod';
import { Usage, UsageBy } from '../course/model-info.ts';
import { listUsage } from '../store/model-usage.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const Query = z.object({ by: UsageBy.default('day'), owner: z.string().max(200).optional() });

export function addUsage(server: Server, { store }: Lectern): void {
  server.get(
    '/api/usage',
    {
      schema: {
        summary: 'What was asked of models and what it cost, by day, by model or by job',
        description:
          'Of one owner, or of all. Every call counts, also those that failed. Days are in UTC; the newest 400 rows.',
        tags: ['Models'],
        querystring: Query,
        response: { 200: Usage, ...errors },
      },
    },
    (request) => listUsage(store.db, request.query.by, request.query.owner),
  );
}
