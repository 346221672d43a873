import { blockText } from '../course/block-text.ts';
import type { Block } from '../course/document.ts';
import { titleKey, withoutNumber } from './title-key.ts';

const REFERENCES =
  /^(?:references|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|bibliographie|bibliograf[ií]a|références|referencias|referências|riferimenti bibliografici|literatuur|литература|список литературы|参考文献)$/iu;

/** Whether a title, its number aside, announces a list of references. */
export function isReferencesTitle(title: string): boolean {
  const bare = withoutNumber(title).replace(/^[A-Z]\s+/, '');
  return titleKey(bare) !== '' && REFERENCES.test(bare);
}

// An entry has some thirty words and a year, an address or both; a chapter on references in C++ has few of them.
const MOST_WORDS_A_SIGN = 50;
const SIGN = /\b(?:1[5-9]|20)\d\d[a-z]?\b|https?:|\bdoi\b|\bpp\.|\barXiv\b/giu;

/** Whether the text of blocks is made of entries with years and addresses. */
export function looksLikeReferences(blocks: readonly Block[]): boolean {
  let words = 0;
  let signs = 0;
  for (const block of blocks) {
    const text = blockText(block);
    words += text.split(' ').length;
    signs += text.match(SIGN)?.length ?? 0;
  }
  return signs > 0 && words <= signs * MOST_WORDS_A_SIGN;
}
