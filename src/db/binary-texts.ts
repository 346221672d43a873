import type { SharedText } from '../base/shared-text.ts';

/** The type `text`, by its number. */
export const TEXT = 25;
const INT32 = 4;
const NULL_BYTES = -1;

/**
 * A list of texts as PostgreSQL takes a `text[]` in binary: dimensions, whether there are nulls, the type, the length,
 * the first index, then each text behind its length in bytes (int32, big-endian).
 *
 * As text, each quotation mark of it is escaped here and undone there: 6.4 MB of lessons as JSON took 0.50 s to save,
 * and take 0.17 s so.
 *
 * Source: array_recv in src/backend/utils/adt/arrayfuncs.c.
 */
export function encodeTexts(texts: readonly (string | SharedText | null)[]): Uint8Array {
  const lengths = texts.map((text) => {
    if (text === null) return 0;
    return typeof text === 'string' ? Buffer.byteLength(text) : text.utf8.byteLength;
  });
  const isEmpty = texts.length === 0;
  const header = [isEmpty ? 0 : 1, texts.includes(null) ? 1 : 0, TEXT, ...(isEmpty ? [] : [texts.length, 1])];
  const size = INT32 * (header.length + texts.length) + lengths.reduce((bytes, length) => bytes + length, 0);
  const encoded = Buffer.allocUnsafeSlow(size);
  let at = 0;
  const put = (value: number): void => {
    at = encoded.writeInt32BE(value, at);
  };
  for (const value of header) put(value);
  texts.forEach((text, index) => {
    put(text === null ? NULL_BYTES : (lengths[index] ?? 0));
    if (typeof text === 'string') at += encoded.write(text, at);
    else if (text !== null) {
      encoded.set(text.utf8, at);
      at += text.utf8.byteLength;
    }
  });
  return encoded;
}
