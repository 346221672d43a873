import { plainTextOf } from '../base/shared-text.ts';
import type { Json } from '../course/json.ts';
import type { SharedJson } from './shared-json.ts';

// A structure and a term pool come with every batch of a book; three books are made at once by default.
const MAX_REMEMBERED = 12;
const remembered = new Map<string | number, ReturnType<typeof JSON.parse>>();

/** Parses what another task of ours has written, once for all tasks of this thread that get the same. */
export function parseJson<Value>(json: Json<Value> | SharedJson<Value>): Value {
  const key = typeof json === 'string' ? json : json.id;
  const known = remembered.get(key);
  remembered.delete(key);
  const value: Value = known ?? JSON.parse(plainTextOf(json));
  remembered.set(key, value);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MAX_REMEMBERED) break;
    remembered.delete(oldest);
  }
  return value;
}
