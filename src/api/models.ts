import { ModelsInfo } from '../course/model-info.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

export function addModels(server: Server, lectern: Lectern): void {
  server.get(
    '/api/models',
    {
      schema: {
        summary: 'Which models are configured, what they cost and what may be spent',
        description:
          'Empty `models`: only the generator "extractive" can be used. A model whose `price` is null cannot be used with a cost limit. Keys are never told.',
        tags: ['Models'],
        response: { 200: ModelsInfo, ...errors },
      },
    },
    (request) => lectern.describeModels(ownerOf(request)),
  );
}
