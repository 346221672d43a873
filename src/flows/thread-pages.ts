import { blockText, boxesOf, fraction } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { decodePages, decodeText } from '../course/page-codec.ts';
import type { PageText, PhraseHit, PhraseHits } from '../course/page-text.ts';
import { buildPhrase, findPhrase, type Phrase, snippetOf } from '../search/find-phrase.ts';
import { asTask } from './task-reply.ts';

const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** The JSON of a PageText; null when the ranges do not hold the page. */
export const showPage = asTask(
  (input: { documentId: number; pageNumber: number; ranges: Uint8Array[] }): Uint8Array | null => {
    const page = input.ranges
      .flatMap((range) => decodePages(range))
      .find((candidate) => candidate.pageNumber === input.pageNumber);
    return page === undefined ? null : toBytes(textOf(input.documentId, page));
  },
);

const textOf = (documentId: number, page: Page): PageText => ({
  document_id: documentId,
  page: page.pageNumber,
  width_pt: page.widthPt,
  height_pt: page.heightPt,
  lines: page.blocks.flatMap((block) =>
    block.lines.map(({ text, box, joinsNext }) => ({
      text,
      box: [
        fraction(box.leftPt, page.widthPt),
        fraction(box.topPt, page.heightPt),
        fraction(box.widthPt, page.widthPt),
        fraction(box.heightPt, page.heightPt),
      ] satisfies PageText['lines'][number]['box'],
      ...(joinsNext === undefined ? {} : { joins_next: joinsNext }),
    })),
  ),
  ocr: page.ocrConfidence !== undefined,
});

/** The JSON of the PhraseHits of a document, of which `ranges` are the pages. */
export const searchPages = asTask(
  (input: { ranges: Uint8Array[]; query: string; limit: number }): Uint8Array => {
    const found: PhraseHits = { hits: [], total: 0 };
    const phrase = buildPhrase(input.query);
    if (phrase === undefined) return toBytes(found);
    for (const range of input.ranges) {
      const count = decodeText(range).reduce((sum, page) => sum + countIn(page, phrase), 0);
      found.total += count;
      // Only what is shown needs the places of its words.
      if (count === 0 || found.hits.length >= input.limit) continue;
      found.hits.push(...decodePages(range).flatMap((page) => hitsOf(page, phrase)));
    }
    return toBytes({ ...found, hits: found.hits.slice(0, input.limit) });
  },
);

const countIn = (page: Page, phrase: Phrase): number =>
  page.blocks.reduce((sum, block) => sum + findPhrase(blockText(block), phrase).length, 0);

const hitsOf = (page: Page, phrase: Phrase): PhraseHit[] =>
  page.blocks.flatMap((block) => {
    const text = blockText(block);
    return findPhrase(text, phrase).map((match) => ({
      page: page.pageNumber,
      ...snippetOf(text, match),
      boxes: boxesOf(page, block, match.start, match.end),
    }));
  });
