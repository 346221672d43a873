import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Block, Page, Structure } from '../course/document.ts';
import { drawReading, listDrawnBlocks } from './draw-reading.ts';
import { encodePng } from './png.ts';
import type { Bitmap } from './render-page.ts';

const blockAt = (topPt: number, kind: Block['kind'] = 'text'): Block => ({
  kind,
  lines: [
    { text: 'two words', box: { leftPt: 20, topPt, widthPt: 60, heightPt: 10 }, edgesPt: [20, 40, 45, 80] },
  ],
  sizePt: 10,
  weight: 400,
});

const page: Page = {
  pageNumber: 2,
  widthPt: 100,
  heightPt: 100,
  pictureShare: 0,
  blocks: [
    blockAt(2),
    blockAt(20),
    blockAt(40, 'code'),
    {
      kind: 'figure',
      lines: [],
      sizePt: 0,
      weight: 400,
      region: { leftPt: 20, topPt: 60, widthPt: 30, heightPt: 20 },
    },
  ],
};

const structure: Structure = {
  title: '',
  language: 'und',
  source: 'fonts',
  headings: [
    { level: 2, title: 'two words', pageNumber: 2, blockIndex: 1 },
    { level: 1, title: 'two words', pageNumber: 1, blockIndex: 2 },
  ],
  furniture: { 2: [0] },
  roles: ['body', 'body'],
};

const whitePage = (): Bitmap => ({ rgba: new Uint8Array(200 * 200 * 4).fill(255), width: 200, height: 200 });

const colourAt = ({ rgba, width }: Bitmap, x: number, y: number): number[] => [
  ...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
];

describe('a drawn reading', () => {
  it('says of each block what it is, in reading order', () => {
    expect(listDrawnBlocks(page, structure)).toEqual([
      { number: 1, kind: 'text', furniture: true },
      { number: 2, kind: 'text', furniture: false, headingLevel: 2 },
      { number: 3, kind: 'code', furniture: false },
      { number: 4, kind: 'figure', furniture: false },
    ]);
  });

  it('frames blocks in the colour of what they are, and leaves the rest as it was', () => {
    const bitmap = whitePage();
    drawReading(bitmap, page, structure);
    // Two pixels a point: the upper edges of the heading, the code and the figure, away from the order's line.
    expect(colourAt(bitmap, 120, 40)).toEqual([210, 20, 30]);
    expect(colourAt(bitmap, 120, 80)).toEqual([120, 60, 180]);
    expect(colourAt(bitmap, 80, 120)).toEqual([230, 120, 0]);
    expect(colourAt(bitmap, 190, 100)).toEqual([255, 255, 255]);
  });

  it('stays inside the picture whatever a file says of its size', () => {
    const bitmap = whitePage();
    const odd = blockAt(-1e9);
    for (const { box } of odd.lines)
      Object.assign(box, { leftPt: -1e12, widthPt: 1e15, heightPt: Number.NaN });
    drawReading(bitmap, { ...page, blocks: [odd, blockAt(1e12)] }, structure);
    expect(bitmap.rgba).toHaveLength(200 * 200 * 4);
  });

  it('is a PNG of three bytes a pixel', () => {
    const bitmap = whitePage();
    bitmap.rgba.set([1, 2, 3], 0);
    const png = encodePng(bitmap);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 200]);
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    expect(rows).toHaveLength(200 * (1 + 200 * 3));
    expect([...rows.subarray(0, 7)]).toEqual([0, 1, 2, 3, 255, 255, 255]);
  });
});
