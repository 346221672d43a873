import type { Language } from './language.ts';
import type { Piece } from './pieces.ts';
import { isUnspaced, joinWords } from './segments.ts';
import { sentencesOf } from './sentences.ts';
import { wordsOf } from './words.ts';

const LONGEST = 70;
/** A title of terms needs each of them at least this often in the text. */
const LEAST_COUNT = 3;

/**
 * A title for a text without headings: its two most frequent phrases of two words, else its first sentence,
 * cut at a word. Undefined when there is neither.
 */
export function titleFromText(
  pieces: readonly Piece[],
  language: Language,
  taken: ReadonlySet<string>,
): string | undefined {
  const heading = pieces.find((piece) => piece.isHeading)?.text;
  if (heading !== undefined && heading.length <= LONGEST && !taken.has(heading) && isWorded(heading))
    return heading;
  const terms = language.stopWords.size > 0 ? frequentPairs(pieces, language) : [];
  const title = capitalised(terms.slice(0, 2).join('; '));
  if (title !== '' && !taken.has(title)) return title;
  const prose = pieces.find((piece) => !piece.isCode && piece.words > 3);
  const sentence = prose === undefined ? undefined : sentencesOf(prose.text, language)[0]?.text;
  return sentence === undefined || !isWorded(sentence) ? undefined : shortened(sentence);
}

const MOST_SIGNS = 0.4;

/** Whether a text is words; what OCR makes of a drawing is signs and single letters. */
function isWorded(text: string): boolean {
  const written = text.replace(/\s/gu, '');
  const signs = written.replace(/[\p{L}\p{M}\p{N}]/gu, '').length;
  return /\p{L}{3}|\p{Lo}{2}/u.test(text) && signs <= written.length * MOST_SIGNS;
}

function frequentPairs(pieces: readonly Piece[], language: Language): string[] {
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.isCode) continue;
    const words = wordsOf(piece.text);
    words.forEach((word, index) => {
      const next = words[index + 1];
      if (next === undefined || !isContent(word, language) || !isContent(next, language)) return;
      const pair = joinWords(word, next);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST_COUNT)
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([pair]) => pair);
}

const isContent = (word: string, language: Language): boolean =>
  (word.length > 2 || (word.length > 1 && isUnspaced(word))) &&
  !language.stopWords.has(word) &&
  !/\d/.test(word);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function shortened(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence.replace(/[.。।]$/u, '');
  const cut = sentence.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : LONGEST).replace(/[,;:]$/, '')}…`;
}
