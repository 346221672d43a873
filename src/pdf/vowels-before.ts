import type { Codes } from './char-codes.ts';

// Devanagari, Bengali, Gurmukhi and Gujarati have their signs at the same places of blocks of 128.
const FIRST = 0x900;
const END = 0xb00;
const SHORT_I = 0x3f;
const VIRAMA = 0x4d;
const NUKTA = 0x3c;

const placeOf = (code: number): number => (code >= FIRST && code < END ? code & 0x7f : -1);
const isConsonant = (code: number): boolean => {
  const place = placeOf(code);
  return (place >= 0x15 && place <= 0x39) || (place >= 0x58 && place <= 0x5f);
};

// The sign stands behind a consonant where it is written as it is spoken.
const LEAST_LOOSE = 2;
const LEAST_LOOSE_SHARE = 0.2;

/**
 * Puts the short i of the scripts of northern India behind its consonants, where it is spoken: some programs write it
 * as it is drawn, before them. Changes `codes` in place.
 */
export function putVowelsBehind(codes: Codes): void {
  const byScript = new Map<number, number[]>();
  codes.forEach((code, index) => {
    if (placeOf(code) !== SHORT_I) return;
    const places = byScript.get(code) ?? [];
    byScript.set(code, places);
    places.push(index);
  });
  for (const places of byScript.values()) {
    const loose = places.filter((index) => !isJoined(codes[index - 1] ?? 0)).length;
    if (loose < LEAST_LOOSE || loose < places.length * LEAST_LOOSE_SHARE) continue;
    for (const index of places) putBehind(codes, index);
  }
}

const isJoined = (code: number): boolean => isConsonant(code) || placeOf(code) === NUKTA;

function putBehind(codes: Codes, index: number): void {
  const end = endOfConsonants(codes, index + 1);
  const vowel = codes[index] ?? 0;
  codes.copyWithin(index, index + 1, end);
  codes[end - 1] = vowel;
}

/** Where the consonants end that are spoken before one vowel. */
function endOfConsonants(codes: Codes, start: number): number {
  let end = start;
  while (isConsonant(codes[end] ?? 0)) {
    end += placeOf(codes[end + 1] ?? 0) === NUKTA ? 2 : 1;
    if (placeOf(codes[end] ?? 0) !== VIRAMA || !isConsonant(codes[end + 1] ?? 0)) break;
    end += 1;
  }
  return end;
}
