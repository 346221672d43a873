import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { titleFromText } from './title-from-text.ts';

const titleOf = (text: string, isHeading = false): string | undefined =>
  titleFromText(
    [
      {
        pageNumber: 1,
        blockIndex: 0,
        text,
        isHeading,
        isCode: false,
        words: text.split(' ').length,
        load: 10,
      },
    ],
    languageOf('en'),
    new Set<string>(),
  );

it('what OCR makes of a drawing is no title', () => {
  expect(titleOf('sw | \\ lo / 1 4 |')).toBeUndefined();
  expect(titleOf('~ | ..', true)).toBeUndefined();
});

it('a text without headings is named after its first sentence', () => {
  expect(titleOf('The widow kept a small garden. It was behind the house.')).toBe(
    'The widow kept a small garden',
  );
});
