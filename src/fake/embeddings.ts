import { createHash } from 'node:crypto';

const USUAL_DIMENSIONS = 64;
export const MOST_DIMENSIONS = 4096;

/**
 * A vector of a text: its words, hashed into `dimensions` places, of length 1. Texts that share words are near to each
 * other, which is all that a test needs.
 */
export function vectorOf(text: string, dimensions = USUAL_DIMENSIONS): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const digest = createHash('sha256').update(word).digest();
    const place = digest.readUInt32BE(0) % dimensions;
    vector[place] = (vector[place] ?? 0) + (digest.readUInt8(4) < 128 ? 1 : -1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
