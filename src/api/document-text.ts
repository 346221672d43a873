import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PageText, PhraseHits } from '../course/page-text.ts';
import { plainText } from '../course/plain-text.ts';
import { searchDocument, showPageText } from '../flows/document-text.ts';
import { getDocument } from '../store/documents.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const DocumentId = z.object({ document_id: z.coerce.number().int().positive() });
const Query = z.object({
  q: plainText(200).min(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function addDocumentText(server: Server, lectern: Lectern): void {
  server.get(
    '/api/documents/:document_id/pages/:page',
    {
      schema: {
        summary: 'The lines of a page, and where they stand',
        description: '409 while the page is not read yet. The picture is at `{page}.webp`.',
        tags: ['Documents'],
        params: DocumentId.extend({ page: z.coerce.number().int().nonnegative() }),
        response: { 200: PageText, ...errors },
      },
    },
    async (request, reply) => {
      const document = await getDocument(lectern.store.db, request.params.document_id);
      return sendJson(reply, await showPageText(lectern, document, request.params.page));
    },
  );
  server.get(
    '/api/documents/:document_id/search',
    {
      schema: {
        summary: 'Where words stand in a document',
        description:
          'The words of `q` one after the other, whatever their case and accents; the last one may go on. `hits` are the first `limit` places, `total` counts all.',
        tags: ['Documents'],
        params: DocumentId,
        querystring: Query,
        response: { 200: PhraseHits, ...errors },
      },
    },
    async (request, reply) => {
      const document = await getDocument(lectern.store.db, request.params.document_id);
      const { q, limit } = request.query;
      return sendJson(reply, await searchDocument(lectern, document, { query: q, limit }));
    },
  );
}

/** Sends bytes as they are: a worker thread has made them, and this thread does not parse them. */
const sendJson = (reply: FastifyReply, json: Uint8Array): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(json);
