import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Heading } from '../course/document.ts';
import { titleKey, withoutNumber } from './title-key.ts';

/** A heading that a document really has, as its author gave it or a person saw it. */
export const TrueHeading = z.object({ level: z.int(), title: z.string(), page: z.int() });
export type TrueHeading = z.infer<typeof TrueHeading>;

const Outline = z.object({ outline: z.array(TrueHeading) });

/** Reads a `*.outline.json`. */
export const readOutline = (path: string): TrueHeading[] =>
  Outline.parse(JSON.parse(readFileSync(path, 'utf8'))).outline;

const CHAPTERS_AND_SECTIONS = 2;

/**
 * F1 of the headings against the truth: the same title, number aside, and a page within one.
 *
 * In: headings below `deepestLevel` do not count, on neither side.
 * Out: 0 to 1; 1 where neither has any.
 */
export function scoreHeadings(
  headings: readonly Heading[],
  outline: readonly TrueHeading[],
  deepestLevel = CHAPTERS_AND_SECTIONS,
): number {
  const truth = outline.filter(({ level }) => level <= deepestLevel);
  const found = headings.filter(({ level }) => level <= deepestLevel);
  if (truth.length + found.length === 0) return 1;
  const left = new Set(found);
  let hits = 0;
  for (const { title, page } of truth) {
    const hit = [...left].find(
      (heading) =>
        Math.abs(heading.pageNumber - page) <= 1 &&
        titleKey(withoutNumber(heading.title)) === titleKey(withoutNumber(title)),
    );
    if (hit === undefined) continue;
    hits += 1;
    left.delete(hit);
  }
  return (2 * hits) / (found.length + truth.length);
}
