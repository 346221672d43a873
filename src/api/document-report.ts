import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReadingReport } from '../course/reading-report.ts';
import { buildDocumentReport } from '../flows/document-report.ts';
import { getDocument } from '../store/documents.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const DocumentId = z.object({ document_id: z.coerce.number().int().positive() });

export function addDocumentReport(server: Server, lectern: Lectern): void {
  server.get(
    '/api/documents/:document_id/report',
    {
      schema: {
        summary: 'How each page was read',
        description:
          'From text, by OCR, blank or failed; how sure the words are; and what was left out. 409 until the file is read.',
        tags: ['Documents'],
        params: DocumentId,
        response: { 200: ReadingReport, ...errors },
      },
    },
    async (request, reply) => {
      const document = await getDocument(lectern.store.db, request.params.document_id);
      return sendJson(reply, await buildDocumentReport(lectern, document));
    },
  );
}

/** Sends bytes as they are: the report of a book is long, and this thread does not parse it. */
const sendJson = (reply: FastifyReply, json: Uint8Array): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(json);
