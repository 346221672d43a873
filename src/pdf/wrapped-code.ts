import { tokenCount } from '../course/block-text.ts';
import type { Line } from '../course/document.ts';

/** The arrow that DocBook's listings print at the end of a line that goes on: "language=fr ←-". */
const ARROW_BEHIND = /\s*[←↩↵⏎⤶]\s*-?$/u;
/** The one that Sphinx prints before what goes on, with the space that was there: "␣" and "˓→French". */
const ARROW_BEFORE = /^\s*(?:˓\s*→|↪)/u;
const OPEN_SPACE = /\s*␣$/u;

/**
 * Takes the arrows out of code whose long lines were wrapped for print, and joins what they part.
 *
 * In: the lines of a block of code, changed in place: those that go on in the next one get `joinsNext`, and a space
 * at their end where one was there.
 */
export function unwrapLines(lines: readonly Line[]): void {
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined) return;
    if (ARROW_BEHIND.test(line.text) && /\S/u.test(line.text.replace(ARROW_BEHIND, ''))) {
      cutEnd(line, ARROW_BEHIND);
      cutStart(next, /^\s+/u);
      join(line, needsSpace(line.text, next.text) ? ' ' : '');
    } else if (ARROW_BEFORE.test(next.text) && next.text.replace(ARROW_BEFORE, '').trim() !== '') {
      const isOpen = OPEN_SPACE.test(line.text);
      if (isOpen) cutEnd(line, OPEN_SPACE);
      cutStart(next, ARROW_BEFORE);
      const hasSpace = isOpen || /^\s/u.test(next.text);
      cutStart(next, /^\s+/u);
      join(line, hasSpace ? ' ' : '');
    }
  });
}

/** Listings break at spaces, and inside of what has none behind a sign that names and addresses are made with. */
function needsSpace(before: string, after: string): boolean {
  if (/^\\/u.test(after)) return false;
  const last = before.slice(before.lastIndexOf(' ') + 1);
  if (/[\p{L}\p{N}/][/=_-]$|:\/\/$/u.test(last)) return false;
  return !(/[\p{L}\p{N}]\.$/u.test(last) && /^\p{Ll}/u.test(after) && /[/_=-]/u.test(last));
}

function join(line: Line, space: string): void {
  line.text += space;
  line.joinsNext = true;
}

function cutEnd(line: Line, pattern: RegExp): void {
  const text = line.text.replace(pattern, '');
  line.edgesPt = line.edgesPt.slice(0, 2 * tokenCount(text));
  line.text = text;
}

function cutStart(line: Line, pattern: RegExp): void {
  const text = line.text.replace(pattern, '');
  line.edgesPt = line.edgesPt.slice(line.edgesPt.length - 2 * tokenCount(text));
  line.text = text;
}
