import type { Box } from '../course/document.ts';

/** A straight line: level (`atPt` from the top) or upright (`atPt` from the left). */
export interface Ruling {
  atPt: number;
  fromPt: number;
  toPt: number;
}

export interface Rulings {
  levels: Ruling[];
  uprights: Ruling[];
}

// Pieces of one rule: a row's piece of an upright, a cell's piece of a border.
const JOIN_PT = 2.5;
const SAME_PT = 1.2;
// The dots of a dotted line and the dashes of a leader are not rules of a table.
const MIN_LENGTH_PT = 5;
/** More rules than this make a drawing, not a table. */
const MAX_RULINGS = 400;

/** Joins the pieces of rules. */
export function joinRulings(rules: readonly Box[]): Rulings {
  const levels: Ruling[] = [];
  const uprights: Ruling[] = [];
  for (const { leftPt, topPt, widthPt, heightPt } of rules) {
    if (widthPt >= heightPt)
      levels.push({ atPt: topPt + heightPt / 2, fromPt: leftPt, toPt: leftPt + widthPt });
    else uprights.push({ atPt: leftPt + widthPt / 2, fromPt: topPt, toPt: topPt + heightPt });
  }
  return { levels: join(levels), uprights: join(uprights) };
}

function join(pieces: Ruling[]): Ruling[] {
  const byPlace = pieces.sort((one, other) => one.atPt - other.atPt);
  const joined: Ruling[] = [];
  let start = 0;
  while (start < byPlace.length) {
    let end = start + 1;
    const group: Ruling[] = byPlace.slice(start, start + 1);
    for (let next = byPlace[end]; next !== undefined; next = byPlace[end]) {
      const before = byPlace[end - 1];
      if (before === undefined || next.atPt - before.atPt > SAME_PT) break;
      group.push(next);
      end += 1;
    }
    joined.push(...joinAlong(group));
    start = end;
  }
  return joined.filter(({ fromPt, toPt }) => toPt - fromPt >= MIN_LENGTH_PT);
}

function joinAlong(group: Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const { atPt, fromPt, toPt } of group.sort((one, other) => one.fromPt - other.fromPt)) {
    const last = joined.at(-1);
    if (last !== undefined && fromPt <= last.toPt + JOIN_PT) last.toPt = Math.max(last.toPt, toPt);
    else joined.push({ atPt, fromPt, toPt });
  }
  return joined;
}

const CROSS_PT = 3;

/** Rules that touch or cross each other, as groups; a rule that meets no other is a group of one. */
export function groupRulings({ levels, uprights }: Rulings): Rulings[] {
  if (levels.length > MAX_RULINGS || uprights.length > MAX_RULINGS) return [];
  const parents = [...levels, ...uprights].map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  levels.forEach((level, levelIndex) => {
    uprights.forEach((upright, index) => {
      if (!crosses(level, upright)) return;
      parents[rootOf(levels.length + index)] = rootOf(levelIndex);
    });
  });
  const groups = new Map<number, Rulings>();
  const groupOf = (index: number): Rulings => {
    const root = rootOf(index);
    const group = groups.get(root) ?? { levels: [], uprights: [] };
    groups.set(root, group);
    return group;
  };
  levels.forEach((level, index) => {
    groupOf(index).levels.push(level);
  });
  uprights.forEach((upright, index) => {
    groupOf(levels.length + index).uprights.push(upright);
  });
  return [...groups.values()];
}

const crosses = (level: Ruling, upright: Ruling): boolean =>
  upright.atPt > level.fromPt - CROSS_PT &&
  upright.atPt < level.toPt + CROSS_PT &&
  level.atPt > upright.fromPt - CROSS_PT &&
  level.atPt < upright.toPt + CROSS_PT;

/** The box around a group. */
export function boxOfRulings({ levels, uprights }: Rulings): Box {
  const lefts = [...levels.map(({ fromPt }) => fromPt), ...uprights.map(({ atPt }) => atPt)];
  const rights = [...levels.map(({ toPt }) => toPt), ...uprights.map(({ atPt }) => atPt)];
  const tops = [...levels.map(({ atPt }) => atPt), ...uprights.map(({ fromPt }) => fromPt)];
  const bottoms = [...levels.map(({ atPt }) => atPt), ...uprights.map(({ toPt }) => toPt)];
  const leftPt = Math.min(...lefts);
  const topPt = Math.min(...tops);
  return { leftPt, topPt, widthPt: Math.max(...rights) - leftPt, heightPt: Math.max(...bottoms) - topPt };
}
