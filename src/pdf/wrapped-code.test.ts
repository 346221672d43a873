import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Block, Line } from '../course/document.ts';
import { unwrapLines } from './wrapped-code.ts';

const box = { leftPt: 0, topPt: 0, widthPt: 100, heightPt: 10 };

/** Lines of code; each token is a point wide. */
function linesOf(...texts: string[]): Line[] {
  return texts.map((text) => {
    const tokens = text.match(/\S+/g) ?? [];
    return { text, box, edgesPt: tokens.flatMap((_, index) => [2 * index, 2 * index + 1]) };
  });
}

function unwrapped(...texts: string[]): string {
  const lines = linesOf(...texts);
  unwrapLines(lines);
  for (const line of lines) expect(line.edgesPt.length).toBe(2 * (line.text.match(/\S+/g) ?? []).length);
  const block: Block = { kind: 'code', lines, sizePt: 10, weight: 400 };
  return blockText(block);
}

describe('code that was wrapped for print', () => {
  it('is one line again without the arrow at the end of its first part', () => {
    expect(unwrapped('vmlinuz vga=788 ←-', '    quiet', 'next')).toBe('vmlinuz vga=788 quiet\nnext');
    expect(unwrapped('# a comment of several ← -', '  words')).toBe('# a comment of several words');
  });

  it.each([
    ['desktop=mate- ←-', '    desktop', 'desktop=mate-desktop'],
    ['string base64:// ←-', '    LS0tLS1', 'string base64://LS0tLS1'],
    ['quiet --- ←-', '    more', 'quiet --- more'],
    ['hello-1.tar ←-', '    \\.gz', 'hello-1.tar\\.gz'],
    ['# it is saved so. ←-', '    otherwise', '# it is saved so. otherwise'],
  ])('is joined without a space inside of a name: "%s"', (first, second, whole) => {
    expect(unwrapped(first, second)).toBe(whole);
  });

  it('is one line again without the arrow before its second part', () => {
    expect(unwrapped('Finnish (fi),␣', ' ˓→French (fr),␣', ' ˓→Danish')).toBe(
      'Finnish (fi), French (fr), Danish',
    );
    expect(unwrapped('arch: amd64,', ' ˓→ i386')).toBe('arch: amd64, i386');
    expect(unwrapped('date -d', ' ˓→"+10 days"')).toBe('date -d"+10 days"');
  });

  it('keeps arrows that part nothing', () => {
    expect(unwrapped('x ← 3', 'y = 4')).toBe('x ← 3\ny = 4');
    expect(unwrapped('←-', 'a')).toBe('←-\na');
    expect(unwrapped('last ←-')).toBe('last ←-');
  });
});
