/** A vector as stored bytes: float32, little endian, in base64. */
export const encodeVector = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

/** A copy: what the database gives need not begin at a multiple of four bytes. */
export const decodeVector = (bytes: Uint8Array): Float32Array =>
  new Float32Array(Uint8Array.from(bytes).buffer);
