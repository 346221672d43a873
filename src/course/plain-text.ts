import { z } from 'zod';

/**
 * Text of a request of at most `maxChars`, as every database can keep it: without U+0000, and with a replacement
 * character for half a surrogate pair.
 */
export const plainText = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((text) => !text.includes('\0'), 'must not hold the character U+0000')
    .overwrite((text) => text.toWellFormed());
