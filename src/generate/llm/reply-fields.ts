import { z } from 'zod';

const ID = /(?:d\d+\.)?p\d+\.s\d+/gi;
const RANGE = /((?:d\d+\.)?p\d+\.)s(\d+)\s*(?:-|–|—|\.\.+|to)\s*(?:\1)?s?(\d+)/gi;
/** "p3.s1-s40" would cite a page, not what a claim rests on. */
const MOST_OF_RANGE = 12;

/** Text of a reply: nothing in it can break a store or a page. */
export const Plain = z.string().transform((text) =>
  text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim(),
);

/** The ids in a text, each once; a range such as "p3.s2-s4" is all that it spans. */
export function idsIn(text: string): string[] {
  const ids: string[] = [];
  const rest = text.replace(RANGE, (whole, page: string, from: string, to: string) => {
    const [first, last] = [Number(from), Number(to)];
    if (last < first || last - first >= MOST_OF_RANGE) return whole;
    for (let at = first; at <= last; at += 1) ids.push(`${page}s${at}`);
    return ' ';
  });
  ids.push(...(rest.match(ID) ?? []));
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}

/** Ids as models give them: a list, one string with several, with brackets around them. */
export const CitedIds = z
  .union([z.array(z.unknown()), z.string()])
  .catch([])
  .transform((given) =>
    idsIn((Array.isArray(given) ? given.filter((id) => typeof id === 'string') : [given]).join(' ')),
  );

/** JSON Schema as providers take it for structured output. */
export function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}
