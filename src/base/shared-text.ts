/** A text as UTF-8 in memory that all threads share: no message copies it. Often the JSON of a `Value`. */
export interface SharedText<Value = unknown> {
  utf8: Uint8Array<SharedArrayBuffer>;
  readonly json?: Value;
}

export const shareText = <Value = unknown>(text: string & { readonly json?: Value }): SharedText<Value> => ({
  utf8: shareBytes(Buffer.from(text)),
});

export function shareBytes(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}

/** A text that may be shared, as a string. */
export function plainTextOf(text: string | SharedText): string {
  if (typeof text === 'string') return text;
  const { buffer, byteOffset, byteLength } = text.utf8;
  return Buffer.from(buffer, byteOffset, byteLength).toString();
}

export const isSharedText = (value: unknown): value is SharedText =>
  typeof value === 'object' && value !== null && 'utf8' in value && value.utf8 instanceof Uint8Array;
