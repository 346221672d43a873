import type { PassageLine } from './passages.ts';
import { termsOf } from './terms.ts';

/** Characters `start` to `end` (exclusive) of a text, in UTF-16. */
interface Run {
  start: number;
  end: number;
}

/** A piece of a passage that shows why it was found. */
export interface Snippet {
  /** On one line; "…" where the passage goes on. */
  snippet: string;
  /** The words of the query in it. */
  marks: Run[];
  /** One for each printed line that it touches: left, top, width, height. */
  boxes: [number, number, number, number][];
}

const MOST_CHARS = 260;
/** Words that tell less than this share of the word that tells most, as "the", are not marked. */
const MARKED_SHARE = 0.1;
/** Shown before the first word that was found. */
const CHARS_BEFORE = 60;

/**
 * The part of a passage that tells most of what was asked for.
 *
 * In: `weights` of the terms of the query. Without one of these it is the beginning.
 */
export function buildSnippet(
  { text, lines }: { text: string; lines: readonly PassageLine[] },
  language: string,
  weights: ReadonlyMap<string, number>,
): Snippet {
  const hits: (Run & { term: string; weight: number })[] = [];
  termsOf(language).each(text, (term, start, end) => {
    const weight = weights.get(term);
    if (weight !== undefined) hits.push({ term, weight, start, end });
  });
  const { start, end } = widen(text, bestWindow(hits));
  const before = start === 0 ? '' : '…';
  const after = end === text.length ? '' : '…';
  const shift = before.length - start;
  const least = MARKED_SHARE * Math.max(...weights.values());
  const marks = hits
    .filter((hit) => hit.start >= start && hit.end <= end && hit.weight >= least)
    .map((hit) => ({ start: hit.start + shift, end: hit.end + shift }));
  return {
    snippet: `${before}${text.slice(start, end).replace(/\s/g, ' ')}${after}`,
    marks: joinMarks(marks),
    boxes: lines.flatMap(([from, ...box], index) => {
      const to = lines[index + 1]?.[0] ?? text.length;
      return from < end && to > start ? [box] : [];
    }),
  };
}

/** Sums of the same weights may differ by so much. */
const EQUAL = 1e-9;

/** The hits that fit in a snippet and weigh most, each term once; of several, those nearest to each other. */
function bestWindow(hits: readonly (Run & { term: string; weight: number })[]): Run {
  let best: Run = { start: 0, end: 0 };
  let most = 0;
  hits.forEach((first, index) => {
    const seen = new Set<string>();
    let weight = 0;
    let { end } = first;
    for (let at = index; at < hits.length; at += 1) {
      const hit = hits[at];
      if (hit === undefined || hit.end - first.start > MOST_CHARS - CHARS_BEFORE) break;
      if (!seen.has(hit.term)) {
        weight += hit.weight;
        end = hit.end;
      }
      seen.add(hit.term);
    }
    const isNearer = weight > most - EQUAL && end - first.start < best.end - best.start;
    if (weight > most + EQUAL || isNearer) [best, most] = [{ start: first.start, end }, weight];
  });
  return best;
}

/** As much round a window as fits, from a space to a space. */
function widen(text: string, window: Run): Run {
  if (text.length <= MOST_CHARS) return { start: 0, end: text.length };
  const from = Math.min(Math.max(0, window.start - CHARS_BEFORE), text.length - MOST_CHARS);
  const to = from + MOST_CHARS;
  const space = from === 0 ? -1 : text.slice(from, window.start).search(/\s/);
  const lastSpace = to === text.length ? -1 : text.slice(window.end, to).search(/\s\S*$/);
  return {
    start: space === -1 ? whole(text, from) : from + space + 1,
    end: lastSpace === -1 ? whole(text, to) : window.end + lastSpace,
  };
}

/** Not between the halves of a character. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
};

/** Pairs of signs overlap: what touches is one mark. */
function joinMarks(marks: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const { start, end } of marks) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
