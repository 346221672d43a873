import { expect, it } from 'vitest';
import { madePage } from './made-page.ts';
import { rolesOf } from './page-roles.ts';

it('pages are told apart by their place, their headings and their words', () => {
  const body = Array.from({ length: 8 }, (_unused, at) => madePage(at + 4, [`Body ${at}`]));
  const pages = [
    madePage(1, [{ text: 'The book', sizePt: 30 }]),
    madePage(2, ['Copyright 2020 by nobody. All rights reserved. ISBN 1.']),
    madePage(3, ['Contents']),
    ...body,
    madePage(12, [{ text: 'References', sizePt: 16 }, 'Some book.']),
    madePage(13, ['Another book.']),
    madePage(14, [{ text: 'Index', sizePt: 16 }, 'apples, 12']),
    madePage(15, []),
    { ...madePage(16, []), pictureShare: 0.9 },
  ];
  const heading = (title: string, pageNumber: number) => ({
    level: 1,
    title,
    pageNumber,
    blockIndex: 0,
    blockCount: 1,
  });
  const roles = rolesOf({
    pages,
    furniture: {},
    untaught: [],
    headings: [heading('Body 0', 4), heading('References', 12), heading('Index', 14)],
    contentsPages: new Set([3]),
    pageCount: 17,
    slides: false,
  });
  expect(roles.slice(0, 4)).toEqual(['cover', 'legal', 'contents', 'body']);
  expect(roles.slice(10)).toEqual([
    'body',
    'bibliography',
    'bibliography',
    'index',
    'blank',
    'unreadable',
    'unreadable',
  ]);
});

it('the page of copyright is told by its words behind long contents too', () => {
  const pages = [
    ...Array.from({ length: 8 }, (_unused, at) => madePage(at + 1, ['Contents'])),
    madePage(9, ['Copyright © 2020 by nobody.']),
    madePage(10, ['Scope', 'The copyright of code, © or not, is told of here.']),
  ];
  const heading = { level: 1, title: 'Scope', pageNumber: 10, blockIndex: 0, blockCount: 1 };
  const roles = rolesOf({
    pages,
    furniture: {},
    untaught: [],
    headings: [heading],
    contentsPages: new Set([1, 2, 3, 4, 5, 6, 7, 8]),
    pageCount: 10,
    slides: false,
  });
  expect(roles.slice(8)).toEqual(['legal', 'body']);
});

it('an index of something is left out where its lines end with numbers, and a chapter called so is not', () => {
  const pages = Array.from({ length: 10 }, (_unused, at) =>
    madePage(
      at + 1,
      at === 8
        ? [{ text: 'Index of Commands', sizePt: 16 }, 'alias, 12', 'bg, 14', 'cd, 15']
        : at === 7
          ? [{ text: 'Index of refraction', sizePt: 16 }, 'Light bends', 'where glass begins', 'by an angle']
          : [`Body ${at}`],
    ),
  );
  const heading = (title: string, pageNumber: number) => ({ level: 1, title, pageNumber, blockIndex: 0 });
  const roles = rolesOf({
    pages,
    furniture: {},
    untaught: [],
    headings: [heading('Index of refraction', 8), heading('Index of Commands', 9), heading('Last', 10)],
    contentsPages: new Set(),
    pageCount: 10,
    slides: false,
  });
  expect(roles.slice(7)).toEqual(['body', 'index', 'body']);
});

it('a page of terms and trademarks before the first heading is legal', () => {
  const terms = [
    'This material may be distributed only subject to the terms and conditions set forth below.',
    'Names of products are trademarks of their owners.',
  ];
  const pages = [madePage(1, ['A book', 'by nobody']), madePage(2, terms)];
  for (let at = 3; at <= 10; at += 1) pages.push(madePage(at, [`Body ${at}`]));
  const roles = rolesOf({
    pages,
    furniture: {},
    untaught: [],
    headings: [{ level: 1, title: 'Body 3', pageNumber: 3, blockIndex: 0 }],
    contentsPages: new Set(),
    pageCount: 10,
    slides: false,
  });
  expect(roles.slice(0, 3)).toEqual(['cover', 'legal', 'body']);
});
