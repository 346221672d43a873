import type { Language } from './language.ts';
import { contentStems } from './words.ts';

const LEAST_ROOT = 4;

/** "tftp" and "tftpboot", "changelog" and "changelog.gz": who reads one thinks of the other. */
const isSameRoot = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= LEAST_ROOT && (one.includes(other) || other.includes(one)));

/** Whether a stem is, but for its ending, one of `others`. */
export const sharesRoot = (stems: Iterable<string>, others: readonly string[]): boolean =>
  [...stems].some((stem) => others.some((other) => isSameRoot(stem, other)));

const JOINED = /[^\p{L}\p{M}\p{N}]+/gu;

/** The stems of a text, and its names written as one word: "dhmake" for "dh_make". */
export const rootsOf = (text: string, language: Language): string[] => [
  ...contentStems(text, language),
  ...text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(JOINED, ''))
    .filter((word) => word.length >= LEAST_ROOT),
];
