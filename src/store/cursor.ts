import { z } from 'zod';
import { Failure } from '../base/failure.ts';

/** A page of a list; `next` is absent on the last one. */
export interface ListPage<Item> {
  items: Item[];
  next?: string;
}

const buildCursor = (number: number): string => Buffer.from(`n${number}`).toString('base64url');

/** Throws: Failure `request_invalid` for anything that `buildCursor` did not write. */
export function parseCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString();
  const parsed = z.coerce.number().int().nonnegative().safeParse(text.slice(1));
  if (!/^n\d+$/.test(text) || !parsed.success)
    throw new Failure('request_invalid', `Unknown cursor ${JSON.stringify(cursor)}`);
  return parsed.data;
}

/** Cuts a page from rows that were asked for with one more than `limit`. */
export function buildPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  number: (row: Row) => number,
): ListPage<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(item);
  return rows.length > limit && last !== undefined ? { items, next: buildCursor(number(last)) } : { items };
}
