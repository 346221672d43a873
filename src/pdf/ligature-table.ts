import { constants, inflateSync } from 'node:zlib';

/** Of each font, by its name in the file and by that without the letters before a plus: the ligatures by their codes. */
export type LigatureTable = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What an object stream may have, packed and unpacked: real ones have 100 objects in some kilobytes. */
const MOST_PACKED_BYTES = 256e3;
const MOST_UNPACKED_BYTES = 4e6;
/** Nobody waits for a file that was made to be looked through for long; a book has 5 MB in all. */
const MOST_UNPACKED_BYTES_IN_ALL = 64e6;
const MOST_PLACES = 5000;
const MOST_OBJECTS = 20_000;
/** Fonts and encodings are small; what is longer is no dictionary. */
const MOST_OBJECT_BYTES = 20_000;
/** The numbers before "obj". */
const MOST_NUMBERS_BYTES = 20;

/** "f_f", "T_h", "f_f_i.alt"; "fi" and "ff" PDFium knows itself. */
const LIGATURE = /^[A-Za-z](?:_[A-Za-z]){1,2}(?=\.|$)/;
/** "U" and "adieresis" PDFium knows, and tells no fault of them; of "g85" nobody knows what it shows. */
const KNOWN = /^[A-Za-z]+$/;
const CODE = /^\d{1,3}$/;
const LAST_CODE = 255;
/** Stands for a sign that has no letters. */
const OTHER = '';

/**
 * Reads from the bytes of a PDF which codes of which fonts are ligatures by names like "f_f". PDFium gives no Unicode for
 * these names and does not tell them.
 *
 * Out: nothing of object streams that are encrypted or broken. A code that two fonts of one name use differently is
 * left out.
 * Source: ISO 32000-2, 7.5.7 (object streams) and 9.6.5 (encodings); Adobe Glyph List Specification, section 2.
 */
export function readLigatureTable(bytes: Buffer): LigatureTable {
  const fonts = new Map<string, Set<string>>();
  const encodings = new Map<string, Map<number, string>>();
  let count = 0;
  for (const [number, text] of objectsOf(bytes)) {
    count += 1;
    if (count > MOST_OBJECTS) break;
    const names = namesIn(text);
    if (names.size > 0) encodings.set(number, names);
    const font = /\/BaseFont\s{0,9}\/([^\s/<>[\]()]{1,120})/.exec(text)?.[1];
    if (font === undefined) continue;
    const encoding = /\/Encoding\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R/.exec(text)?.[1] ?? number;
    for (const name of new Set([font, withoutPrefix(font)]))
      fonts.set(name, (fonts.get(name) ?? new Set()).add(encoding));
  }
  const table = new Map<string, ReadonlyMap<number, string>>();
  for (const [font, own] of fonts) {
    const [first, ...others] = [...own].flatMap((encoding) => encodings.get(encoding) ?? []);
    if (first === undefined) continue;
    const ligatures = others.length === 0 ? first : merged([first, ...others]);
    if (ligatures.values().some((letters) => letters !== OTHER)) table.set(font, ligatures);
  }
  return table;
}

/** "Roman" of "ABCDEF+Roman": a part of the font that only this file has. */
export const withoutPrefix = (font: string): string => font.replace(/^[A-Z]{6}\+/, '');

function merged(encodings: readonly ReadonlyMap<number, string>[]): Map<number, string> {
  const all = new Map<number, string>();
  for (const encoding of encodings)
    for (const [code, letters] of encoding)
      all.set(code, (all.get(code) ?? letters) === letters ? letters : OTHER);
  return all;
}

/** The letters of the ligatures of an encoding by their codes, and `OTHER` for signs of which nothing is known. */
function namesIn(text: string): Map<number, string> {
  const found = new Map<number, string>();
  const key = text.indexOf('/Differences');
  const start = key < 0 ? -1 : text.indexOf('[', key);
  const end = start < 0 ? -1 : text.indexOf(']', start);
  if (end < 0) return found;
  let code = 0;
  for (const token of text
    .slice(start + 1, end)
    .replaceAll('/', ' /')
    .split(/\s+/)) {
    if (CODE.test(token)) code = Number(token);
    if (!token.startsWith('/')) continue;
    const name = token.slice(1);
    const [ligature] = LIGATURE.exec(name) ?? [];
    if (code <= LAST_CODE && (ligature !== undefined || !KNOWN.test(name)))
      found.set(code, ligature?.replaceAll('_', '') ?? OTHER);
    code += 1;
  }
  return found;
}

