import type { Language } from '../language.ts';
import { isUnspacedCharacter } from '../segments.ts';

/** One fault of a question. `check` is its number in the list of checks. */
export interface Finding {
  check: number;
  severity: 'error' | 'warning';
  detail: string;
}

/** What questions are checked against. */
export interface CheckContext {
  /** The text of a page, as it is read and after `norm`; undefined for a page that is not at hand. */
  pageText: (documentId: number, page: number) => { raw: string; norm: string; isOcr?: boolean } | undefined;
  language: Language;
}

export const error = (check: number, detail: string): Finding => ({ check, severity: 'error', detail });
export const warning = (check: number, detail: string): Finding => ({ check, severity: 'warning', detail });

/** Whether `needle` stands in `text` as whole words; both after `norm`. */
export function holdsWords(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0 && needle !== ''; at = text.indexOf(needle, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + needle.length);
    const isOpen = before === '' || !isWord(before) || !isWord(needle.charAt(0));
    if (isOpen && (after === '' || !isWord(after) || !isWord(needle.slice(-1)))) return true;
  }
  return false;
}

/** Scripts without spaces have no ends of words to look for. */
const isWord = (character: string): boolean =>
  /[\p{L}\p{N}_]/u.test(character) && !isUnspacedCharacter(character);
