import type { NumberedSentence } from './sentences.ts';

const LEAST_WORDS = 7;
const MOST_WORDS = 34;
/** Sentences that lean on others or on their place cannot be asked about. */
const LEANS =
  /^(?:this|that|these|those|it|they|he|she|such|so|but|and|or|however|thus|note|see|for example|here|there|if|when|we|you)\b|\b(?:above|below|following|previous|section|chapter|figure|table|appendix|see|example)\b/i;

/** Whether a sentence says something by itself. */
export function isWhole(text: string): boolean {
  const words = text.split(/\s+/).length;
  const isSentence = /^[\p{Lu}\p{Lo}].*[.。।]$/u.test(text);
  return (
    isSentence &&
    words >= LEAST_WORDS &&
    words <= MOST_WORDS &&
    !LEANS.test(text) &&
    !/["“”`{}<>=\\|]/.test(text)
  );
}

/** "An X is a Y." */
export function definitionIn(text: string): { term: string } | undefined {
  const term = /^An? ([\p{Ll}][\p{L}-]+(?: [\p{Ll}][\p{L}-]+){0,2}) (?:is|are) (?:an?|the|one) /u.exec(
    text,
  )?.[1];
  return term === undefined ? undefined : { term };
}

const LONG_WORD = /(?<![\p{L}\p{N}._'’-])\p{Ll}{6,14}(?![\p{L}\p{N}_'’-]|\.\p{L})/gu;
const PLAIN =
  /^(?:should|because|before|however|usually|always|certain|another|through|without|between|whether|either|rather|itself|within|become|different|important|possible|available|necessary|several|really)$/;

/** Words of a sentence that are worth leaving out, the longest first. */
export const longWordsOf = (text: string): string[] =>
  [...new Set(text.match(LONG_WORD) ?? [])]
    .filter((word) => !PLAIN.test(word) && text.toLowerCase().split(word.slice(0, 5)).length === 2)
    .toSorted((one, other) => other.length - one.length);

export const blanked = (text: string, word: string): string =>
  text.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'), '_____').replace(/\.$/, '');

const CODE = /(?<![\w`])(?=\S*[_$*<>=(){}[\]\\|^~])[^\s,;“”"']+?(?=[.,;:]?(?:\s|$))/g;

/** A text with its pieces of code between backticks, as models write it. */
export const markedCode = (text: string): string =>
  text.replace(CODE, (code) =>
    /^\(\p{L}[\p{L}-]*\)?$|^\p{L}+\)$/u.test(code) ? code : `\`${code.replaceAll('`', '')}\``,
  );

/** Those that share words with a question, the most first. */
export function rankByWords(sentences: readonly NumberedSentence[], question: string): NumberedSentence[] {
  const wanted = [...new Set(question.toLowerCase().match(/\p{L}{4,}|\p{Script=Han}{2}/gu) ?? [])];
  return sentences
    .map((sentence) => {
      const text = sentence.text.toLowerCase();
      return { sentence, hits: wanted.filter((word) => text.includes(word)).length };
    })
    .filter(({ hits }) => hits > 0 && hits * 3 >= wanted.length)
    .toSorted((one, other) => other.hits - one.hits)
    .map(({ sentence }) => sentence);
}
