import { mayBeNumbered, NUMBER_PATTERNS } from './title-number.ts';

const MOST_NUMBERS = 3;
const GREEK = /\p{Script=Greek}/u;

/** Greek capitals are printed without their accents: "Περίληψη" of the outline is "ΠΕΡΙΛΗΨΗ" on the page. */
const withoutTonos = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Greek}\u0308?)\u0301/gu, '')
    .replace(/ς/g, 'σ');

/** TeX writes outlines without accents: "details" of the outline is "détails" on the page. */
const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '');

/** A title as it is compared: letters and digits only, in lower case and, in Latin script, without accents. */
export function titleKey(title: string): string {
  const lower = title.toLowerCase();
  // Thousands of blocks are compared in a book; most are plain ASCII.
  if (/^[ -~]*$/.test(lower)) return lower.replace(/[^a-z0-9]+/g, '');
  return withoutAccents(GREEK.test(lower) ? withoutTonos(lower) : lower)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/**
 * A title without what numbers it: "2.1 Scope", "Chapter 2: Scope" and "Scope" are one. It is for comparing, so
 * "Appendix A A sample" and "A sample" are one too.
 */
export function withoutNumber(title: string): string {
  let rest = title.normalize('NFKC').trim();
  for (let count = 0; count < MOST_NUMBERS; count += 1) {
    if (!mayBeNumbered(rest)) break;
    const pattern = NUMBER_PATTERNS.find((candidate) => candidate.test(rest));
    const bare = pattern === undefined ? rest : rest.replace(pattern, '').replace(/^[-–—:.|\s]+/, '');
    if (bare === rest || !/\p{L}/u.test(bare)) break;
    rest = bare;
  }
  return rest;
}

/** A title of the outline with the accents that it has in print, where the outline has none. */
export function withPrintedAccents(title: string, printed: string): string {
  const bare = withoutNumber(title);
  const inPrint = withoutNumber(printed);
  if (!/^[ -~]+$/.test(bare) || !title.endsWith(bare) || /^[ -~]*$/.test(withoutQuotes(inPrint)))
    return title;
  return withoutQuotes(withoutAccents(inPrint)) === bare ? title.slice(0, -bare.length) + inPrint : title;
}

const withoutQuotes = (text: string): string => text.replace(/[’‘]/g, "'").normalize('NFC');

/** Whether a title is more letters and digits than signs; the labels of a drawing that OCR has guessed are not. */
export const isMostlyLetters = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0) * 2 > text.replace(/\s/g, '').length;
