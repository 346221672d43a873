import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { PictureBox } from '../course/picture.ts';
import { drawPicture, pictureName } from '../flows/page-picture.ts';
import { getDocument, type StoredDocument } from '../store/documents.ts';
import { parseByteRange } from './byte-range.ts';
import { errors } from './jobs.ts';
import type { Lectern, Server } from './server.ts';

const DocumentId = z.object({ document_id: z.coerce.number().int().positive() });
const PageName = DocumentId.extend({
  page: z.coerce.number().int().nonnegative(),
});
const MIN_WIDTH_PX = 64;
const MAX_WIDTH_PX = 2400;
const MIN_BOX_SHARE = 0.001;
const PictureQuery = z.object({
  width: z.coerce.number().int().min(MIN_WIDTH_PX).max(MAX_WIDTH_PX).default(800),
  box: z
    .string()
    .regex(/^[01](?:\.\d{1,6})?(?:,[01](?:\.\d{1,6})?){3}$/, 'expected four fractions, as 0.1,0.25,0.8,0.3')
    .transform((text): PictureBox => {
      const [left = 0, top = 0, width = 1, height = 1] = text.split(',').map(Number);
      return [left, top, width, height];
    })
    .refine(
      ([left, top, width, height]) =>
        width >= MIN_BOX_SHARE && height >= MIN_BOX_SHARE && left + width <= 1.001 && top + height <= 1.001,
      'the box must lie on the page',
    )
    .optional()
    .describe('The part of the page to show: left, top, width, height as fractions of the page'),
});

// What a hash names never changes.
const FOREVER = 'private, max-age=31536000, immutable';

export function addDocuments(server: Server, lectern: Lectern): void {
  server.get(
    '/api/documents/:document_id/file',
    {
      schema: {
        summary: 'The uploaded PDF',
        description: 'Honours Range requests of one range.',
        tags: ['Documents'],
        params: DocumentId,
        response: { 200: z.any().describe('application/pdf'), ...errors },
      },
    },
    async (request, reply) => {
      const document = await getDocument(lectern.store.db, request.params.document_id);
      return sendFile(request, reply, document, await lectern.store.blobs.getPath(document.sha256));
    },
  );
  server.get(
    '/api/documents/:document_id/pages/:page(^\\d{1,6}).webp',
    {
      schema: {
        summary: 'A page, or a part of one, as a picture',
        description: `WebP, ${MIN_WIDTH_PX} to ${MAX_WIDTH_PX} pixels wide.`,
        tags: ['Documents'],
        params: PageName,
        querystring: PictureQuery,
        response: { 200: z.any().describe('image/webp'), ...errors },
      },
    },
    async (request, reply) => {
      const { document_id, page } = request.params;
      const document = await getDocument(lectern.store.db, document_id);
      const { width: widthPx, box } = request.query;
      const options = box === undefined ? { widthPx } : { widthPx, box };
      const etag = `"${document.sha256}-${pictureName(page, options)}"`;
      void reply.header('etag', etag).header('cache-control', FOREVER);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      const picture = await drawPicture(lectern, document, page, options);
      return reply.type('image/webp').send(picture);
    },
  );
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  document: StoredDocument,
  path: string,
): FastifyReply {
  const { bytes, filename, sha256 } = document;
  const etag = `"${sha256}"`;
  void reply
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    .header('cache-control', FOREVER)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(filename)}`)
    // A browser shows the file, and nothing in it may act.
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const isCurrent = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = isCurrent ? parseByteRange(request.headers.range, bytes) : undefined;
  if (range === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${bytes}`);
    throw new Failure(
      'range_not_satisfiable',
      `${request.headers.range} is outside the file's ${bytes} bytes.`,
    );
  }
  void reply.type('application/pdf');
  if (range === undefined) return reply.header('content-length', bytes).send(createReadStream(path));
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(createReadStream(path, range));
}
