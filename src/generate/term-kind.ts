import { isCodeName } from './definitions.ts';

/** What sort of thing a word names. Options of one question are of one kind. */
export type TermKind =
  | 'function'
  | 'call'
  | 'flag'
  | 'path'
  | 'host'
  | 'variable'
  | 'code'
  | 'acronym'
  | 'name'
  | 'plural'
  | 'singular';

/** A word or phrase of the language itself, no name. */
export const isPhrase = (kind: TermKind): boolean => kind === 'singular' || kind === 'plural';

const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:org|com|net|edu|gov|io|[a-z]{2,5}\.[a-z]{2,6})$/;
const EXTENSION =
  /\.(?:txt|cfg|conf|pdf|html?|xml|json|ya?ml|py|sh|[chmrR]|cpp|js|ts|gz|xz|bz2|zip|tar|deb|dsc|iso|img|changes|log|md|tex|csv|dat|png|jpe?g|svg|ini|mk|in|am|ac|build|buildinfo|install|service|lis|RData|Rhistory)$/;

/** The kind of a term by its spelling. */
export function kindOf(term: string): TermKind {
  if (/\(\)$/.test(term)) return 'function';
  if (/^[\w.]+\(.+\)$/.test(term)) return 'call';
  if (/^--?[\p{L}\d]/u.test(term)) return 'flag';
  if (/^[$%@]\w/.test(term) || /^\p{Lu}[\p{Lu}\d]*_[\p{Lu}\d_]+$/u.test(term)) return 'variable';
  if (HOST.test(term)) return 'host';
  if (isCodeName(term) && (term.includes('/') || EXTENSION.test(term))) return 'path';
  if (isCodeName(term) || /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}/u.test(term)) return 'code';
  if (/^\p{Lu}[\p{Lu}\d/-]+$/u.test(term)) return 'acronym';
  // "Local variables" at the start of a sentence is no name; "Debian Developer" is.
  if (/^\p{Lu}/u.test(term.split(' ').at(-1) ?? '')) return 'name';
  return /[^siu]s$/.test(term) ? 'plural' : 'singular';
}

/** What a thing of this kind is called in English, where its spelling alone tells. */
export function kindNounOf(kind: TermKind): string | undefined {
  if (kind === 'function' || kind === 'call') return 'function';
  return kind === 'flag' ? 'option' : undefined;
}
