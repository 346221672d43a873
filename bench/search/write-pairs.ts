import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { seededRandom } from '../../src/generate/random.ts';
import { withLectern } from '../machine.ts';
import { listPageTexts, uploadBook } from './books.ts';
import { BOOKS, PAIRS, type Pair } from './pairs.ts';

// `node bench/search/write-pairs.ts` makes the questions anew, by rule, from the sample documents.
//
// The rule: a sentence of 10 to 30 words that stands on one page alone and holds at least six words of substance. Its two
// rarest words, by the pages of the document that hold them, are left out; of the others the six rarest are kept, put in
// another order, every second with another ending, and asked for in words that are not in the sentence.

const A_BOOK = 100;
const DROPPED = 2;
const KEPT = 6;
const LEAST_LETTERS = 4;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];

const ASKED: Record<string, (words: readonly string[]) => string> = {
  en: (words) => `How do ${words.slice(0, 3).join(', ')} go together with ${words.slice(3).join(' and ')}?`,
  es: (words) => `¿De qué modo van juntos ${words.slice(0, 3).join(', ')} con ${words.slice(3).join(' y ')}?`,
};

function shuffle<Item>(items: readonly Item[], draw: () => number): Item[] {
  return items
    .map((item) => ({ item, at: draw() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

const otherEnding = (word: string): string =>
  word.endsWith('s') ? word.slice(0, -1) : /[aeiou]$/.test(word) ? `${word}s` : word;

interface Sentence {
  page: number;
  text: string;
}

const sentencesOf = (page: number, text: string): Sentence[] =>
  text
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((part) => ({ page, text: part.replace(/\s+/g, ' ').trim() }))
    .filter(({ text: whole }) => {
      const words = wordsOf(whole).length;
      return words >= 10 && words <= 30 && /^\p{Lu}.*[.!?]$/u.test(whole) && !/\. ?\. ?\./.test(whole);
    });

function ask(
  sentence: Sentence,
  pagesHolding: ReadonlyMap<string, number>,
  make: { language: string; draw: () => number },
): string | undefined {
  const rare = [...new Set(wordsOf(sentence.text))]
    .filter((word) => word.length >= LEAST_LETTERS)
    .sort(
      (one, other) => (pagesHolding.get(one) ?? 0) - (pagesHolding.get(other) ?? 0) || (one < other ? -1 : 1),
    );
  const kept = rare.slice(DROPPED, DROPPED + KEPT);
  if (kept.length < KEPT) return undefined;
  const mixed = shuffle(kept, make.draw).map((word, index) => (index % 2 === 0 ? word : otherEnding(word)));
  return ASKED[make.language]?.(mixed);
}

const pairs: Pair[] = [];
await withLectern(async ({ url }) => {
  for (const [index, { file, language }] of BOOKS.entries()) {
    const { documents } = await uploadBook(url, file);
    const pages = await listPageTexts(url, z.int().parse(documents[0]?.document_id));
    const pagesHolding = new Map<string, number>();
    for (const { text } of pages)
      for (const word of new Set(wordsOf(text))) pagesHolding.set(word, (pagesHolding.get(word) ?? 0) + 1);
    const draw = seededRandom(index + 1);
    const all = pages.flatMap(({ page, text }) => sentencesOf(page, text));
    const alone = all.filter(({ text }) => all.filter((other) => other.text === text).length === 1);
    const made = shuffle(alone, draw).flatMap((sentence) => {
      const question = ask(sentence, pagesHolding, { language, draw });
      return question === undefined ? [] : [{ file, page: sentence.page, question }];
    });
    pairs.push(...made.slice(0, A_BOOK));
  }
});
await writeFile(PAIRS, `[\n${pairs.map((pair) => `  ${JSON.stringify(pair)}`).join(',\n')}\n]\n`);
process.stdout.write(`${pairs.length} pairs\n`);
