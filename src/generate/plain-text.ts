import { inOneLine } from '../course/one-line.ts';

const MARK = /\s*\[\^[cn]\d+\]/g;
const PICTURE = /!\[([^\]]*)\]\([^)]*\)/g;
const CODE = /(`+) ?([^`]+?) ?\1(?!`)/g;
const STYLE = /(?<![\\*])(\*{1,2})(?=\S)([^*]*[^*\s\\])\1(?!\*)/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** One line of a lesson's Markdown as it is read: without marks of citations, emphasis and escapes. */
export const plainText = (markdown: string): string =>
  inOneLine(MARKED.test(markdown) ? withoutMarks(markdown) : markdown).trim();

/** A sign that Markdown has, without which a text is plain. */
const MARKED = /[[*`\\]/;

const withoutMarks = (markdown: string): string =>
  markdown
    .replace(MARK, '')
    .replace(PICTURE, '$1')
    .replace(STYLE, '$2')
    .replace(CODE, '$2')
    .replace(ESCAPE, '$1');
