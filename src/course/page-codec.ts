import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { Page } from './document.ts';

// A whole book is decoded several times in a job, so only the frame is checked here; the bytes were
// written by encodePages below and zstd carries a checksum of its own frame layout.
const Pages = z.object({ version: z.literal(1), pages: z.custom<Page[]>((pages) => Array.isArray(pages)) });

/** Pages as stored bytes (zstd over JSON): about 3 kB a page of prose. */
export function encodePages(pages: readonly Page[]): Uint8Array {
  return zstdCompressSync(JSON.stringify({ version: 1, pages }));
}

/** Throws: Error when the bytes are not what `encodePages` wrote. */
export function decodePages(bytes: Uint8Array): Page[] {
  return Pages.parse(JSON.parse(zstdDecompressSync(bytes).toString('utf8'))).pages;
}
