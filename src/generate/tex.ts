import { createRequire } from 'node:module';
import type Katex from 'katex';

const require = createRequire(import.meta.url);
let katex: Pick<typeof Katex, 'renderToString'> | undefined;

/** Whether KaTeX can set a formula. */
export function canBeSet(tex: string): boolean {
  try {
    loadKatex().renderToString(tex, { throwOnError: true, strict: 'ignore', maxExpand: 200 });
    return true;
  } catch {
    return false;
  }
}

/** Most books have no TeX: nothing is loaded for them. */
function loadKatex(): NonNullable<typeof katex> {
  const loaded: NonNullable<typeof katex> = katex ?? require('katex');
  katex = loaded;
  return loaded;
}
