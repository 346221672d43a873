import { z } from 'zod';
import { FractionBox } from './course.ts';

/** The lines of a page in reading order, and where they stand: text to lie over or under its picture. */
export const PageText = z.object({
  document_id: z.int(),
  page: z.int().positive(),
  width_pt: z.number(),
  height_pt: z.number(),
  lines: z.array(
    z.object({
      text: z.string(),
      box: FractionBox,
      /** The next line begins with the rest of this one's last word. */
      joins_next: z.literal(true).optional(),
    }),
  ),
  /** The page is a scan, and its lines are what OCR has read. */
  ocr: z.boolean(),
});
export type PageText = z.infer<typeof PageText>;

/** A place in a document where the words that were searched for stand. */
export const PhraseHit = z.object({
  page: z.int().positive(),
  /** The words and some before and after; "…" where the text goes on. */
  snippet: z.string(),
  /** Where in `snippet` the words are: UTF-16 characters, `end` exclusive. */
  match: z.object({ start: z.int(), end: z.int() }),
  /** One for each printed line. */
  boxes: z.array(FractionBox),
});
export type PhraseHit = z.infer<typeof PhraseHit>;

/** `total` counts all places, `hits` are the first of them. */
export const PhraseHits = z.object({ hits: z.array(PhraseHit), total: z.int() });
export type PhraseHits = z.infer<typeof PhraseHits>;
