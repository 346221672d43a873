import type { Block, Page } from '../course/document.ts';

interface MadeBlock {
  text: string;
  topPt?: number;
  sizePt?: number;
  weight?: number;
}

/** A page of one-line blocks for tests; a block without `topPt` stands 20 points under the one before. */
export function madePage(pageNumber: number, blocks: readonly (MadeBlock | string)[]): Page {
  let nextPt = 100;
  return {
    pageNumber,
    widthPt: 600,
    heightPt: 800,
    pictureShare: 0,
    blocks: blocks.map((made): Block => {
      const {
        text,
        topPt = nextPt,
        sizePt = 10,
        weight = 400,
      } = typeof made === 'string' ? { text: made } : made;
      nextPt = topPt + 20;
      const box = { leftPt: 50, topPt, widthPt: 400, heightPt: sizePt };
      const edgesPt = [...text.matchAll(/\S+/g)].flatMap(({ index, 0: token }) => [
        50 + index * 5,
        50 + (index + token.length) * 5,
      ]);
      return { kind: 'text', lines: [{ text, box, edgesPt }], sizePt, weight };
    }),
  };
}
