import { inOneLine } from '../course/one-line.ts';
import { codeWithin } from './code-within.ts';
import type { MarkedRun } from './passages.ts';

// Invisible characters that reorder or hide text, and control characters that no store takes.
const UNSAFE = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const SPECIAL = /[\\`*_[\]<>|~$]|&(?=#?\w+;)/g;
const ADDRESS = /^https?:\/\/[\w./?=%#+:,@-]+$/;
const OUTER = /^([("'“‘[]*)(.*?)([)\]"'”’.,;:!?]*)$/su;

/** Text without characters that could hide, reorder or break something. */
export const cleaned = (text: string): string => text.toWellFormed().replace(UNSAFE, ' ');

/** Text that Markdown shows as it is: nothing in it is markup, HTML, a link, a formula or a footnote. */
function escaped(text: string): string {
  const clean = cleaned(text);
  if (clean.search(SPECIAL) < 0) return clean;
  return clean
    .split(' ')
    .map((token) => (ADDRESS.test(token) ? token : token.replace(SPECIAL, escapeOne)))
    .join(' ');
}

/** An underscore inside a word is no emphasis and stays readable. */
function escapeOne(character: string, index: number, token: string): string {
  if (character !== '_') return `\\${character}`;
  const isInside = /\w/.test(token.charAt(index - 1)) && /\w/.test(token.charAt(index + 1));
  return isInside ? '_' : '\\_';
}

/** Keeps the start of a paragraph from being read as a heading, list, quotation or table. */
export const escapedStart = (line: string): string =>
  line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^([#+=-])/, '\\$1');

/** A run of code, in as many backticks as it needs. */
export function inlineCode(text: string): string {
  const flat = inOneLine(cleaned(text)).trim();
  if (flat === '') return '';
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A fenced block of code, its common indentation taken off. */
export function fencedCode(text: string): string {
  const lines = text
    .toWellFormed()
    .split('\n')
    .map((line) => line.replace(/\t/g, '    ').replace(UNSAFE, ' ').trimEnd());
  while (lines[0] === '') lines.shift();
  const filled = lines.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  const body = lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${body}\n${fence}`;
}

/** A run of text that is shown as something else: a footnote's number as a link to it. */
export interface Replacement {
  start: number;
  end: number;
  by: string;
}

/** A passage's text with its code, bold and italic runs as Markdown. */
export function inlineMarkdown(
  text: string,
  marks: readonly MarkedRun[],
  replacements: readonly Replacement[] = [],
): string {
  if (marks.length === 0 && replacements.length === 0) return inOneLine(escaped(text)).trim();
  const runs = [...resolved(text, cutAround(marks, replacements)), ...replacements].sort(
    (left, right) => left.start - right.start,
  );
  let result = '';
  let position = 0;
  for (const run of runs) {
    result += escaped(text.slice(position, run.start));
    result += 'by' in run ? run.by : rendered(text.slice(run.start, run.end), run.kind);
    position = run.end;
  }
  return inOneLine(result + escaped(text.slice(position))).trim();
}

/** A marked run ends before what is replaced and goes on behind it. */
function cutAround(marks: readonly MarkedRun[], replacements: readonly Replacement[]): MarkedRun[] {
  let runs = [...marks];
  for (const { start, end } of replacements)
    runs = runs.flatMap((run) =>
      run.end <= start || run.start >= end
        ? [run]
        : [
            { ...run, end: start },
            { ...run, start: end },
          ].filter((part) => part.end > part.start),
    );
  return runs;
}

const RANK = { code: 0, bold: 1, italic: 2 } as const;

/** Runs in order without overlap; code wins over bold, bold over italic; a wholly bold text has no run. */
function resolved(text: string, marks: readonly MarkedRun[]): MarkedRun[] {
  const ranked = [...marks].sort(
    (left, right) => RANK[left.kind] - RANK[right.kind] || left.start - right.start,
  );
  const runs: MarkedRun[] = [];
  for (const mark of ranked) {
    const isWhole = mark.kind !== 'code' && mark.start === 0 && mark.end >= text.length;
    if (isWhole || runs.some((run) => run.start < mark.end && mark.start < run.end)) continue;
    runs.push(mark);
  }
  return runs.sort((left, right) => left.start - right.start);
}

/** Punctuation around a marked run stays outside of it, so that the marks bind. */
function rendered(text: string, kind: MarkedRun['kind']): string {
  if (kind === 'code') {
    const { before, code, after } = codeWithin(text);
    return code === '' ? escaped(text) : escaped(before) + inlineCode(code) + escaped(after);
  }
  const [, before = '', core = '', after = ''] = OUTER.exec(text) ?? ['', '', text, ''];
  if (core.trim() === '') return escaped(text);
  // Brackets that belong to what is marked, as in "dpkg(1)", stay with it.
  const closed = balanced(core, after);
  const inner = closed.inner.trimEnd();
  const rest = closed.inner.slice(inner.length) + closed.rest;
  const middle = kind === 'bold' ? `**${escaped(inner)}**` : `*${escaped(inner)}*`;
  return escaped(before) + middle + escaped(rest);
}

function balanced(core: string, after: string): { inner: string; rest: string } {
  let inner = core;
  let rest = after;
  for (;;) {
    const next = rest.charAt(0);
    const opener = next === ')' ? '(' : next === ']' ? '[' : next === '"' || next === "'" ? next : '';
    const isOpen = opener !== '' && isUnclosed(inner, opener, next);
    if (!isOpen) return { inner, rest };
    inner += next;
    rest = rest.slice(1);
  }
}

function isUnclosed(text: string, opener: string, closer: string): boolean {
  const count = (character: string): number => text.split(character).length - 1;
  return opener === closer ? count(opener) % 2 === 1 : count(opener) > count(closer);
}
