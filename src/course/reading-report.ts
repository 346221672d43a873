import { z } from 'zod';
import { BLOCK_KINDS, type PageRole } from './document.ts';

const ROLES = [
  'body',
  'cover',
  'contents',
  'index',
  'legal',
  'bibliography',
  'thanks',
  'blank',
  'unreadable',
] as const satisfies readonly PageRole[];

/** How a page was read: from the file's own text, from a picture of it, not at all because it is empty, not at all. */
const ReadAs = z.enum(['text', 'ocr', 'blank', 'failed']);
export type ReadAs = z.infer<typeof ReadAs>;

/** How many of each kind; kinds without any are absent. */
const BlockCounts = z.partialRecord(z.enum(BLOCK_KINDS), z.int().positive());
export type BlockCounts = z.infer<typeof BlockCounts>;

/** Something of a page that no lesson shows, and why. */
export const LeftOutPart = z.object({
  what: z.enum(['furniture', 'section', 'page', 'picture', 'over_limit', 'undecodable', 'hidden', 'problem']),
  detail: z.string(),
  /** furniture, section: words; picture: pictures; over_limit, undecodable, hidden: characters. */
  count: z.int().positive().optional(),
});
export type LeftOutPart = z.infer<typeof LeftOutPart>;

/** How one page was read. */
export const PageReport = z.object({
  page: z.int().positive(),
  /** The printed page number, where the file has one that differs. */
  label: z.string().optional(),
  read_as: ReadAs,
  /** How sure the words are, 0 to 100: 100 for the file's own text, less what was lost. Null for a blank page. */
  confidence: z.int().min(0).max(100).nullable(),
  role: z.enum(ROLES),
  /** Runs of characters between spaces, those of running heads included. */
  words: z.int(),
  blocks: BlockCounts,
  left_out: z.array(LeftOutPart),
});
export type PageReport = z.infer<typeof PageReport>;

/** How a whole file was read: each of its pages has an entry, in order. */
export const ReadingReport = z.object({
  filename: z.string(),
  /** Why the file as a whole is in no course. Its pages are still told of, where it opened. */
  failure: z.object({ code: z.string(), detail: z.string(), hint: z.string() }).nullable(),
  title: z.string(),
  language: z.string(),
  /** Where the headings came from, and how many there are. */
  headings_from: z.enum(['bookmarks', 'contents', 'fonts', 'topics', 'none']),
  headings: z.int(),
  pages: z.int(),
  read_as: z.object({ text: z.int(), ocr: z.int(), blank: z.int(), failed: z.int() }),
  /** The mean of all words' pages, each word the same weight. Null without any word. */
  confidence: z.int().min(0).max(100).nullable(),
  words: z.int(),
  blocks: BlockCounts,
  /** Pages that are not for teaching, and what was left out of the others. */
  pages_left_out: z.int(),
  words_in_furniture: z.int(),
  characters_lost: z.int(),
  page_reports: z.array(PageReport),
});
export type ReadingReport = z.infer<typeof ReadingReport>;
