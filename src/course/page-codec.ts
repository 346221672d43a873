import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Block, Line, Page } from './document.ts';

// A whole book is decoded five times in a job, three times for its words alone. Its geometry, two thirds of it as
// JSON, is kept as numbers in a frame of its own: decoding 1,158 pages takes 90 ms instead of 250 ms, and 50 ms without
// the geometry (bench/run.ts speed).

/** A line without its geometry. */
type BareLine = Omit<Line, 'box' | 'edgesPt'>;
type BarePage = Omit<Page, 'blocks'> & { blocks: (Omit<Block, 'lines'> & { lines: BareLine[] })[] };

// Positions are kept to 1/100 point, 0.004 mm.
const STEPS_PER_PT = 100;
const HEADER_BYTES = 4;
const VERSION = 3;

/** Pages as stored bytes: how long the JSON is (uint32), the JSON and the geometry (int32), each compressed by zstd. */
export function encodePages(pages: readonly Page[]): Uint8Array {
  const steps: number[] = [];
  const put = (valuePt: number): number => steps.push(Math.round(valuePt * STEPS_PER_PT));
  const bare = pages.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => ({
      ...block,
      lines: block.lines.map(({ box, edgesPt, ...line }): BareLine => {
        put(box.leftPt);
        put(box.topPt);
        put(box.widthPt);
        put(box.heightPt);
        steps.push(edgesPt.length);
        for (const edgePt of edgesPt) put(edgePt);
        return line;
      }),
    })),
  }));
  const json = zstdCompressSync(JSON.stringify({ version: VERSION, pages: bare }));
  const geometry = zstdCompressSync(Buffer.from(Int32Array.from(steps).buffer));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(json.byteLength, 0);
  return Buffer.concat([header, json, geometry]);
}

function decodeBare(bytes: Uint8Array): { pages: BarePage[]; geometry: Uint8Array } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonEnd = HEADER_BYTES + view.readUInt32LE(0);
  if (jsonEnd >= view.byteLength) throw new Error('Stored pages are cut short.');
  const json = zstdDecompressSync(view.subarray(HEADER_BYTES, jsonEnd)).toString('utf8');
  // Only the frame is checked: the bytes were written by encodePages, on this or an earlier version.
  const { version, pages }: { version: unknown; pages: BarePage[] } = JSON.parse(json);
  if (version !== VERSION || !Array.isArray(pages))
    throw new Error(`Stored pages are not of version ${VERSION}.`);
  return { pages, geometry: view.subarray(jsonEnd) };
}

/** Throws: Error when the bytes are not what `encodePages` wrote. */
export const decodePages = (bytes: Uint8Array): Page[] => decodePlaced(bytes, () => true);

const NO_EDGES: number[] = [];

/**
 * The same pages for those who look at the edges of tokens in few lines: all others have none. Of a whole book they are
 * nearly half of what its lines take.
 *
 * In: `wantsEdges` is asked with the text of each line.
 * Throws: Error when the bytes are not what `encodePages` wrote.
 */
export function decodePlaced(bytes: Uint8Array, wantsEdges: (text: string) => boolean): Page[] {
  const { pages, geometry } = decodeBare(bytes);
  // A copy starts at a multiple of four bytes, as int32 must.
  const steps = new Int32Array(Uint8Array.from(zstdDecompressSync(geometry)).buffer);
  let at = 0;
  const take = (): number => {
    const value = (steps[at] ?? 0) / STEPS_PER_PT;
    at += 1;
    return value;
  };
  return withLines(pages, (line) => {
    const box = { leftPt: take(), topPt: take(), widthPt: take(), heightPt: take() };
    const count = steps[at] ?? 0;
    at += 1;
    if (!wantsEdges(line.text)) {
      at += count;
      return Object.assign(line, { box, edgesPt: NO_EDGES });
    }
    const edgesPt = new Array<number>(count);
    for (let index = 0; index < count; index += 1) edgesPt[index] = take();
    return Object.assign(line, { box, edgesPt });
  });
}

const NO_PLACE = { box: { leftPt: 0, topPt: 0, widthPt: 0, heightPt: 0 }, edgesPt: [] };

/**
 * The same pages for those who only read their words: lines have no place and tokens no edges.
 *
 * Throws: Error when the bytes are not what `encodePages` wrote.
 */
export const decodeText = (bytes: Uint8Array): Page[] =>
  withLines(decodeBare(bytes).pages, (line) => Object.assign(line, NO_PLACE));

// What JSON made is filled in place: a copy of each line would be garbage at once.
const withLines = (pages: BarePage[], place: (line: BareLine) => Line): Page[] =>
  pages.map((page) =>
    Object.assign(page, {
      blocks: page.blocks.map((block) => Object.assign(block, { lines: block.lines.map(place) })),
    }),
  );
