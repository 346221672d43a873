import { describe, expect, it } from 'vitest';
import { pageText } from '../course/block-text.ts';
import type { Block, Page } from '../course/document.ts';
import { chunkPages } from './chunk.ts';

const BOX = { leftPt: 0, topPt: 0, widthPt: 100, heightPt: 10 };
const block = (text: string, change: Partial<Block> = {}): Block => ({
  kind: 'text',
  lines: [{ text, box: BOX, edgesPt: [] }],
  sizePt: 10,
  weight: 400,
  ...change,
});
const page = (pageNumber: number, ...blocks: Block[]): Page => ({
  pageNumber,
  widthPt: 600,
  heightPt: 800,
  blocks,
  pictureShare: 0,
});
const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
const NO_STRUCTURE = { furniture: {}, roles: [] };

describe('passages', () => {
  it('follow the borders of blocks and pages, 120 to 200 words each', () => {
    const pages = [page(1, block(words(70)), block(words(60)), block(words(90))), page(2, block(words(20)))];
    const chunks = chunkPages(pages, NO_STRUCTURE);
    expect(chunks.map((chunk) => [chunk.page, chunk.position, chunk.text.split(/\s+/).length])).toEqual([
      [1, 0, 130],
      [1, 1, 90],
      [2, 0, 20],
    ]);
  });

  it('are verbatim pieces of the text of the page', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} says a little more than that.`,
    );
    const one = page(
      1,
      block('Head'),
      block(sentences.join(' ')),
      block('item', { marker: '•', kind: 'list_item' }),
    );
    const chunks = chunkPages([one], NO_STRUCTURE);
    expect(chunks.length).toBeGreaterThan(2);
    for (const { text } of chunks) for (const line of text.split('\n')) expect(pageText(one)).toContain(line);
    const count = (text: string): number => text.split(/\s+/).length;
    expect(chunks.reduce((sum, chunk) => sum + count(chunk.text), 0)).toBe(count(pageText(one)));
    expect(Math.max(...chunks.map((chunk) => count(chunk.text)))).toBeLessThanOrEqual(200);
  });

  it('are as long where no spaces part words, and end with a sentence', () => {
    const sentences = Array.from({ length: 60 }, () => '植物は光を受けて水と空気から糖をつくる。');
    const chunks = chunkPages([page(1, block(sentences.join('')))], NO_STRUCTURE);
    expect(chunks.map(({ text }) => text).join('')).toBe(sentences.join(''));
    expect(chunks.length).toBeGreaterThan(2);
    for (const { text } of chunks) {
      expect(text.endsWith('。')).toBe(true);
      expect(text.length).toBeLessThanOrEqual(400);
    }
  });

  it('leave out running heads and pages that are not taught, and end where a lesson ends', () => {
    const pages = [
      page(1, block('Contents'), block('1 Light')),
      page(2, block('Running head'), block('End of light.'), block('Start of sound.')),
    ];
    const structure = { furniture: { 2: [0] }, roles: ['contents', 'body'] as const };
    const chunks = chunkPages(pages, { ...structure, roles: [...structure.roles] }, (_, index) =>
      index < 2 ? 'light' : 'sound',
    );
    expect(chunks).toMatchObject([
      { page: 2, position: 0, lessonKey: 'light', text: 'End of light.' },
      { page: 2, position: 1, lessonKey: 'sound', text: 'Start of sound.' },
    ]);
  });

  it('know where each of their lines begins and stands', () => {
    const line = (text: string, topPt: number) => ({ text, box: { ...BOX, topPt }, edgesPt: [] });
    const one = page(
      1,
      block('', { lines: [line('Light falls', 80), line('on a leaf.', 96)] }),
      block('', { kind: 'list_item', marker: '•', lines: [line('Sugar is made', 160)] }),
    );
    const [chunk] = chunkPages([one], NO_STRUCTURE);
    expect(
      chunk?.lines.map(([start, , top]) => [chunk.text.slice(start).split(' ', 2).join(' '), top]),
    ).toEqual([
      ['Light falls', 0.1],
      ['on a', 0.12],
      ['Sugar is', 0.2],
    ]);
  });
});
