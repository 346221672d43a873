import { z } from 'zod';
import { Failure, isFailureCode } from '../base/failure.ts';
import type { DocumentInfo, Structure } from '../course/document.ts';
import type { Json } from '../course/json.ts';
import type { Sql } from '../db/database.ts';

/** One uploaded file of a course. `failure` is why it could not be read. */
export interface StoredDocument {
  documentId: number;
  courseId: number;
  filename: string;
  bytes: number;
  sha256: string;
  /** Unknown until the file was opened. */
  pages: number | null;
  failure: Failure | null;
}

const DocumentRow = z
  .object({
    document_id: z.int(),
    course_id: z.int(),
    filename: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    pages: z.int().nullable(),
    failure_code: z.string().nullable(),
    failure_detail: z.string().nullable(),
  })
  .transform(
    (row): StoredDocument => ({
      documentId: row.document_id,
      courseId: row.course_id,
      filename: row.filename,
      bytes: row.bytes,
      sha256: row.sha256,
      pages: row.pages,
      failure: isFailureCode(row.failure_code)
        ? new Failure(row.failure_code, row.failure_detail ?? '')
        : null,
    }),
  );

const SELECT =
  'select document_id, course_id, filename, bytes, sha256, pages, failure_code, failure_detail from document';

/** The files of a course in the order of the upload. */
export const listDocuments = (db: Sql, courseId: number): Promise<StoredDocument[]> =>
  db.query(DocumentRow, `${SELECT} where course_id = $1 order by position`, [courseId]);

/** Throws: Failure `not_found`, also for a file of a deleted course. */
export async function getDocument(db: Sql, documentId: number): Promise<StoredDocument> {
  const [found] = await db.query(
    DocumentRow,
    `${SELECT} where document_id = $1 and not exists (
       select 1 from course_deletion deleted where deleted.course_id = document.course_id)`,
    [documentId],
  );
  if (found === undefined) throw new Failure('not_found', `No document ${documentId}`);
  return found;
}

export async function saveInfo(tx: Sql, documentId: number, info: DocumentInfo): Promise<void> {
  await tx.execute('update document set pages = $2, info = $3::text::json where document_id = $1', [
    documentId,
    info.pageCount,
    JSON.stringify(info),
  ]);
}

export async function saveStructure(tx: Sql, documentId: number, structure: Json<Structure>): Promise<void> {
  await tx.execute('update document set structure = $2::text::json where document_id = $1', [
    documentId,
    structure,
  ]);
}

/** What is known of a whole document: what the file says of itself, and what its pages together tell. */
export interface Anatomy {
  info: Json<DocumentInfo> | null;
  structure: Json<Structure> | null;
}

/** Throws: Failure `not_found`. */
export async function getAnatomy(db: Sql, documentId: number): Promise<Anatomy> {
  const [row] = await db.query(
    z.object({ info: z.string().nullable(), structure: z.string().nullable() }),
    'select info::text as info, structure::text as structure from document where document_id = $1',
    [documentId],
  );
  if (row === undefined) throw new Failure('not_found', `No document ${documentId}`);
  return row;
}

/** Remembers that a file cannot be read; the others of its course go on. */
export async function saveDocumentFailure(tx: Sql, documentId: number, failure: Failure): Promise<void> {
  await tx.execute('update document set failure_code = $2, failure_detail = $3 where document_id = $1', [
    documentId,
    failure.code,
    failure.message,
  ]);
}

/** Pages `fromPage` to `toPage`, both included, as `encodePages` wrote them. */
export interface PageRangeBytes {
  fromPage: number;
  toPage: number;
  pages: Uint8Array;
}

/** Saves ranges of one document; one that begins at the same page is replaced. */
export async function savePageRanges(
  tx: Sql,
  documentId: number,
  ranges: readonly PageRangeBytes[],
): Promise<void> {
  if (ranges.length === 0) return;
  const rows = ranges.map((_, at) => `($1, $${at * 3 + 2}, $${at * 3 + 3}, $${at * 3 + 4})`);
  await tx.execute(
    `insert into page_range (document_id, from_page, to_page, pages) values ${rows.join(', ')}
     on conflict (document_id, from_page) do update set to_page = excluded.to_page, pages = excluded.pages`,
    [documentId, ...ranges.flatMap((range) => [range.fromPage, range.toPage, range.pages])],
  );
}

const RangeRow = z
  .object({ from_page: z.int(), to_page: z.int(), pages: z.instanceof(Uint8Array) })
  .transform((row): PageRangeBytes => ({ fromPage: row.from_page, toPage: row.to_page, pages: row.pages }));

/** The stored ranges that touch pages `from` to `to`, in order; all of them by default. */
export const listPageRanges = (
  db: Sql,
  documentId: number,
  from = 1,
  to = 2_147_483_647,
): Promise<PageRangeBytes[]> =>
  db.query(
    RangeRow,
    `select from_page, to_page, pages from page_range
     where document_id = $1 and to_page >= $2 and from_page <= $3 order by from_page`,
    [documentId, from, to],
  );
