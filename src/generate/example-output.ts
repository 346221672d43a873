import { wordsOf } from './words.ts';

/** A paragraph so many passages below the code is hardly its output. */
const MOST_BETWEEN = 12;
/** Fewer words stand in code and in text by chance. */
const LEAST_WORDS = 5;
/** Code with a sentence in it; most code has none, and nothing is looked for in it. */
const PROSE = /\p{L}{2,}(?:[,;]? \p{L}{2,}){4}/u;

/**
 * Tells the output of an example from text that states something: a manual of a typesetter prints what its code gives, a
 * handbook of statistics what its program said.
 */
export class ExampleOutput {
  readonly #codes: { at: number; words: string }[] = [];

  /** In: code at the position `at` among the passages of a lesson, which come in their order. */
  add(code: string, at: number): void {
    if (PROSE.test(code)) this.#codes.push({ at, words: spaced(code) });
  }

  /** Whether code shortly before `at` has all words of a sentence, in their order. */
  has(sentence: string, at: number): boolean {
    const near = this.#codes.filter((code) => code.at >= at - MOST_BETWEEN);
    if (near.length === 0) return false;
    const words = wordsOf(sentence);
    return words.length >= LEAST_WORDS && near.some((code) => code.words.includes(` ${words.join(' ')} `));
  }
}

const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `;
