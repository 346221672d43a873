import type { Heading } from '../course/document.ts';
import { inReadingOrder } from './bookmark-headings.ts';
import type { Candidate } from './font-headings.ts';
import { numberOf } from './title-number.ts';

const MIN_KNOWN = 2;
const SAME_LEVEL_SHARE = 0.6;
// More than a few that are not listed are something else in the same print.
const MOST_UNLISTED = 0.25;
const MIN_DEEPEST = 2;
const MOST_DEEPER = 3;

interface Look {
  rank: number;
  known: number[];
  unknown: Candidate[];
}

/**
 * Adds to the headings of the printed contents what they leave out: headings that look like those of one of its
 * levels (an unnumbered "References"), and those that look smaller than all of them.
 *
 * Out: in reading order.
 */
export function withFontHeadings(headings: readonly Heading[], candidates: readonly Candidate[]): Heading[] {
  const levelAt = new Map<string, number>();
  for (const { pageNumber, blockIndex, blockCount = 1, level } of headings)
    for (let offset = 0; blockIndex !== undefined && offset < blockCount; offset += 1)
      levelAt.set(`${pageNumber}:${blockIndex + offset}`, level);
  const looks = looksOf(candidates, levelAt);
  const first = headings.find(({ blockIndex }) => blockIndex !== undefined)?.pageNumber ?? 1;
  // Programs make bookmarks and contents of the same depth: what the contents leave out is a detail.
  const deepest = Math.max(MIN_DEEPEST, ...headings.map(({ level }) => level));
  const lowest = Math.min(
    ...[...looks.values()].filter(({ known }) => known.length > 0).map(({ rank }) => rank),
  );
  const deeper = [...looks.values()]
    .filter(({ known, rank }) => known.length === 0 && rank < lowest)
    .sort((above, below) => below.rank - above.rank)
    .slice(0, MOST_DEEPER);
  const added: Heading[] = [];
  for (const look of looks.values()) {
    const same = sameLevel(look);
    const level = same ?? (deeper.includes(look) ? deepest + 1 + deeper.indexOf(look) : undefined);
    if (level === undefined) continue;
    for (const { title, pageNumber, blockIndex, blockCount } of look.unknown)
      if (pageNumber >= first && (same === undefined || numberOf(title) === undefined))
        added.push({ level, title, pageNumber, blockIndex, blockCount });
  }
  return inReadingOrder([...headings, ...added]);
}

function looksOf(candidates: readonly Candidate[], levelAt: ReadonlyMap<string, number>): Map<string, Look> {
  const looks = new Map<string, Look>();
  for (const candidate of candidates) {
    const look = looks.get(candidate.look) ?? { rank: candidate.rank, known: [], unknown: [] };
    looks.set(candidate.look, look);
    const level = levelAt.get(`${candidate.pageNumber}:${candidate.blockIndex}`);
    if (level === undefined) look.unknown.push(candidate);
    else look.known.push(level);
  }
  return looks;
}

/** The level of a look whose members the contents mostly list; what is numbered they would have listed. */
function sameLevel({ known, unknown }: Look): number | undefined {
  const [first] = known;
  if (first === undefined || known.length < MIN_KNOWN) return undefined;
  const plain = unknown.filter(({ title }) => numberOf(title) === undefined).length;
  const agree = known.filter((level) => level === first).length;
  if (agree < SAME_LEVEL_SHARE * known.length) return undefined;
  return plain <= MOST_UNLISTED * known.length ? first : undefined;
}
