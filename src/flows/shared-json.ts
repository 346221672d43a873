import { type SharedText, shareText } from '../base/shared-text.ts';
import type { Json } from '../course/json.ts';

/** JSON that many tasks need, in memory that all threads share. */
export interface SharedJson<Value> extends SharedText<Value> {
  /** Names it in this process. */
  id: number;
}

let lastId = 0;

export function shareJson<Value>(text: Json<Value>): SharedJson<Value> {
  lastId += 1;
  return { id: lastId, ...shareText(text) };
}
