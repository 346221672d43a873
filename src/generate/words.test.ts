import { expect, it } from 'vitest';
import { seededRandom } from './random.ts';
import { lastWordOf, wordsOf } from './words.ts';

it.each([
  ['Don’t read e.g. the file_name, or x-ray…', ['don’t', 'read', 'e.g', 'the', 'file_name', 'or', 'x-ray']],
  ['l’été “naïve”—v1.2', ['l’été', 'naïve', 'v1.2']],
  ["'quoted' and -- dashes -", ['quoted', 'and', 'dashes']],
  ['x² y_', ['x²', 'y']],
  ['', []],
])('%s has these words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

// A text with a letter of another script is read by the pattern of words, one that is all Latin sign by sign.
it('a text has the same words beside a word of another script as alone', () => {
  const random = seededRandom(7);
  const signs = Array.from("aZé9²ß _.-'’“”(),–…\u00ad\u00a0 ");
  for (let round = 0; round < 5000; round += 1) {
    const length = Math.floor(random() * 12);
    const text = Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('');
    expect(wordsOf(`${text} ω`), JSON.stringify(text)).toEqual([...wordsOf(text), 'ω']);
  }
});

it.each([
  ['the name of', 'of'],
  ['die Größe IST', 'ist'],
  ['a full stop.', ''],
  ['', ''],
])('"%s" ends with the word "%s"', (text, last) => {
  expect(lastWordOf(text)).toBe(last);
});
