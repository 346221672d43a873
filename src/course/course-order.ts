import { z } from 'zod';
import { plainText } from './plain-text.ts';

/**
 * The modules of a course in their new order, each by the week that it has now, and the lessons of each. Weeks are
 * counted anew from 1; a quiz goes with its module.
 */
export const CourseOrder = z.strictObject({
  version: z.int().positive(),
  modules: z
    .array(
      z.strictObject({
        week: z.int().positive(),
        title: plainText(300).trim().min(1),
        lessons: z.array(z.int().positive()).max(10_000),
      }),
    )
    .min(1)
    .max(10_000),
});
export type CourseOrder = z.infer<typeof CourseOrder>;

/** What is there to be put in order. */
export interface OrderedParts {
  weeks: readonly number[];
  lessons: readonly number[];
}

/** What is missing, unknown or named twice in an order; empty when it names every module and lesson once. */
export function findOrderFaults({ modules }: CourseOrder, parts: OrderedParts): string[] {
  return [
    ...compare(
      'module of week',
      modules.map(({ week }) => week),
      parts.weeks,
    ),
    ...compare(
      'lesson',
      modules.flatMap(({ lessons }) => lessons),
      parts.lessons,
    ),
  ];
}

function compare(what: string, given: readonly number[], wanted: readonly number[]): string[] {
  const known = new Set(wanted);
  const seen = new Set<number>();
  const faults: string[] = [];
  for (const id of given) {
    if (!known.has(id)) faults.push(`${what} ${id} is not in the course`);
    else if (seen.has(id)) faults.push(`${what} ${id} is named twice`);
    seen.add(id);
  }
  return [...faults, ...wanted.filter((id) => !seen.has(id)).map((id) => `${what} ${id} is missing`)];
}
