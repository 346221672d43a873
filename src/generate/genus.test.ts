import { expect, it } from 'vitest';
import { genusOf } from './genus.ts';

it.each([
  ['Debian Maintainer (DM)', undefined, 'en', 'person'],
  ['sponsor', 'a person who helps others to upload packages', 'en', 'person'],
  ['porting', 'the act of building packages for another architecture', 'en', 'act'],
  ['sharing', undefined, 'en', 'act'],
  ['source package', 'a set of files from which a package is built', 'en', 'thing'],
  ['release manager tool', undefined, 'en', 'thing'],
  ['Автор основной ветки', 'тот, кто создал программу', 'ru', 'person'],
  ['usuario', undefined, 'es', 'person'],
  ['Debian 维护者', undefined, 'zh', 'person'],
  ['软件包', undefined, 'zh', 'thing'],
])('tells who or what %s is', (term, meaning, tag, genus) => {
  expect(genusOf(term, meaning, tag)).toBe(genus);
});
