import { z } from 'zod';
import { COURSE_ANSWERS } from './course-answers.ts';
import { type NumberedSentence, sentencesOf } from './sentences.ts';

/** As much of JSON Schema as providers accept for structured output. */
const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maxLength: z.number().optional(),
});

type JsonSchema = z.infer<typeof Schema>;

const USUAL_ITEMS = 3;
const MOST_ITEMS = 12;
const DEEPEST = 12;
const TITLE_WORDS = 6;
const CITES = /cit|source|evidence|sentence_?id|(?:^|_)ids?$/i;
const NAMES = /title|term|heading|name/i;
const NO_SOURCE: NumberedSentence = {
  id: 'p1.s1',
  text: 'The request has no numbered sentences.',
  line: '',
};
const SOURCE = /<source>\n([\s\S]*?)\n<\/source>\s*([\s\S]*)/;
/** Where a server takes no schema, the prompt holds it. */
const SCHEMA_IN_PROMPT = /^.*JSON Schema:\n(\{.*\})$/m;

/**
 * An answer to a prompt, made by rule: the objects of the schema are filled from the prompt's sentences in their
 * order, each with one, and cite it. What a text says is a sentence of the source, word for word.
 *
 * In: `given` is the schema as `response_format` carries it; without one, and with none in the prompt, the answer is prose
 * with the ids in brackets.
 */
export function answerTo(prompt: string, given: unknown): string {
  const found = sentencesOf(prompt);
  const sentences = found.length > 0 ? found : [NO_SOURCE];
  const schema = isEmpty(given) ? (schemaIn(prompt) ?? given) : given;
  const ofCourse = courseAnswer(prompt, schema, found);
  if (ofCourse !== undefined) return JSON.stringify(ofCourse);
  if (schema === undefined)
    return sentences
      .slice(0, USUAL_ITEMS)
      .map(({ id, text }) => `${text} [${id}]`)
      .join(' ');
  const root = Schema.catch({}).parse(schema);
  return JSON.stringify(new Filler(sentences, root.$defs ?? {}).fill(root, '', 0));
}

const isEmpty = (schema: unknown): boolean =>
  schema === undefined || Object.keys(Schema.catch({}).parse(schema)).length === 0;

function schemaIn(prompt: string): unknown {
  const text = SCHEMA_IN_PROMPT.exec(prompt)?.[1];
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a part of a course is answered with, which is more than to fill its schema: it makes sense. */
function courseAnswer(prompt: string, schema: unknown, sentences: readonly NumberedSentence[]): unknown {
  const fields = Object.keys(Schema.catch({}).parse(schema).properties ?? {});
  const task = COURSE_ANSWERS.find(({ has }) => has.every((field) => fields.includes(field)));
  const [, source, asked = ''] = SOURCE.exec(prompt) ?? [];
  return task === undefined || source === undefined ? undefined : task.answer({ source, sentences, asked });
}

/** The same answer, citing sentences that no prompt has. */
export const withWrongIds = (answer: string): string =>
  answer.replace(/(?:d\d+\.)?p\d+\.s\d+/g, 'p99999.s99');

class Filler {
  readonly #sentences: readonly NumberedSentence[];
  readonly #definitions: Readonly<Record<string, unknown>>;
  #next = 0;
  #current: NumberedSentence;

  constructor(sentences: readonly NumberedSentence[], definitions: Readonly<Record<string, unknown>>) {
    this.#sentences = sentences;
    this.#definitions = definitions;
    this.#current = sentences[0] ?? NO_SOURCE;
  }

  /** `name` is that of the property, or of the list whose item this is. */
  fill(given: unknown, name: string, depth: number): unknown {
    const schema = this.#resolve(given);
    if (depth > DEEPEST) return null;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[this.#next % Math.max(1, schema.enum.length)] ?? null;
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return this.fill(choices[0], name, depth + 1);
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#list(schema, name, depth);
      case 'integer':
      case 'number':
        return schema.minimum ?? 0;
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return this.#text(name).slice(0, schema.maxLength ?? Number.POSITIVE_INFINITY);
    }
  }

  #resolve(given: unknown): JsonSchema {
    const schema = Schema.catch({}).parse(given);
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : Schema.catch({}).parse(this.#definitions[name]);
  }

  #object({ properties = {} }: JsonSchema, depth: number): Record<string, unknown> {
    this.#take();
    return Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, this.fill(schema, name, depth + 1)]),
    );
  }

  #list({ items, minItems, maxItems }: JsonSchema, name: string, depth: number): unknown[] {
    const most = Math.min(maxItems ?? MOST_ITEMS, MOST_ITEMS);
    const count = Math.min(Math.max(minItems ?? 0, CITES.test(name) ? 1 : USUAL_ITEMS), most);
    return Array.from({ length: count }, () => {
      const item = this.fill(items, name, depth + 1);
      // Options and points differ from each other; what is cited stays.
      if (typeof item === 'string' && !CITES.test(name)) this.#take();
      return item;
    });
  }

  #text(name: string): string {
    const { id, text } = this.#current;
    if (CITES.test(name)) return id;
    return NAMES.test(name)
      ? text
          .split(' ', TITLE_WORDS)
          .join(' ')
          .replace(/[.,;:]$/, '')
      : text;
  }

  #take(): void {
    this.#current = this.#sentences[this.#next % this.#sentences.length] ?? NO_SOURCE;
    this.#next += 1;
  }
}
