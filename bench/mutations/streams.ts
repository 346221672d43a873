import { deflateSync, inflateSync } from 'node:zlib';

/** Where the bytes of a stream stand in a file: `to` is exclusive. */
export interface StreamPlace {
  from: number;
  to: number;
}

const MAX_STREAMS = 5000;

/** The streams of a file, in its order, found by their key words alone. */
export function listStreams(bytes: Buffer): StreamPlace[] {
  const streams: StreamPlace[] = [];
  let at = 0;
  while (streams.length < MAX_STREAMS) {
    const word = bytes.indexOf('stream', at, 'latin1');
    if (word < 0) break;
    const from = word + (bytes[word + 6] === 13 ? 8 : 7);
    const end = bytes.indexOf('endstream', from, 'latin1');
    if (end < 0) break;
    if (end > from) streams.push({ from, to: end });
    at = end + 9;
  }
  return streams;
}

/**
 * Changes what a stream holds, without its compression where that is Flate. What is compressed again stands in
 * the same place where it fits, so that the offsets of the file stay true; else the file grows.
 */
export function editStream(
  bytes: Buffer,
  { from, to }: StreamPlace,
  edit: (content: Buffer) => Buffer,
): Buffer {
  const stored = bytes.subarray(from, to);
  const content = inflate(stored);
  const edited = content === undefined ? edit(stored) : deflateSync(edit(content), { level: 9 });
  // Nobody reads on behind the end of compressed data.
  const padding = Buffer.alloc(Math.max(0, stored.length - edited.length), 10);
  return Buffer.concat([bytes.subarray(0, from), edited, padding, bytes.subarray(to)]);
}

function inflate(stored: Buffer): Buffer | undefined {
  try {
    return inflateSync(stored, { maxOutputLength: 50e6 });
  } catch {
    return undefined;
  }
}
