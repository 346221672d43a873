import { countOf } from '../course/matches.ts';

/**
 * Parts printed words that are set as code from the punctuation of the sentence around them, which touches them.
 *
 * Out: `code` with the brackets and straight quotation marks that it closes itself, as in "a[2,,]", "list(...)" and
 * "\"lm\""; empty where there is nothing but punctuation.
 */
export function codeWithin(text: string): { before: string; code: string; after: string } {
  let start = text.length - text.trimStart().length;
  let end = text.trimEnd().length;
  for (;;) {
    const code = text.slice(start, end);
    if (code === '' || WHOLE.test(code)) break;
    if (isWrapped(code)) {
      start += 1;
      end -= 1;
    } else if (isOutsideAtEnd(code)) end -= 1;
    else if (isOutsideAtStart(code)) start += 1;
    else break;
  }
  const code = text.slice(start, end);
  // "::" and "??" are operators; a single sign is most likely that of the sentence.
  const isCode = /[^:;!?]/u.test(code) || /^[:!?]{2,}$/u.test(code);
  if (!isCode) return { before: text, code: '', after: '' };
  return { before: text.slice(0, start), code, after: text.slice(end) };
}

/** "\\," is a command of TeX, "[" an operator; a full stop is that of the sentence. */
const WHOLE = /^(?:\\[^\p{L}\p{N}\s.]|\[{1,2}|\]{1,2}|[{}])$/u;

/** Whether the first bracket is closed by the last one: "(solve)", but not "(a)(b)". */
function isWrapped(code: string): boolean {
  if (!/^\(.*\)$/su.test(code)) return false;
  let depth = 0;
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return at === code.length - 1;
  }
  return false;
}

function isOutsideAtEnd(code: string): boolean {
  if (/[.,]$/u.test(code)) return true;
  // Typesetting turns the quotes of code into curly ones that are alike.
  if (/[”’]$/u.test(code)) return countOf(code, code.slice(-1)) % 2 === 1;
  if (/[\p{L}\p{N})\]}"'”’][:;!?]$/u.test(code)) return true;
  if (/(?<!\\)"$/u.test(code)) return countOf(code, '"') % 2 === 1;
  if (/(?<!\\)'$/u.test(code)) return countOf(code, "'") % 2 === 1;
  return PAIRS.some(([open, closed]) => code.endsWith(closed) && countOf(code, closed) > countOf(code, open));
}

function isOutsideAtStart(code: string): boolean {
  if (/^[“‘]/u.test(code)) return true;
  if (code.startsWith('"')) return countOf(code, '"') % 2 === 1;
  if (code.startsWith("'")) return countOf(code, "'") % 2 === 1;
  return PAIRS.some(([open, closed]) => code.startsWith(open) && countOf(code, open) > countOf(code, closed));
}

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;
