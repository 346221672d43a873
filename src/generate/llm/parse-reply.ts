import { jsonrepair } from 'jsonrepair';
import type { z } from 'zod';
import { isRefusal } from './refusal.ts';

/** What a reply says, or in plain words why it cannot be used, as the model is told when it is asked again. */
export type ParsedReply<Value> = { value: Value; faults: [] } | { value: undefined; faults: string[] };

const MOST_FAULTS = 8;
/** Thoughts before the answer; some servers leave out their beginning. */
const THOUGHTS = /<(think|thinking|reasoning)>[\s\S]*?<\/\1>|^[\s\S]*?<\/(?:think|thinking|reasoning)>/gi;
const UNENDED_THOUGHT = /^\s*<(?:think|thinking|reasoning)>[\s\S]*$/i;
const FENCE = /```[\w-]*[ \t]*\n([\s\S]*?)\n?```/g;

/**
 * Reads the JSON of a reply: strictly, then without thoughts, fences and words around it, then repaired, and holds it to
 * a schema. An answer that was cut off is a fault, not half a value.
 */
export function parseReply<Value>(reply: string | undefined, schema: z.ZodType<Value>): ParsedReply<Value> {
  if (reply === undefined) return failed('There was no answer.');
  const text = reply.replace(THOUGHTS, '').replace(UNENDED_THOUGHT, '').trim();
  if (text === '') return failed('The answer was empty.');
  if (!text.includes('{'))
    return failed(
      isRefusal(text)
        ? 'The answer was a refusal. Answer with the JSON object.'
        : 'The answer held no JSON object.',
    );
  let faults: string[] | undefined;
  for (const json of candidatesOf(text)) {
    const found = parsedJson(json);
    if (found === undefined) continue;
    const checked = schema.safeParse(found.value);
    if (checked.success) return { value: checked.data, faults: [] };
    faults ??= checked.error.issues
      .slice(0, MOST_FAULTS)
      .map(({ path, message }) => `${path.join('.') || 'The answer'}: ${message}`);
  }
  if (faults !== undefined) return { value: undefined, faults };
  return failed(
    isCutOff(text.slice(text.indexOf('{')))
      ? 'The answer was cut off in its middle. Write less.'
      : 'The answer was no valid JSON.',
  );
}

const failed = (fault: string): { value: undefined; faults: string[] } => ({
  value: undefined,
  faults: [fault],
});

/** Where the object may stand: the whole text, what is fenced, each outer pair of braces; the longest first. */
function candidatesOf(text: string): string[] {
  const fenced = [...text.matchAll(FENCE)].map(([, inner = '']) => inner.trim());
  const braced = outerObjects(text);
  const others = [...fenced, ...braced].toSorted((left, right) => right.length - left.length);
  return [...new Set([text, ...others])].filter((candidate) => candidate.startsWith('{'));
}

function outerObjects(text: string): string[] {
  const objects: string[] = [];
  for (let from = text.indexOf('{'); from >= 0; ) {
    const end = endOfObject(text, from);
    if (end === undefined) {
      // Quotation marks that were not escaped can hide the end.
      const last = text.lastIndexOf('}');
      if (last > from) objects.push(text.slice(from, last + 1));
      break;
    }
    objects.push(text.slice(from, end));
    from = text.indexOf('{', end);
  }
  return objects;
}

/** Where the object ends that begins at `from`; undefined where it does not. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let isString = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

const isCutOff = (text: string): boolean => endOfObject(text, 0) === undefined;

function parsedJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // A text that does not end would be closed anywhere: its last sentence is no sentence.
    if (isCutOff(text) && !/\}\s*$/.test(text)) return undefined;
  }
  try {
    return { value: JSON.parse(jsonrepair(text)) };
  } catch {
    return undefined;
  }
}
