import { readFileSync } from 'node:fs';

/**
 * The reading order of one page as a person gave it, looking at the page: the first words of each heading,
 * paragraph, caption and note, and the last words of long ones. Running heads and page numbers are left out.
 */
export interface OrderTruth {
  /** Path below the fixtures. */
  file: string;
  page: number;
  anchors: string[];
}

/** The truth that is kept beside this file. */
export function readOrderTruth(): OrderTruth[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('./order.json', import.meta.url), 'utf8'));
  if (!Array.isArray(parsed)) throw new Error('order.json is not a list');
  return parsed.filter(isTruth);
}

function isTruth(value: unknown): value is OrderTruth {
  return (
    typeof value === 'object' && value !== null && 'file' in value && 'page' in value && 'anchors' in value
  );
}

/**
 * How far a text keeps a person's order: the longest run of anchors that come in the right order, not
 * necessarily side by side, as a share of all anchors. An anchor that is torn or missing counts as wrong.
 *
 * In: `text` is the page as any program gives it. Letters and digits are compared, so that spaces, hyphens at
 * line ends and signs in odd fonts do not matter.
 * Out: 0 to 1.
 */
export function scoreOrder(anchors: readonly string[], text: string): number {
  if (anchors.length === 0) return 1;
  const haystack = letters(text);
  const places = anchors.map((anchor) => placesOf(haystack, letters(anchor)));
  return longestRise(places) / anchors.length;
}

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** More repetitions of one phrase than this on one page are a pattern, not an anchor. */
const MAX_PLACES = 50;

function placesOf(text: string, anchor: string): number[] {
  const places: number[] = [];
  if (anchor === '') return places;
  for (
    let at = text.indexOf(anchor);
    at >= 0 && places.length < MAX_PLACES;
    at = text.indexOf(anchor, at + 1)
  )
    places.push(at);
  return places;
}

/** The most anchors that can be given places that rise; each anchor takes one of its places or none. */
function longestRise(choices: readonly (readonly number[])[]): number {
  // ends[n] is the smallest place at which a run of n + 1 anchors can end.
  const ends: number[] = [];
  for (const places of choices) {
    // From the last place to the first, so that one anchor never follows itself.
    for (const place of [...places].sort((one, other) => other - one)) {
      const at = ends.findIndex((end) => end >= place);
      if (at < 0) ends.push(place);
      else ends[at] = place;
    }
  }
  return ends.length;
}
