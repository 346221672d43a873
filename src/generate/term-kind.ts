import { isCodeName } from './definitions.ts';

/** What sort of thing a word names. Options of one question are of one kind. */
export type TermKind =
  | 'function'
  | 'call'
  | 'flag'
  | 'path'
  | 'variable'
  | 'code'
  | 'acronym'
  | 'name'
  | 'plural'
  | 'singular';

/** The kind of a term by its spelling. */
export function kindOf(term: string): TermKind {
  if (/\(\)$/.test(term)) return 'function';
  if (/^[\w.]+\(.+\)$/.test(term)) return 'call';
  if (/^--?[\p{L}\d]/u.test(term)) return 'flag';
  if (/^[$%@]\w/.test(term) || /^\p{Lu}[\p{Lu}\d]*_[\p{Lu}\d_]+$/u.test(term)) return 'variable';
  if (/^[~./]*\/|\/\w|\.\p{Ll}{1,5}$/u.test(term) && !term.includes(' ')) return 'path';
  if (isCodeName(term)) return 'code';
  if (/^\p{Lu}[\p{Lu}\d/-]+$/u.test(term)) return 'acronym';
  // "Local variables" at the start of a sentence is no name; "Debian Developer" is.
  if (/^\p{Lu}/u.test(term.split(' ').at(-1) ?? '')) return 'name';
  return /[^s]s$/.test(term) ? 'plural' : 'singular';
}
