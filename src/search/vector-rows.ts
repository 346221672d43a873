import { z } from 'zod';
import type { Sql } from '../db/database.ts';
import type { PassagePlace } from './passages.ts';
import { decodeVector, encodeVector } from './vector-bytes.ts';
import type { PlacedVector } from './vector-store.ts';

/** A passage's vector with the hash of the text that it was made of and paid once for: as it was sent to the model. */
export interface HashedVector extends PlacedVector {
  hash: string;
}

/** Saves vectors of one course; those of passages that are gone meanwhile are dropped. */
export async function saveVectors(
  tx: Sql,
  courseId: number,
  model: string,
  vectors: readonly HashedVector[],
): Promise<void> {
  await tx.execute(
    `insert into passage_vector (course_id, document_id, page, position, model, text_hash, vector)
     select passage.course_id, document_id, page, position, $2, given.text_hash, decode(given.vector, 'base64')
     from unnest($3::bigint[], $4::int[], $5::int[], $6::text[], $7::text[])
       as given (document_id, page, position, text_hash, vector)
     join passage using (document_id, page, position) where passage.course_id = $1
     on conflict (course_id, document_id, page, position, model) do update
       set text_hash = excluded.text_hash, vector = excluded.vector`,
    [
      courseId,
      model,
      vectors.map(({ documentId }) => documentId),
      vectors.map(({ page }) => page),
      vectors.map(({ position }) => position),
      vectors.map(({ hash }) => hash),
      vectors.map(({ vector }) => encodeVector(vector)),
    ],
  );
}

const Place = z.object({ document_id: z.int(), page: z.int(), position: z.int() });
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Vectors of one course in the order of its passages, from after `after`. */
export const listVectors = (
  db: Sql,
  courseId: number,
  model: string,
  { after, limit }: { after?: PassagePlace | undefined; limit: number },
): Promise<PlacedVector[]> =>
  db.query(
    Place.extend({ vector: Bytes }).transform(({ document_id, page, position, vector }) => ({
      documentId: document_id,
      page,
      position,
      vector: decodeVector(vector),
    })),
    `select document_id, page, position, vector from passage_vector
     where course_id = $1 and model = $2 and (document_id, page, position) > ($3, $4, $5)
     order by document_id, page, position limit $6`,
    [courseId, model, after?.documentId ?? 0, after?.page ?? 0, after?.position ?? -1, limit],
  );

/** A passage, and the hash of the text that its vector was made of, if it has one. */
export interface EmbeddedPassage extends PassagePlace {
  text: string;
  hash: string | null;
}

/** Passages of one course in order, from after `after`. */
export const listEmbedded = (
  db: Sql,
  courseId: number,
  model: string,
  { after, limit }: { after?: PassagePlace | undefined; limit: number },
): Promise<EmbeddedPassage[]> =>
  db.query(
    Place.extend({ text: z.string(), text_hash: z.string().nullable() }).transform((row) => ({
      documentId: row.document_id,
      page: row.page,
      position: row.position,
      text: row.text,
      hash: row.text_hash,
    })),
    `select document_id, page, position, text, text_hash from passage
     left join (select * from passage_vector where model = $2) made using (course_id, document_id, page, position)
     where course_id = $1 and (document_id, page, position) > ($3, $4, $5)
     order by document_id, page, position limit $6`,
    [courseId, model, after?.documentId ?? 0, after?.page ?? 0, after?.position ?? -1, limit],
  );

const Known = z
  .object({ text_hash: z.string(), vector: Bytes })
  .transform(({ text_hash, vector }): [string, Float32Array] => [text_hash, decodeVector(vector)]);

/** Vectors that are paid already, by the hashes of their texts: those of passages with the same text. */
export const findPaid = async (
  db: Sql,
  model: string,
  hashes: readonly string[],
): Promise<Map<string, Float32Array>> =>
  new Map(
    await db.query(
      Known,
      `select distinct on (text_hash) text_hash, vector from passage_vector
       where model = $1 and text_hash = any($2::text[])`,
      [model, hashes],
    ),
  );

/** The vector of a query that was asked before. */
export async function findQueryVector(
  db: Sql,
  model: string,
  hash: string,
): Promise<Float32Array | undefined> {
  const [known] = await db.query(
    Known,
    `update query_vector set asked_at = clock_timestamp() where model = $1 and text_hash = $2
     returning text_hash, vector`,
    [model, hash],
  );
  return known?.[1];
}

export async function saveQueryVector(
  tx: Sql,
  model: string,
  hash: string,
  vector: Float32Array,
): Promise<void> {
  await tx.execute(
    `insert into query_vector (model, text_hash, vector) values ($1, $2, decode($3, 'base64'))
     on conflict do nothing`,
    [model, hash, encodeVector(vector)],
  );
}

/** Removes the vectors of what nobody has searched for in a month. */
export const dropOldQueries = (db: Sql): Promise<number> =>
  db.execute(`delete from query_vector where asked_at < clock_timestamp() - interval '30 days'`);
