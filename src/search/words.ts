// Chinese and Japanese have no spaces between words: pairs of signs stand in for them.
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}]+|[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text as they are compared: lower case, without accents; pairs of signs for Chinese and Japanese. */
export function listWords(text: string): string[] {
  const words: string[] = [];
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  for (const [run] of plain.matchAll(RUNS)) {
    if (!UNSPACED.test(run) || run.length < 3) words.push(run);
    else for (let index = 0; index + 1 < run.length; index += 1) words.push(run.slice(index, index + 2));
  }
  return words;
}
