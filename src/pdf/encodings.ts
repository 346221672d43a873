import { constants, inflateSync } from 'node:zlib';

/** Of each font, without the letters before a plus: by the code of a character, the letters of its ligature. */
export type LigatureTable = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What an object stream may have, packed and when it is unpacked: real ones have 100 objects in some kilobytes. */
const MOST_PACKED = 256e3;
const MOST_UNPACKED = 4e6;
/** Nobody waits for a file that was made to be looked through for long; a book has 5 MB in all. */
const MOST_UNPACKED_IN_ALL = 64e6;
const MOST_PLACES = 5000;
/** Fonts and encodings are small; what is longer is no dictionary. */
const MOST_OBJECT = 20_000;
/** The numbers before "obj". */
const MOST_NUMBERS = 20;
/** "f_f", "T_h", "f_f_i.alt", as the list of Adobe has them made; "fi" and "ff" PDFium knows itself. */
const LIGATURE = /^[A-Za-z](?:_[A-Za-z]){1,2}(?=\.|$)/;
const CODE = /^\d{1,3}$/;

/**
 * Reads from the bytes of a PDF which codes of which fonts are ligatures by names like "f_f". PDFium gives no Unicode for
 * these names and does not tell them.
 *
 * Out: nothing of what is encrypted or broken. A code that two fonts of one name use differently is left out.
 * Source: ISO 32000-2, 7.5.7 (object streams) and 9.6.5 (encodings); Adobe Glyph List Specification, section 2.
 */
export function readLigatureTable(bytes: Buffer): LigatureTable {
  const fonts = new Map<string, string[]>();
  const encodings = new Map<string, Map<number, string>>();
  for (const [number, text] of objectsOf(bytes)) {
    const ligatures = ligaturesIn(text);
    if (ligatures.size > 0) encodings.set(number, ligatures);
    const font = /\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]{1,120})/.exec(text)?.[1];
    const encoding = /\/Encoding\s+(\d{1,10})\s+\d{1,5}\s+R/.exec(text)?.[1] ?? number;
    if (font !== undefined) fonts.set(font, [...(fonts.get(font) ?? []), encoding]);
  }
  const table = new Map<string, ReadonlyMap<number, string>>();
  for (const [font, own] of fonts) {
    const merged = merge(own.flatMap((encoding) => encodings.get(encoding) ?? []));
    if (merged.size > 0) table.set(font, merged);
  }
  return table;
}

function merge(encodings: readonly ReadonlyMap<number, string>[]): Map<number, string> {
  const merged = new Map<number, string>();
  const disputed = new Set<number>();
  for (const encoding of encodings)
    for (const [code, letters] of encoding) {
      if ((merged.get(code) ?? letters) !== letters) disputed.add(code);
      merged.set(code, letters);
    }
  for (const code of disputed) merged.delete(code);
  return merged;
}

function ligaturesIn(text: string): Map<number, string> {
  const found = new Map<number, string>();
  const [, list = ''] = /\/Differences\s*\[([^\]]{0,10000})\]/.exec(text) ?? [];
  let code = 0;
  for (const token of list.replaceAll('/', ' /').split(/\s+/)) {
    if (CODE.test(token)) code = Number(token);
    if (!token.startsWith('/')) continue;
    const [name] = LIGATURE.exec(token.slice(1)) ?? [];
    if (name !== undefined) found.set(code, name.replaceAll('_', ''));
    code += 1;
  }
  return found;
}

/** Numbers and texts of the objects that may be fonts or encodings, those in object streams too. */
function* objectsOf(bytes: Buffer): Generator<NumberedObject> {
  let left = MOST_UNPACKED_IN_ALL;
  let next = 0;
  for (const place of placesOf(bytes, '/ObjStm')) {
    if (place < next || left <= 0) continue;
    const stream = streamAt(bytes, place);
    if (stream === undefined) continue;
    next = stream.end;
    const text = unpacked(bytes.subarray(stream.begin, stream.end));
    left -= text.length;
    if (text.includes('/Differences') || text.includes('/BaseFont')) yield* packedObjects(text, stream.first);
  }
  const starts = new Set<number>();
  for (const key of ['/Differences', '/BaseFont'])
    for (const place of placesOf(bytes, key)) {
      const from = Math.max(0, place - MOST_OBJECT);
      const before = cut(bytes, from, place);
      const start = before.lastIndexOf('obj');
      if (start < 0 || starts.has(from + start)) continue;
      starts.add(from + start);
      const number = /(\d{1,10})\s+\d{1,5}\s+$/.exec(
        before.slice(Math.max(0, start - MOST_NUMBERS), start),
      )?.[1];
      const behind = cut(bytes, place, place + MOST_OBJECT);
      const end = behind.indexOf('endobj');
      if (number !== undefined && end >= 0) yield [number, before.slice(start) + behind.slice(0, end)];
    }
}

type NumberedObject = [number: string, text: string];

/** Where the packed bytes of an object stream are, of whose dictionary `place` is a part; `first` is its entry. */
function streamAt(bytes: Buffer, place: number): { begin: number; end: number; first: number } | undefined {
  const before = cut(bytes, Math.max(0, place - MOST_OBJECT), place);
  const behind = cut(bytes, place, place + MOST_OBJECT);
  const head = /^[\s\S]*?stream\r?\n/.exec(behind)?.[0];
  if (head === undefined) return undefined;
  const first = /\/First\s+(\d{1,9})/.exec(before.slice(before.lastIndexOf('obj')) + head)?.[1];
  const begin = place + head.length;
  const end = bytes.subarray(begin, begin + MOST_PACKED).indexOf('endstream');
  return first === undefined || end < 0 ? undefined : { begin, end: begin + end, first: Number(first) };
}

function* packedObjects(text: string, first: number): Generator<NumberedObject> {
  const numbers = text.slice(0, first).trim().split(/\s+/);
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const start = first + Number(numbers[at + 1]);
    const next = numbers[at + 3];
    yield [numbers[at] ?? '', text.slice(start, next === undefined ? undefined : first + Number(next))];
  }
}

function unpacked(packed: Uint8Array): string {
  try {
    const bytes = inflateSync(packed, {
      maxOutputLength: MOST_UNPACKED,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return bytes.toString('latin1');
  } catch {
    // Encrypted, packed otherwise, or broken: PDFium has the last word on the file.
    return '';
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
