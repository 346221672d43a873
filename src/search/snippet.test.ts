import { describe, expect, it } from 'vitest';
import type { PassageLine } from './passages.ts';
import { buildSnippet } from './snippet.ts';
import { termsOf } from './terms.ts';

describe('what is shown of a passage', () => {
  const text = `${'Before it there is much to say. '.repeat(20)}Light is a wave,\nand sound is one too. ${'After it there is more. '.repeat(20)}`;
  const at = text.indexOf('Light');
  const lines: PassageLine[] = [
    [0, 0.1, 0.1, 0.8, 0.01],
    [at, 0.1, 0.2, 0.8, 0.01],
    [text.indexOf('and sound'), 0.1, 0.3, 0.8, 0.01],
    [text.length - 20, 0.1, 0.4, 0.8, 0.01],
  ];

  it('is where most of the rare words stand together, with marks on them and boxes under them', () => {
    const [wave = '', sound = '', much = '', and = ''] = termsOf('en').list('wave sound much and');
    const weights = new Map([
      [wave, 3],
      [sound, 3],
      [much, 1],
      [and, 0.1],
    ]);
    const { snippet, marks, boxes } = buildSnippet({ text, lines }, 'en', weights);
    expect(snippet).toMatch(/^…\S.*wave, and sound.*\S…$/);
    expect(snippet.length).toBeLessThan(270);
    expect(marks.map(({ start, end }) => snippet.slice(start, end)).slice(-2)).toEqual(['wave', 'sound']);
    expect(boxes.map(([, top]) => top)).toEqual([0.1, 0.2, 0.3]);
  });

  it('is the beginning where no word of the query is in it', () => {
    const { snippet, marks, boxes } = buildSnippet({ text, lines }, 'en', new Map());
    expect(snippet.startsWith('Before it')).toBe(true);
    expect(marks).toEqual([]);
    expect(boxes).toHaveLength(1);
    expect(buildSnippet({ text: 'short', lines: [] }, 'en', new Map())).toEqual({
      snippet: 'short',
      marks: [],
      boxes: [],
    });
  });

  it('is cut between signs where there are no spaces, and marks what touches as one', () => {
    const han = '𠮷'.repeat(200);
    const { snippet, marks } = buildSnippet(
      { text: `${han}光合作用${han}`, lines: [] },
      'zh',
      new Map([
        ['光合', 1],
        ['合作', 1],
        ['作用', 1],
      ]),
    );
    expect(snippet.isWellFormed()).toBe(true);
    expect(marks.map(({ start, end }) => snippet.slice(start, end))).toEqual(['光合作用']);
  });
});
