import { blockText } from '../course/block-text.ts';
import type { Block } from '../course/document.ts';
import { titleKey, withoutNumber } from './title-key.ts';

const REFERENCES =
  /^(?:references|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|bibliographie|bibliograf[ií]a|r[ée]f[ée]rences(?: bibliographiques)?|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|riferimenti bibliografici|literatuur|литература|список литературы|参考文献)$/iu;

/** Whether a title, its number aside, announces a list of references. */
export function isReferencesTitle(title: string): boolean {
  const bare = withoutNumber(title).replace(/^[A-Z]\s+/, '');
  return titleKey(bare) !== '' && REFERENCES.test(bare);
}

// An entry has some thirty words and a year, an address or both; a chapter on references in C++ has few of them.
const MOST_WORDS_A_SIGN = 50;
// A manual of a citation style shows its sources as code.
const MOST_CODE_BLOCKS = 2;
const SIGN = /\b(?:1[5-9]|20)\d\d[a-z]?\b|https?:|\bdoi\b|\bpp\.|\barXiv\b/giu;

/** Whether the text of blocks is made of entries with years and addresses. */
export function looksLikeReferences(blocks: readonly Block[]): boolean {
  if (blocks.filter(({ kind }) => kind === 'code').length > MOST_CODE_BLOCKS) return false;
  let words = 0;
  let signs = 0;
  for (const block of blocks) {
    const text = blockText(block);
    words += text.split(' ').length;
    signs += text.match(SIGN)?.length ?? 0;
  }
  return signs > 0 && words <= signs * MOST_WORDS_A_SIGN;
}

const LEAST_WORDS_AFTER = 6;

/** Whether a block is a sentence without any number, as follows the last entry of a list. */
export function endsReferences(block: Block | undefined): boolean {
  if (block === undefined || block.kind !== 'text') return false;
  const text = blockText(block);
  return text.split(' ').length >= LEAST_WORDS_AFTER && !/\d/.test(text) && /^\p{Lu}.*[.:?!]$/su.test(text);
}
