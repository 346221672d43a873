import { levelsByNumber } from './title-number.ts';

/** A title whose level is asked for. */
export interface Ranked {
  title: string;
  /** What titles of one level share: size, weight, indentation. */
  look: string;
  /** Higher for what stands above in the hierarchy; equal for equal looks. */
  rank: number;
}

interface Look {
  rank: number;
  members: number[];
  level?: number;
}

// Fewer numbered titles than this say nothing of the others.
const MIN_NUMBERED = 2;
const MIN_NUMBERED_SHARE = 0.15;
const LOOK_SHARE = 0.7;

/**
 * Levels from numbers first; a title without a number has the level of the numbered ones that look like it,
 * and a look without any number stands between those that rank above and below it.
 *
 * Out: by index, from 1; without enough numbers, the rank of the look.
 */
export function levelsOf(titles: readonly Ranked[]): number[] {
  const byNumber = levelsByNumber(titles.map(({ title }) => title));
  const looks = looksOf(titles);
  const numbered = byNumber.filter((level) => level !== undefined).length;
  if (numbered < MIN_NUMBERED || numbered < MIN_NUMBERED_SHARE * titles.length) {
    looks.forEach((look, index) => {
      look.level = index + 1;
    });
    return levelsFromLooks(titles.length, looks, []);
  }
  for (const look of looks) setKnownLevel(look, byNumber);
  const shift = shiftUnderTop(looks);
  fillUnknown(looks);
  const levels = byNumber.map((level) => (level === undefined ? undefined : level + shift));
  return levelsFromLooks(titles.length, looks, levels);
}

function looksOf(titles: readonly Ranked[]): Look[] {
  const looks = new Map<string, Look>();
  titles.forEach(({ look, rank }, index) => {
    const known = looks.get(look) ?? { rank, members: [] };
    known.members.push(index);
    looks.set(look, known);
  });
  return [...looks.values()].sort((first, second) => second.rank - first.rank);
}

/** The level that most numbered titles of a look have, if they agree. */
function setKnownLevel(look: Look, byNumber: readonly (number | undefined)[]): void {
  const counts = new Map<number, number>();
  for (const member of look.members) {
    const level = byNumber[member];
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const [best] = [...counts].sort((first, second) => second[1] - first[1] || first[0] - second[0]);
  if (best !== undefined) look.level = best[0];
}

/** Several unnumbered titles that rank above all numbered ones are parts or chapters over them. */
function shiftUnderTop(looks: readonly Look[]): number {
  const [top] = looks;
  if (top === undefined || top.level !== undefined || top.members.length < 2) return 0;
  for (const look of looks) if (look.level !== undefined) look.level += 1;
  top.level = 1;
  return 1;
}

function fillUnknown(looks: readonly Look[]): void {
  let above = 0;
  const knownBelow: (number | undefined)[] = [];
  for (let index = looks.length - 1, known: number | undefined; index >= 0; index -= 1) {
    knownBelow[index] = known;
    known = looks[index]?.level ?? known;
  }
  looks.forEach((look, index) => {
    if (look.level === undefined) {
      const below = knownBelow[index];
      look.level = below === undefined ? above + 1 : Math.max(1, Math.min(above + 1, below));
    }
    above = Math.max(above, look.level);
  });
}

/** Numbers decide, unless nearly all that look the same have another level. */
function levelsFromLooks(
  count: number,
  looks: readonly Look[],
  byNumber: readonly (number | undefined)[],
): number[] {
  const levels = Array.from({ length: count }, () => 1);
  for (const { members, level = 1 } of looks) {
    const same = members.filter((member) => (byNumber[member] ?? level) === level).length;
    const decided = members.length >= 4 && same >= LOOK_SHARE * members.length && same < members.length;
    for (const member of members) {
      const own = byNumber[member] ?? level;
      levels[member] = decided && own < level ? level : own;
    }
  }
  return levels;
}
