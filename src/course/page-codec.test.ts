import { zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Page } from './document.ts';
import { decodePages, encodePages } from './page-codec.ts';

const page: Page = { pageNumber: 7, widthPt: 595, heightPt: 842, blocks: [], pictureShare: 0.25 };

it('pages come back as they were stored', () => {
  expect(decodePages(encodePages([page]))).toEqual([page]);
});

it('bytes of another kind are refused', () => {
  expect(() => decodePages(zstdCompressSync(JSON.stringify({ version: 2, pages: [] })))).toThrow();
  expect(() => decodePages(new Uint8Array([1, 2, 3]))).toThrow();
});
