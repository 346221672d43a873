import type { Span } from '../course/plan.ts';
import type { Piece } from './pieces.ts';

/** The spans of one document that hold these pieces; a page that is left out between them parts two spans. */
export function spansOf(documentId: number, pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  for (const { pageNumber, blockIndex } of pieces) {
    const last = spans.at(-1);
    const to = { page: pageNumber, block: blockIndex + 1 };
    if (last !== undefined && pageNumber - last.to.page <= 1) last.to = to;
    else spans.push({ document_id: documentId, from: { page: pageNumber, block: blockIndex }, to });
  }
  return spans;
}

/** The indexes from..to (exclusive) of the blocks that a span takes of a page; empty when it takes none. */
export function blocksIn(span: Span, pageNumber: number, blockCount: number): { from: number; to: number } {
  if (pageNumber < span.from.page || pageNumber > span.to.page) return { from: 0, to: 0 };
  return {
    from: pageNumber === span.from.page ? span.from.block : 0,
    to: pageNumber === span.to.page ? Math.min(span.to.block, blockCount) : blockCount,
  };
}
