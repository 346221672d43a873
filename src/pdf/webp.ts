import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import encode, { init } from '@jsquash/webp/encode.js';
import type { Bitmap } from './render-page.ts';

let ready: Promise<unknown> | undefined;

// Print stays sharp at 80, at about a fifth of the size of a PNG.
const QUALITY = 80;

/** Encodes a picture as WebP. */
export async function encodeWebp({ rgba, width, height }: Bitmap): Promise<Uint8Array> {
  ready ??= loadEncoder();
  await ready;
  const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const image = { data, width, height, colorSpace: 'srgb' as const };
  return new Uint8Array(await encode(image, { quality: QUALITY, method: 2 }));
}

/** The package fetches its WebAssembly by URL, which Node does not do for files; so it is compiled here. */
async function loadEncoder(): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));
  await init(await WebAssembly.compile(readFileSync(path)));
}
