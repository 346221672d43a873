import { matchesOf } from '../course/matches.ts';
/** A short form and what it stands for, both as the text spells them. */
export interface Acronym {
  short: string;
  long: string;
}

/** "(DFSG)" behind its long form: two to ten signs, two of them capitals. */
const SHORT_BEHIND = /\((\p{Lu}[\p{L}\p{N}&-]{1,9})\)/gu;
/** Every bracket that may hold one or stand behind one; most texts have none. */
const BRACKETED = /\(\p{Lu}|\p{Lu} \(/u;
/** "DFSG (Debian ...)" before it. */
const SHORT_BEFORE = /(?<=(?<![\p{L}\p{N}_-])(\p{Lu}[\p{Lu}\p{N}&-]{1,8}) )\(([^()\n]{5,90})\)/gu;
const STANDS_FOR = /^(?:short for|stands? for|which stands for|i\.e\.,?|abbreviation (?:of|for)) /;
const QUOTES = /^["“”„‘'«»]+|["“”’'«»,]+$/g;
const LONGEST_LONG = 120;
const MOST_WORDS = 12;
/** Words of a long form that need no letter, as "of", "und" or "de la". */
const SMALL = /^\p{Ll}{1,3}$/u;

/** Finds acronyms that a text spells out: "Long Name (LN)" and "LN (Long Name)", the letters matching. */
export function acronymsIn(text: string): Acronym[] {
  const found: Acronym[] = [];
  if (!text.includes('(') || !BRACKETED.test(text)) return found;
  for (const match of matchesOf(text, SHORT_BEHIND)) {
    const short = singular(match[1] ?? '');
    if (!hasTwoCapitals(short)) continue;
    const before = text.slice(Math.max(0, match.index - LONGEST_LONG), match.index);
    const long = longBefore(before, lettersOf(short));
    if (long !== undefined) found.push({ short, long: inNumberOf(match[1] ?? '', short, long) });
  }
  for (const [, rawShort = '', inner = ''] of matchesOf(text, SHORT_BEFORE)) {
    const short = singular(rawShort);
    const long = (inner.replace(STANDS_FOR, '').split(/[,;:]/)[0] ?? '').replace(QUOTES, '').trim();
    const words = long.split(/\s+/);
    if (hasTwoCapitals(short) && isSpeltOut(words, lettersOf(short))) found.push({ short, long });
  }
  return found;
}

/** "APIs" is the plural of "API". */
const singular = (short: string): string =>
  /^[\p{Lu}\p{N}&-]{2,}s$/u.test(short) ? short.slice(0, -1) : short;
const hasTwoCapitals = (short: string): boolean => (short.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
const lettersOf = (short: string): string => (short.match(/\p{L}/gu) ?? []).join('').toLowerCase();

/** Where "(NMUs)" was made "NMU", its long form loses its "s" too. */
const inNumberOf = (written: string, short: string, long: string): string =>
  written === short ? long : long.replace(/(?<=[^s])s$/, '');

/**
 * The words right before a bracket that spell its letters out: the fewest that do, unless more of them take a letter
 * each that the fewest have inside, as in "universally unique identifier (UUID)".
 */
function longBefore(before: string, letters: string): string | undefined {
  const sentence = before.split(/[.!?;:()\n] ?(?=\S)/).at(-1) ?? '';
  const words = sentence.trim().split(/\s+/);
  let long: string | undefined;
  for (let count = 2; count <= Math.min(words.length, MOST_WORDS); count += 1) {
    const some = words.slice(-count);
    // What stands between is no part of it: the words that are added have to be a part of the name each.
    if (isSpeltOut(some, letters)) long = some.join(' ').replace(QUOTES, '');
    else if (long !== undefined) break;
  }
  return long;
}

/** Whether each word gives its first letter, and perhaps more of its own, in order; small words may give none. */
function isSpeltOut(words: readonly string[], letters: string): boolean {
  const parts = words.flatMap((word) => word.split(/[-/’']/)).map((part) => part.replace(/^\P{L}+/u, ''));
  if (words.some((word) => /[=+*<>|{}[\]\\]/.test(word))) return false;
  const filled = parts.filter((part) => part !== '');
  const first = filled[0] ?? '';
  if (filled.length < 2 || filled.length > MOST_WORDS || SMALL.test(first)) return false;
  // Most letters are the first ones of words: else any phrase would do.
  const large = filled.filter((part) => !SMALL.test(part)).length;
  return large * 2 >= letters.length && large <= letters.length && takes(filled, 0, letters, 0);
}

/** Whether the words from `index` on spell the letters from `at` on. Words and letters are at most twelve. */
function takes(words: readonly string[], index: number, letters: string, at: number): boolean {
  const word = words[index];
  if (word === undefined) return at === letters.length;
  if (SMALL.test(word) && takes(words, index + 1, letters, at)) return true;
  const lowered = word.toLowerCase();
  // "Extensible Markup Language" is XML.
  const start = lowered.startsWith(letters.charAt(at)) ? 0 : lowered.startsWith(`ex`) ? 1 : -1;
  if (at >= letters.length || start < 0 || lowered.charAt(start) !== letters.charAt(at)) return false;
  let place = start;
  for (let next = at; next < letters.length; ) {
    if (takes(words, index + 1, letters, next + 1)) return true;
    next += 1;
    place = lowered.indexOf(letters.charAt(next), place + 1);
    if (place < 0 || next >= letters.length) return false;
  }
  return false;
}
