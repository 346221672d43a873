import type { Json } from '../course/json.ts';

/** JSON that many tasks need, in memory that all threads share: no message copies it. */
export interface SharedJson<Value> {
  /** Names it in this process. */
  id: number;
  /** UTF-8. */
  bytes: Uint8Array<SharedArrayBuffer>;
  readonly json?: Value;
}

let lastId = 0;

export function shareJson<Value>(text: Json<Value>): SharedJson<Value> {
  lastId += 1;
  return { id: lastId, bytes: shareBytes(Buffer.from(text)) };
}

export function shareBytes(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}
