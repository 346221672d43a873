import { describe, expect, it } from 'vitest';
import { sentenceEnds } from './sentence-ends.ts';

/** A text with a bar wherever a sentence may end. */
const cut = (text: string, tag = 'en'): string => {
  const places = [0, ...sentenceEnds(text, tag), text.length];
  return places
    .slice(1)
    .map((end, index) => text.slice(places[index], end))
    .join('|');
};

describe('where a sentence may end', () => {
  it.each([
    ['One. Two.', 'One. |Two.'],
    ['Is it? Yes! It is.', 'Is it? |Yes! |It is.'],
    ['What?! No.', 'What?! |No.'],
    ['He said “Go.” Then he went.', 'He said “Go.” |Then he went.'],
    ['(A whole one.) Next.', '(A whole one.) |Next.'],
    // A small letter goes on behind a full stop, whatever stands between, not behind another mark.
    ['Use e.g. this.', 'Use e.g. this.'],
    ['See 3. (and so on) there.', 'See 3. (and so on) there.'],
    ['Really? yes.', 'Really? |yes.'],
    // What joins clauses goes on.
    ['Etc., and so on. - A dash. – Another.', 'Etc., and so on. - A dash. – Another.'],
    ['File a.b and 3.14 are none.', 'File a.b and 3.14 are none.'],
    ['A name is called .Rhistory and no end.', 'A name is called .Rhistory and no end.'],
    ['Ends with spaces.  ', 'Ends with spaces.  '],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it.each([
    ['zh', '第一句。第二句。', '第一句。|第二句。'],
    ['hi', 'यह पहला है। यह दूसरा है।', 'यह पहला है। |यह दूसरा है।'],
    ['ru', 'Первое. Второе.', 'Первое. |Второе.'],
  ])('of %s', (tag, text, expected) => {
    expect(cut(text, tag)).toBe(expected);
  });

  it('is the same for plain text as the segmenter says', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    const pieces = [
      'A',
      'b',
      '3',
      '.',
      '!',
      '?',
      ' ',
      ' ',
      '"',
      ')',
      '(',
      ',',
      '-',
      '–',
      '”',
      '“',
      '…',
      'é',
      ':',
      ';',
    ];
    let state = 1;
    const next = (most: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % most;
    };
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
      const ends = [...segmenter.segment(text)]
        .filter(({ segment }) => /(?<!\s\.)\s$|[^\x20-\u02ff]$/u.test(segment))
        .map(({ segment, index }) => index + segment.length)
        .filter((end) => end < text.length);
      expect({ text, ends: sentenceEnds(text, 'en') }).toEqual({ text, ends });
    }
  });
});
