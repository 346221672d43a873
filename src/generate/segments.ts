import { matchesOf } from '../course/matches.ts';

// Thai, Lao, Burmese, Khmer, kana and Han: scripts that write without spaces between words.
const UNSPACED_CLASS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{2ffff}';
const UNSPACED = new RegExp(`[${UNSPACED_CLASS}]`, 'u');
/** Stretches of such a script, and what stands between them. */
const STRETCH = new RegExp(`[${UNSPACED_CLASS}]+|[^${UNSPACED_CLASS}]+`, 'gu');
/** The first character of these scripts in Unicode's order. */
const FIRST_UNSPACED = '\u0e00';

/** Whether a text has characters of a script that writes without spaces between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Whether a character belongs to such a script. */
export const isUnspacedCharacter = (character: string): boolean =>
  character >= FIRST_UNSPACED && UNSPACED.test(character);

// One dictionary of ICU serves Chinese and Japanese alike; Thai, Lao, Burmese and Khmer are found by their script.
let segmenter: Intl.Segmenter | undefined;

/** The same stretches are asked for by lessons, questions and checks; a book has some 50,000. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 60_000;

/** The words of a stretch of one script without spaces. */
function segmentsOf(stretch: string): readonly string[] {
  const ready = known.get(stretch);
  if (ready !== undefined) return ready;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(stretch)) if (isWordLike) words.push(segment);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(stretch, words);
  return words;
}

/** A run of letters as its words: "使用dpkg安装" is 使用, dpkg and 安装. */
export function splitUnspaced(run: string): string[] {
  if (!UNSPACED.test(run)) return [run];
  const words: string[] = [];
  for (const [stretch] of run.matchAll(STRETCH)) {
    if (UNSPACED.test(stretch)) words.push(...segmentsOf(stretch));
    else {
      const word = stretch.replace(/^['’._-]+|['’._-]+$/g, '');
      if (word !== '') words.push(word);
    }
  }
  return words;
}

/** A token and its place, as a match has them. */
interface Token {
  0: string;
  index: number;
}

/** What `pattern` finds in a text, each run of a script without spaces as its words; nothing of it is left out. */
export function tokensIn(text: string, pattern: RegExp): readonly Token[] {
  const found = matchesOf(text, pattern);
  if (!UNSPACED.test(text)) return found;
  return found.flatMap((match) => (UNSPACED.test(match[0]) ? partsOf(match) : [match]));
}

function partsOf({ 0: token, index }: Token): Token[] {
  const parts: Token[] = [];
  for (const { 0: stretch, index: start } of token.matchAll(STRETCH)) {
    let at = start;
    for (const part of UNSPACED.test(stretch) ? segmentsOf(stretch) : [stretch]) {
      at = Math.max(at, token.indexOf(part, at));
      parts.push({ 0: part, index: index + at });
      at += part.length;
    }
  }
  return parts;
}

/** Whether the word before position `at` of a text goes on there. */
export function goesOnAt(text: string, at: number): boolean {
  const next = text.charAt(at);
  return /[\p{L}\p{M}\p{N}_(-]/u.test(next) && !isUnspacedCharacter(next);
}

/** The first word of a phrase, by which it is found in a text. */
export function firstWordOf(phrase: string): string {
  const first = phrase.split(' ', 1)[0] ?? '';
  if (!UNSPACED.test(first)) return first;
  const stretch = first.match(STRETCH)?.[0] ?? '';
  return UNSPACED.test(stretch) ? (segmentsOf(stretch)[0] ?? stretch) : stretch;
}

/** German writes "Paketverwaltung" for what others write in two words. */
const COMPOUND = /^\p{Lu}\p{Ll}[\p{Ll}-]{10,}$/u;

/** Whether a phrase has more than one word, with or without a space between them. */
export const hasSeveralWords = (phrase: string): boolean =>
  phrase.includes(' ') || COMPOUND.test(phrase) || (isUnspaced(phrase) && splitUnspaced(phrase).length > 1);

/** Words put together again as they are written: with a space, or without where the script has none. */
export const joinWords = (left: string, right: string): string =>
  isUnspacedCharacter(left.slice(-1)) && isUnspacedCharacter(right.slice(0, 1))
    ? left + right
    : `${left} ${right}`;
