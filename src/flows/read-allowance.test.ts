import { describe, expect, it } from 'vitest';
import type { Page } from '../course/document.ts';
import { newAllowance, openAllowance } from './read-allowance.ts';

const page = (chars: number): Page => ({
  pageNumber: 1,
  widthPt: 600,
  heightPt: 800,
  blocks: [
    {
      kind: 'text',
      sizePt: 10,
      weight: 400,
      lines: [
        {
          text: 'x'.repeat(chars),
          box: { leftPt: 0, topPt: 0, widthPt: 1, heightPt: 1 },
          edgesPt: [0, 1],
        },
      ],
    },
  ],
  pictureShare: 0,
});

/** How many pages of `chars` characters, `ms` of work each, are read before the document is given up. */
function countRead(pages: number, chars: number, ms: number): number {
  let nowMs = 0;
  const memory = newAllowance();
  // Two threads that read in turns.
  const threads = [openAllowance(memory, () => nowMs), openAllowance(memory, () => nowMs)];
  const one = page(chars);
  for (let read = 0; read < pages; read += 1) {
    const thread = threads[read % 2];
    if (thread?.begin() !== true) return read;
    nowMs += ms;
    thread.end(one);
  }
  return pages;
}

describe('the allowance of a document', () => {
  it('lets a real one of any length be read, on a slow machine too', () => {
    expect(countRead(20_000, 6000, 60)).toBe(20_000);
  });

  it('ends for pages that hold far more text than print can, or take far longer', () => {
    expect(countRead(1000, 180_000, 60)).toBe(50);
    expect(countRead(1000, 100, 1100)).toBe(20);
  });
});
