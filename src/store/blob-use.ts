import { z } from 'zod';
import { queryOne, type Sql } from '../db/database.ts';

/** How many stored files courses refer to, each once, and how large they are; the same for every kind of store. */
export const getBlobUse = (db: Sql): Promise<{ blobs: number; bytes: number }> =>
  queryOne(
    db,
    z.object({ blobs: z.int(), bytes: z.int() }),
    `select count(*)::int as blobs, coalesce(sum(bytes), 0)::int8 as bytes
     from (select distinct sha256, bytes from document) stored`,
  );
