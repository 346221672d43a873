import { expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import { passagesOf } from './passages.ts';

/** What is made of these blocks, a list for each page. */
function textsOf(...pages: Block[][]): string[] {
  const { structure, ...source } = sourceOf(pages.map((blocks, index) => pageOf(index + 1, blocks)));
  const to = { page: pages.length, block: pages.at(-1)?.length ?? 0 };
  const span = { document_id: source.documentId, from: { page: 1, block: 0 }, to };
  return passagesOf([span], [{ ...source, language: 'en', structure }]).map(({ text }) => text);
}

it('goes on with an open sentence over a page break, also before a name, but not with a title of one line', () => {
  expect(
    textsOf([blockOf('a circle that is drawn by\nhand is not as')], [blockOf('Nature’s best.')]),
  ).toEqual(['a circle that is drawn by hand is not as Nature’s best.']);
  expect(textsOf([blockOf('how a circle is drawn by hand')], [blockOf('Nature draws.')])).toHaveLength(2);
  const bold = blockOf('Nature draws.', 'text', { weight: 700 });
  expect(textsOf([blockOf('a circle that is drawn by\nhand is not as')], [bold])).toHaveLength(2);
});

it('goes on with a listing over the footnote of its page, and keeps the footnote apart', () => {
  const note = blockOf('A note on it.', 'footnote', { marker: '1' });
  expect(textsOf([blockOf('draw(1)', 'code'), note], [blockOf('draw(2)', 'code')])).toEqual([
    'draw(1)\ndraw(2)',
    'A note on it.',
  ]);
});
