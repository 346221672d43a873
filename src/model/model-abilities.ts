import { z } from 'zod';

/** What a model was found to be able to do, when it was asked for the first time. */
export const ModelAbilities = z.object({
  /**
   * How it is told what an answer must look like. 'schema': the provider holds it to a JSON Schema. 'json': it writes
   * JSON, and reads the schema in the prompt. 'none': the prompt alone asks for JSON.
   */
  output: z.enum(['schema', 'json', 'none']),
  /** A request and its answer may have as many tokens together. */
  contextTokens: z.int().positive(),
  /** What it may think, on top of an answer's own limit; providers count both as output. */
  thinkingTokens: z.int().nonnegative(),
  /** From the call to the first piece of an answer. */
  firstTokenMs: z.number().nonnegative(),
  /** From there on. */
  tokensPerSecond: z.number().positive(),
});
export type ModelAbilities = z.infer<typeof ModelAbilities>;
