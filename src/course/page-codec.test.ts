import { zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Page } from './document.ts';
import { decodePages, decodePlaced, encodePages } from './page-codec.ts';

const page: Page = {
  pageNumber: 7,
  widthPt: 595.28,
  heightPt: 841.89,
  pictureShare: 0.25,
  blocks: [
    {
      kind: 'list_item',
      sizePt: 10.91,
      weight: 400,
      marker: '•',
      depth: 1,
      lines: [
        {
          text: 'Übung macht 维护 den',
          box: { leftPt: 72.01, topPt: -3.5, widthPt: 200.25, heightPt: 12 },
          edgesPt: [72.01, 90.5, 95, 120.33, 121, 130, 140, 272.26],
          joinsNext: true,
          marks: [{ kind: 'code', from: 1, to: 2 }],
        },
        { text: '', box: { leftPt: 0, topPt: 0, widthPt: 0, heightPt: 0 }, edgesPt: [] },
      ],
    },
  ],
};
const blank: Page = { pageNumber: 8, widthPt: 612, heightPt: 792, pictureShare: 1, blocks: [] };

it('pages come back as they were stored', () => {
  expect(decodePages(encodePages([page, blank]))).toEqual([page, blank]);
  expect(decodePages(encodePages([]))).toEqual([]);
});

it('edges of tokens come back only where they are asked for', () => {
  const [read] = decodePlaced(encodePages([page]), (text) => text === '');
  const [first, second] = read?.blocks[0]?.lines ?? [];
  expect(first).toEqual({ ...page.blocks[0]?.lines[0], edgesPt: [] });
  expect(second).toEqual(page.blocks[0]?.lines[1]);
  expect(decodePlaced(encodePages([page, blank]), () => true)).toEqual([page, blank]);
});

it('bytes of another kind, or cut short, are refused', () => {
  expect(() => decodePages(zstdCompressSync(JSON.stringify({ version: 1, pages: [] })))).toThrow();
  expect(() => decodePages(new Uint8Array([1, 2, 3]))).toThrow();
  expect(() => decodePages(encodePages([page]).subarray(0, 40))).toThrow();
});
