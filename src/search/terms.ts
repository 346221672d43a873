import { foldWord } from './fold-word.ts';
import { buildStemmer } from './stem.ts';

// Chinese and Japanese have no spaces between words: pairs of signs stand in for them, which needs no dictionary.
const PAIRED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
// Thai and its like have none either, and words of several letters: the dictionaries of ICU part them.
const UNSPACED = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}]+|[\p{L}\p{N}\p{M}]+/gu;

/** A term as it is compared, and its characters `start` to `end` (exclusive) of the text, in UTF-16. */
type Visit = (term: string, start: number, end: number) => void;

/** Takes texts of one language apart. */
export interface Terms {
  /** Calls `visit` for each term of a text, in order, with repeats. */
  each(text: string, visit: Visit): void;
  /** The terms alone. */
  list(text: string): string[];
}

const known = new Map<string, Terms>();

/** In: the tag of the language that texts are in, "und" where it is not known. */
export function termsOf(language: string): Terms {
  const made = known.get(language) ?? buildTerms(language);
  known.set(language, made);
  return made;
}

function buildTerms(language: string): Terms {
  const stem = buildStemmer(language);
  let segmenter: Intl.Segmenter | undefined;
  const eachSegment = (run: string, at: number, visit: Visit): void => {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    for (const { segment, index } of segmenter.segment(run))
      visit(foldWord(segment), at + index, at + index + segment.length);
  };
  const each = (text: string, visit: Visit): void => {
    for (const { 0: run, index } of text.matchAll(RUNS)) {
      const first = run.charCodeAt(0);
      if (first < FIRST_UNSPACED) visit(stem(foldWord(run)), index, index + run.length);
      else if (PAIRED.test(run)) eachPair(run, index, visit);
      else if (UNSPACED.test(run)) eachSegment(run, index, visit);
      else visit(stem(foldWord(run)), index, index + run.length);
    }
  };
  return {
    each,
    list(text) {
      const terms: string[] = [];
      each(text, (term) => terms.push(term));
      return terms;
    },
  };
}

// Thai, the first of these scripts in Unicode's order.
const FIRST_UNSPACED = 0x0e00;

function eachPair(run: string, at: number, visit: Visit): void {
  const signs = Array.from(run);
  if (signs.length < 3) {
    visit(foldWord(run), at, at + run.length);
    return;
  }
  let start = at;
  for (let index = 0; index + 1 < signs.length; index += 1) {
    const [one = '', other = ''] = signs.slice(index, index + 2);
    visit(foldWord(one + other), start, start + one.length + other.length);
    start += one.length;
  }
}