type NumberedObject = [number: string, text: string];

/** Numbers and texts of the objects that may be fonts or encodings, those in object streams too. */
function* objectsOf(bytes: Buffer): Generator<NumberedObject> {
  let leftBytes = MOST_UNPACKED_BYTES_IN_ALL;
  let next = 0;
  for (const place of placesOf(bytes, '/ObjStm')) {
    if (place < next || leftBytes <= 0) continue;
    const stream = streamAt(bytes, place);
    if (stream === undefined) continue;
    next = stream.end;
    const text = unpacked(bytes.subarray(stream.begin, stream.end));
    leftBytes -= text?.length ?? MOST_UNPACKED_BYTES;
    if (text?.includes('/Differences') || text?.includes('/BaseFont'))
      yield* packedObjects(text, stream.first);
  }
  const starts = new Set<number>();
  for (const key of ['/Differences', '/BaseFont'])
    for (const place of placesOf(bytes, key)) {
      const from = Math.max(0, place - MOST_OBJECT_BYTES);
      const before = cut(bytes, from, place);
      const start = before.lastIndexOf('obj');
      if (start < 0 || starts.has(from + start)) continue;
      starts.add(from + start);
      const numbers = before.slice(Math.max(0, start - MOST_NUMBERS_BYTES), start);
      const number = /(\d{1,10})\s{1,9}\d{1,5}\s{1,9}$/.exec(numbers)?.[1];
      const behind = cut(bytes, place, place + MOST_OBJECT_BYTES);
      const end = behind.indexOf('endobj');
      if (number !== undefined && end >= 0) yield [number, before.slice(start) + behind.slice(0, end)];
    }
}

/** Where the packed bytes of an object stream are, of whose dictionary `place` is a part; `first` is its entry. */
function streamAt(bytes: Buffer, place: number): { begin: number; end: number; first: number } | undefined {
  const before = cut(bytes, Math.max(0, place - MOST_OBJECT_BYTES), place);
  const behind = cut(bytes, place, place + MOST_OBJECT_BYTES);
  const head = /^[\s\S]*?stream\r?\n/.exec(behind)?.[0];
  if (head === undefined) return undefined;
  const first = /\/First\s{1,9}(\d{1,9})/.exec(before.slice(before.lastIndexOf('obj')) + head)?.[1];
  const begin = place + head.length;
  const end = bytes.subarray(begin, begin + MOST_PACKED_BYTES).indexOf('endstream');
  return first === undefined || end < 0 ? undefined : { begin, end: begin + end, first: Number(first) };
}

/** Objects stand one after the other: none is cut out twice. */
function* packedObjects(text: string, first: number): Generator<NumberedObject> {
  const numbers = text.slice(0, Math.min(first, MOST_PACKED_BYTES)).trim().split(/\s+/);
  let last = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const start = first + Number(numbers[at + 1]);
    const next = at + 3 < numbers.length ? first + Number(numbers[at + 3]) : text.length;
    if (!(start >= last && next > start)) return;
    yield [numbers[at] ?? '', text.slice(start, Math.min(next, start + MOST_OBJECT_BYTES))];
    last = next;
  }
}

/** Out: undefined for what is encrypted, packed otherwise or broken: PDFium has the last word on the file. */
function unpacked(packed: Uint8Array): string | undefined {
  try {
    const options = { maxOutputLength: MOST_UNPACKED_BYTES, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(packed, options).toString('latin1');
  } catch {
    return undefined;
  }
}

const cut = (bytes: Buffer, start: number, end: number): string => bytes.toString('latin1', start, end);

function* placesOf(bytes: Buffer, key: string): Generator<number> {
  let at = bytes.indexOf(key);
  for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
    yield at;
    at = bytes.indexOf(key, at + key.length);
  }
}
