import { expect, it } from 'vitest';
import { findTitle } from './document-title.ts';
import { madePage } from './made-page.ts';

const pages = [madePage(1, [{ text: 'Growing Apples', sizePt: 24 }, 'by nobody'])];
const titleOf = (title: string | undefined, from = pages): string =>
  findTitle(
    { pageCount: 1, bookmarks: [], ...(title === undefined ? {} : { title }) },
    from,
    {},
    'apples_v2.pdf',
  );

it('the title is what the file declares, unless a program put it there', () => {
  expect(titleOf('Apples and Pears')).toBe('Apples and Pears');
  for (const poor of ['Microsoft Word - apples.doc', 'apples_v2', 'untitled', 'apples.indd', '', undefined])
    expect(titleOf(poor), poor).toBe('Growing Apples');
});

it('the title is the printed one where the name of a numbered file says the same', () => {
  expect(titleOf('03 - Growing Apples slides')).toBe('Growing Apples');
  expect(titleOf('03 - Growing Pears slides')).toBe('03 - Growing Pears slides');
});

it('the title is the name of the file where nothing is printed', () => {
  expect(titleOf(undefined, [madePage(1, [])])).toBe('apples v2');
});
