import { forEachLine, forEachToken } from '../course/block-text.ts';
import type { MarkedRun, Part } from './passages.ts';

/** The runs of a part's text that are set apart, in characters of its passage. */
export function marksOf({ block, text, start: offset }: Part): MarkedRun[] {
  const runs: MarkedRun[] = [];
  if (!block.lines.some((line) => line.marks !== undefined)) return runs;
  forEachLine(block, (line, lineStart) => {
    const { marks } = line;
    if (marks === undefined) return;
    forEachToken(line.text, (from, to, token) => {
      for (const mark of marks) {
        if (token < mark.from || token >= mark.to) continue;
        const span = { start: lineStart + from, end: lineStart + to };
        for (const name of namesIn(text, span)) addRun(runs, mark.kind, name, { text, offset });
      }
    });
  });
  return runs;
}

function addRun(
  runs: MarkedRun[],
  kind: MarkedRun['kind'],
  name: { start: number; end: number },
  { text, offset }: { text: string; offset: number },
): void {
  const start = offset + name.start;
  const last = runs.findLast((run) => run.kind === kind);
  const joins = last !== undefined && start - last.end <= 1 && !UNSPACED.test(text[name.start - 1] ?? '');
  // Where nothing parts them, a name was cut at the end of a line: "https://www." and "debian.org".
  const isParted = last !== undefined && start > last.end;
  const isNext =
    joins && isParted && kind === 'code' && endsItem(text.slice(last.start - offset, last.end - offset));
  if (joins && !isNext) last.end = offset + name.end;
  else runs.push({ kind, start, end: offset + name.end });
}

/**
 * One name of several, as in "printf, scanf" or "mean(x), var(x)", and the last one of a sentence: each is code of its
 * own. What stands in brackets or quotation marks belongs to its code, but for brackets around the names: "(printf,
 * scanf" and "printf), scanf".
 */
const endsItem = (code: string): boolean =>
  /^\(?[^\s()[\]{}<>"'=]+(?:[,;]|\)[,;.:]+)$/.test(code) ||
  (/[^\s,],$|[\p{L}\p{N})\]}]\.$/u.test(code) &&
    isClosed(code, '(', ')') &&
    isClosed(code, '[', ']') &&
    isClosed(code, '{', '}') &&
    (code.match(/"/g)?.length ?? 0) % 2 === 0);

const isClosed = (code: string, opener: string, closer: string): boolean =>
  code.split(opener).length === code.split(closer).length;

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”]/u;
const SPACED = /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”]{2,}/gu;

/**
 * What of a token is set apart: Chinese and Japanese are not parted by spaces, so a token may hold names and text
 * around them; the names are what is set apart.
 */
function namesIn(text: string, span: { start: number; end: number }): { start: number; end: number }[] {
  const token = text.slice(span.start, span.end);
  if (!UNSPACED.test(token)) return [span];
  const names = [...token.matchAll(SPACED)].filter(([name]) => /\p{L}/u.test(name));
  if (names.length === 0) return [span];
  return names.map(({ 0: name, index }) => ({
    start: span.start + index,
    end: span.start + index + name.length,
  }));
}
