import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Random, seededRandom } from '../../src/generate/random.ts';
import { editStream, listStreams } from './streams.ts';

/** A broken copy of a real file, and what was done to it. */
export interface Mutant {
  bytes: Buffer;
  description: string;
}

// Numbers that no file means: past 16, 31, 32 and 64 bits, nothing, less than nothing, and hardly anything.
const EXTREMES = [
  '0',
  '1',
  '-1',
  '2',
  '255',
  '65535',
  '65536',
  '2147483647',
  '2147483648',
  '-2147483648',
  '4294967295',
  '9223372036854775807',
  '99999999999999999999',
  '0.0000001',
  '-999999.5',
  '1e9',
];

const MAX_CHANGES = 3;
const NEIGHBOUR_PRIME = 7919;

/**
 * Makes mutant `number` of `seed` from one or two of the files at `paths`. The same numbers and files make the
 * same bytes everywhere.
 */
export function buildMutant(paths: readonly string[], seed: number, number: number): Mutant {
  const random = seededRandom(seed * 1_000_003 + number * NEIGHBOUR_PRIME);
  // The first numbers of near seeds are alike.
  for (let skipped = 0; skipped < 8; skipped += 1) random();
  const path = pick(paths, random);
  const other = pick(paths, random);
  let bytes: Buffer = readFileSync(path);
  const done: string[] = [];
  const changes = 1 + below(MAX_CHANGES, random);
  for (let change = 0; change < changes && bytes.length > 0; change += 1) {
    const { name, mutate } = pick(MUTATIONS, random);
    bytes = mutate(bytes, random, other);
    done.push(name);
  }
  const spliced = done.includes('splice') ? ` with ${basename(other)}` : '';
  return { bytes, description: `${basename(path)}: ${done.join(', ')}${spliced}` };
}

const below = (limit: number, random: Random): number => Math.floor(random() * limit);

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[below(items.length, random)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

type Mutate = (bytes: Buffer, random: Random, otherPath: string) => Buffer;

const MUTATIONS: readonly { name: string; mutate: Mutate }[] = [
  { name: 'flip', mutate: flipBytes },
  { name: 'cut', mutate: cutBytes },
  { name: 'splice', mutate: spliceBytes },
  { name: 'numbers', mutate: changeNumbers },
  { name: 'names', mutate: changeNames },
  { name: 'swap streams', mutate: swapStreams },
  { name: 'edit stream', mutate: changeStream },
  { name: 'edit stream', mutate: changeStream },
];

function flipBytes(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const flips = 1 + below(2 ** below(8, random), random);
  for (let flip = 0; flip < flips; flip += 1) copy[below(copy.length, random)] = below(256, random);
  return copy;
}

/** The end is lost, or a piece from the middle. */
function cutBytes(bytes: Buffer, random: Random): Buffer {
  const from = below(bytes.length, random);
  if (random() < 0.4) return bytes.subarray(0, from);
  const length = below(Math.min(bytes.length - from, 2 ** below(17, random)) + 1, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

/** A piece of another file stands in the place of one of this, or beside it. */
function spliceBytes(bytes: Buffer, random: Random, otherPath: string): Buffer {
  const other = readFileSync(otherPath);
  const from = below(other.length, random);
  const piece = other.subarray(from, from + below(2 ** below(18, random), random));
  const at = below(bytes.length, random);
  const replaced = random() < 0.7 ? piece.length : 0;
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + replaced)]);
}

/** In syntax outside of streams: sizes, offsets, references, counts. */
function changeNumbers(bytes: Buffer, random: Random): Buffer {
  return changeMatches(bytes, random, /(?<=[\s[<(/>])-?\d+(?:\.\d+)?(?=[\s\]>/R])/g, (found) =>
    random() < 0.5 ? pick(EXTREMES, random) : String(Number.parseInt(found, 10) + below(5, random) - 2),
  );
}

/** A name takes the place of another of the same file. */
function changeNames(bytes: Buffer, random: Random): Buffer {
  const names = bytes.toString('latin1').match(/\/[A-Za-z]{2,20}/g) ?? [];
  return names.length === 0
    ? bytes
    : changeMatches(bytes, random, /\/[A-Za-z]{2,20}/g, () => pick(names, random));
}

function changeMatches(
  bytes: Buffer,
  random: Random,
  pattern: RegExp,
  change: (found: string) => string,
): Buffer {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return bytes;
  const chosen = new Set(Array.from({ length: 1 + below(6, random) }, () => below(found.length, random)));
  let result = '';
  let at = 0;
  for (const index of [...chosen].sort((one, next) => one - next)) {
    const match = found[index];
    if (match === undefined) continue;
    result += text.slice(at, match.index) + change(match[0]);
    at = match.index + match[0].length;
  }
  return Buffer.from(result + text.slice(at), 'latin1');
}

/** Two streams change places: a font is a page, a picture is a table of references. */
function swapStreams(bytes: Buffer, random: Random): Buffer {
  const streams = listStreams(bytes);
  if (streams.length < 2) return bytes;
  const [first, second] = [pick(streams, random), pick(streams, random)].sort(
    (one, next) => one.from - next.from,
  );
  if (first === undefined || second === undefined || first.to > second.from) return bytes;
  return Buffer.concat([
    bytes.subarray(0, first.from),
    bytes.subarray(second.from, second.to),
    bytes.subarray(first.to, second.from),
    bytes.subarray(first.from, first.to),
    bytes.subarray(second.to),
  ]);
}

/** What a compressed stream holds is changed and compressed again: operators, fonts, objects. */
function changeStream(bytes: Buffer, random: Random): Buffer {
  const streams = listStreams(bytes);
  if (streams.length === 0) return flipBytes(bytes, random);
  return editStream(bytes, pick(streams, random), (content) => {
    if (content.length === 0) return content;
    const way = random();
    if (way < 0.45) return changeNumbers(content, random);
    if (way < 0.6) return flipBytes(content, random);
    if (way < 0.75) return repeatPiece(content, random);
    return way < 0.9 ? cutBytes(content, random) : changeNames(content, random);
  });
}

const MAX_REPEATED_BYTES = 2_000_000;

/** A piece stands there up to 10,000 times: nested, or a page that never ends. */
function repeatPiece(content: Buffer, random: Random): Buffer {
  const from = below(content.length, random);
  const piece = content.subarray(from, from + 1 + below(200, random));
  const times = Math.min(10 ** below(5, random), Math.floor(MAX_REPEATED_BYTES / piece.length));
  return Buffer.concat([
    content.subarray(0, from),
    ...Array.from({ length: times }, () => piece),
    content.subarray(from),
  ]);
}
