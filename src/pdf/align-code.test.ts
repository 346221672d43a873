import { expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Block, Page } from '../course/document.ts';
import { alignCode } from './align-code.ts';

/** Code of characters five points wide, its lines at so many points from the left. */
function code(lines: [text: string, leftPt: number][], topPt: number): Block {
  return {
    kind: 'code',
    sizePt: 10,
    weight: 400,
    lines: lines.map(([text, leftPt], index) => ({
      text,
      box: { leftPt, topPt: topPt + 12 * index, widthPt: 5 * text.length, heightPt: 10 },
      edgesPt: [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index: at }) => [
        leftPt + 5 * at,
        leftPt + 5 * (at + word.length),
      ]),
    })),
  };
}
const head = (leftPt: number): Block => ({ ...code([['8 Examples', leftPt]], 40), kind: 'text' });
const page = (pageNumber: number, blocks: Block[]): Page => ({
  pageNumber,
  widthPt: 600,
  heightPt: 800,
  blocks,
  pictureShare: 0,
});

it('keeps the indentation of code that goes on over a page break', () => {
  const parts = [
    code([['class A:', 70]], 700),
    code([['def one(self):', 110]], 80),
    code([['def two(self):', 90]], 80),
  ];
  const [first, second, third] = parts;
  if (first === undefined || second === undefined || third === undefined) return;
  // Left pages have another margin than right ones.
  alignCode([page(1, [head(70), first]), page(2, [head(90), second]), page(3, [head(70), third])]);
  expect(parts.map(blockText)).toEqual(['class A:', '    def one(self):', '    def two(self):']);
});

it('indents what stands before, where the code of the next page begins further left', () => {
  const before = code([['return 0;', 90]], 700);
  const after = code([['}', 70]], 80);
  alignCode([page(1, [head(70), before]), page(2, [head(70), after])]);
  expect([before, after].map(blockText)).toEqual(['    return 0;', '}']);
});

it('leaves a listing alone that begins under text', () => {
  const before = code([['return 0;', 70]], 700);
  const text: Block = { ...code([['Then this is seen:', 70]], 120), kind: 'text' };
  const after = code([['$ ls', 90]], 140);
  alignCode([page(1, [head(70), before]), page(2, [head(70), text, after])]);
  expect(blockText(after)).toBe('$ ls');
});

it('takes no page number in the middle of the foot for the margin of a page of code', () => {
  const before = code([['while (1)', 70]], 700);
  const after = code([['if (n > 0)', 90]], 80);
  const number: Block = { ...code([['74', 300]], 760), kind: 'text' };
  alignCode([page(1, [head(70), before]), page(2, [after, number])]);
  expect([before, after].map(blockText)).toEqual(['while (1)', '    if (n > 0)']);
});
