import { z } from 'zod';

type Schema = z.infer<typeof Schema>;
/** What zod writes of JSON Schema, as far as types go. */
const Schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  get anyOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
  get allOf() {
    return z.array(Schema).optional();
  },
  get items() {
    return z.union([z.boolean(), Schema]).optional();
  },
  get prefixItems() {
    return z.array(Schema).optional();
  },
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  required: z.array(z.string()).optional(),
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional();
  },
});

const Content = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: Schema.optional() })).optional(),
});
const Operation = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: Schema.optional(),
      }),
    )
    .default([]),
  requestBody: Content.optional(),
  responses: z.record(z.string(), Content),
});
const Description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema).optional() }).optional(),
});

/** TypeScript of one schema; what a schema leaves open is `unknown`. */
function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return `components['schemas']['${schema.$ref.split('/').at(-1)}']`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return variants.map((variant) => `(${typeOf(variant)})`).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((part) => `(${typeOf(part)})`).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array':
      if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map(typeOf).join(', ')}]`;
      return `(${typeof schema.items === 'object' ? typeOf(schema.items) : 'unknown'})[]`;
    case 'object':
      return objectTypeOf(schema);
    default:
      return 'unknown';
  }
}

function objectTypeOf(schema: Schema): string {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, value]) => `${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(value)};`,
  );
  const rest = schema.additionalProperties;
  if (fields.length === 0) return `Record<string, ${typeof rest === 'object' ? typeOf(rest) : 'unknown'}>`;
  return `{ ${fields.join(' ')} }`;
}

function contentOf({ content }: z.infer<typeof Content>): string {
  if (content === undefined) return 'content?: never';
  const kinds = Object.entries(content).map(
    ([kind, { schema }]) => `'${kind}': ${schema === undefined ? 'unknown' : typeOf(schema)};`,
  );
  return `content: { ${kinds.join(' ')} }`;
}

function parametersOf(operation: z.infer<typeof Operation>): string {
  const parts = ['query', 'header', 'path', 'cookie'].map((place) => {
    const names = operation.parameters.filter((parameter) => parameter.in === place);
    if (names.length === 0) return `${place}?: never;`;
    const isNeeded = names.some((parameter) => parameter.required === true);
    const fields = names.map(
      ({ name, required, schema }) =>
        `${JSON.stringify(name)}${required === true ? '' : '?'}: ${schema === undefined ? 'unknown' : typeOf(schema)};`,
    );
    return `${place}${isNeeded ? '' : '?'}: { ${fields.join(' ')} };`;
  });
  return `{ ${parts.join(' ')} }`;
}

/**
 * The types of an OpenAPI 3.1 description in the form that openapi-fetch reads. The usual generator builds on the
 * TypeScript compiler's old interface, which version 7 does not have.
 */
export function renderApiTypes(openapi: unknown): string {
  const { paths, components } = Description.parse(openapi);
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `    ${JSON.stringify(name)}: ${typeOf(schema)};`,
  );
  const lines = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.entries(operations).map(([method, operation]) => {
      const body =
        operation.requestBody === undefined
          ? 'requestBody?: never'
          : `requestBody: { ${contentOf(operation.requestBody)} }`;
      const responses = Object.entries(operation.responses).map(
        ([status, response]) =>
          `${/^\d+$/.test(status) ? status : `'${status}'`}: { headers: Record<string, unknown>; ${contentOf(response)} };`,
      );
      return `    ${method}: { parameters: ${parametersOf(operation)}; ${body}; responses: { ${responses.join(' ')} } };`;
    });
    return `  ${JSON.stringify(path)}: {\n${methods.join('\n')}\n  };`;
  });
  return `// Written by web/write-api-types.ts from /openapi.json.\nexport interface paths {\n${lines.join('\n')}\n}\nexport interface components {\n  schemas: {\n${schemas.join('\n')}\n  };\n}\n`;
}
