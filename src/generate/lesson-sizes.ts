import type { Language } from './language.ts';
import type { Piece } from './pieces.ts';
import { groupAt, isPreface, loadOfAll, type Section } from './sections.ts';

/** A lesson before it is planned: what it takes, in reading order. */
export interface Portion {
  title: string;
  /** Titles of the sections that were put together, each with its load. */
  parts: { title: string; load: number }[];
  pieces: Piece[];
  load: number;
}

/** 3.5 to 12.5 minutes of reading; the tail of a lesson may bring it to 15. */
const LEAST_MINUTES = 3.5;
const MOST_MINUTES = 12.5;
/** What is cut by size only is cut to this. */
const AIM_MINUTES = 7.5;
/** Less than this is never a lesson of its own, whatever its neighbours weigh. */
const SCRAP_MINUTES = 1;
const LONGEST_TITLE = 80;

/** Cuts a chapter into lessons of a fit size, at its headings where it can, else at paragraph ends. */
export function portionsOf(
  title: string,
  sections: readonly Section[],
  { readPerMinute }: Language,
): Portion[] {
  const portions = packed(
    children(sections).flatMap((group) => divided(group, readPerMinute)),
    readPerMinute,
  );
  const only = portions.length === 1 ? portions[0] : undefined;
  if (only !== undefined && only.parts.length !== 2) only.title = title;
  return portions;
}

/** The chapter's own opening, then each of its sections with all below it. */
function children(sections: readonly Section[]): Section[][] {
  const inner = sections.slice(1).map((section) => section.level);
  if (inner.length === 0) return [[...sections]];
  return groupAt(sections, Math.min(...inner));
}

function divided(sections: readonly Section[], perMinute: number): Portion[] {
  const load = loadOfAll(sections);
  const head = sections[0];
  if (head === undefined) return [];
  const pieces = sections.flatMap((section) => section.pieces);
  if (load <= MOST_MINUTES * perMinute)
    return [{ title: head.title, parts: [{ title: head.title, load }], pieces, load }];
  if (sections.length === 1) return cutBySize(head.title, pieces, load, perMinute);
  return packed(
    children(sections).flatMap((group) => divided(group, perMinute)),
    perMinute,
  );
}

/** Puts small portions together with a neighbour, the smallest first, while the sum stays readable. */
function packed(portions: readonly Portion[], perMinute: number): Portion[] {
  const rest = [...portions];
  for (;;) {
    const index = nextToMerge(rest, perMinute);
    const left = rest[index];
    const right = rest[index + 1];
    if (left === undefined || right === undefined) return rest;
    rest.splice(index, 2, joined(left, right));
  }
}

/** The index of the left one of the two neighbours to put together next; -1 when all have a fit size. */
function nextToMerge(portions: readonly Portion[], perMinute: number): number {
  const least = LEAST_MINUTES * perMinute;
  const most = MOST_MINUTES * perMinute;
  const scrap = SCRAP_MINUTES * perMinute;
  let best = -1;
  let bestLoad = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < portions.length; index += 1) {
    const left = portions[index]?.load ?? 0;
    const right = portions[index + 1]?.load ?? 0;
    const small = Math.min(left, right);
    if (small >= least || (left + right > most && small >= scrap)) continue;
    // The smallest one goes to its smaller neighbour; an opening without text goes forward.
    const cost = small * 2 + (left + right) / 4 - (left === 0 ? scrap : 0);
    if (cost < bestLoad) {
      bestLoad = cost;
      best = index;
    }
  }
  return best;
}

function joined(left: Portion, right: Portion): Portion {
  const parts = [...left.parts, ...right.parts];
  return {
    title: titleOf(parts),
    parts,
    pieces: [...left.pieces, ...right.pieces],
    load: left.load + right.load,
  };
}

/** "A; B" for parts of comparable weight, else the title of the first one that weighs something. */
function titleOf(parts: readonly { title: string; load: number }[]): string {
  const titled = parts.filter((part) => part.title !== '');
  const others = titled.filter((part) => !isPreface(part.title));
  const named = others.some((part) => part.load > 0) ? others : titled;
  const heaviest = Math.max(0, ...named.map((part) => part.load));
  const comparable = named.filter((part) => part.load > 0 && part.load >= heaviest / 4);
  const distinct = [...new Set(comparable.map((part) => part.title))];
  const first = distinct[0] ?? named[0]?.title ?? '';
  const all = distinct.join('; ');
  return distinct.length <= 3 && all.length <= LONGEST_TITLE ? all : first;
}

/** Cuts text without headings at paragraph ends into portions of about equal size: "Title (1/3)". */
function cutBySize(title: string, pieces: readonly Piece[], load: number, perMinute: number): Portion[] {
  const count = Math.max(1, Math.round(load / (AIM_MINUTES * perMinute)));
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let done = 0;
  pieces.forEach((piece, index) => {
    const overdue = done / (load / count) - (runs.length + 1);
    const before = pieces[index - 1];
    const mayCut = opensParagraph(piece, before) || (overdue >= LATE && opensEntry(piece, before));
    if (overdue >= 0 && runs.length + 1 < count && run.length > 0 && mayCut) {
      runs.push(run);
      run = [];
    }
    run.push(piece);
    done += piece.load;
  });
  runs.push(run);
  return runs.map((part, index) => {
    const size = part.reduce((sum, piece) => sum + piece.load, 0);
    const name = runs.length === 1 || title === '' ? title : `${title} (${index + 1}/${runs.length})`;
    return { title: name, parts: [{ title: name, load: size }], pieces: part, load: size };
  });
}

/** How much of a lesson one grows over its size before it is cut before a line of code, as before entries of a reference. */
const LATE = 0.3;
const SENTENCE_END = /[.!?。！？।؟…]["'”’»)\]」』）】]*$/u;

/** Whether a line of code follows a whole sentence; it may be its example, or what the next one explains. */
const opensEntry = (piece: Piece, before: Piece | undefined): boolean =>
  piece.isCode && before !== undefined && !before.isCode && SENTENCE_END.test(before.text);

/** Whether a cut before this block parts no sentence, no list and no line of code from what explains it. */
function opensParagraph(piece: Piece, before: Piece | undefined): boolean {
  if (before === undefined || before.isHeading) return false;
  if (piece.heading !== undefined) return true;
  if (before.isCode) return false;
  return !piece.isCode && !/^[\p{Ll}\p{Pe}]/u.test(piece.text) && SENTENCE_END.test(before.text);
}
