import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../web/src/i18n/languages.ts';

const SOURCES = join(import.meta.dirname, '../../web/src');
const HERE = join(SOURCES, 'i18n');
const Texts = z.record(z.string(), z.string().min(1));
const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');

const partsOf = (language: string): string[] => readdirSync(join(HERE, language)).toSorted();
const textsOf = (language: string, part: string): Record<string, string> =>
  Texts.parse(JSON.parse(readFileSync(join(HERE, language, part), 'utf8')));

const FORM = /_(?:zero|one|two|few|many|other)$/;
const plain = (key: string): string => key.replace(FORM, '');
const keysOf = (texts: Record<string, string>): string[] =>
  [...new Set(Object.keys(texts).map(plain))].toSorted();
const placesOf = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

it.each(others)('%s says everything that English says, and nothing else', (language) => {
  expect(partsOf(language)).toEqual(partsOf('en'));
  for (const part of partsOf('en'))
    expect(keysOf(textsOf(language, part)), part).toEqual(keysOf(textsOf('en', part)));
});

it.each(others)('%s has each form of each number, and every value that English names', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wrong: string[] = [];
  for (const part of partsOf('en')) {
    const english = textsOf('en', part);
    const own = textsOf(language, part);
    // Large round numbers of Spanish alone; nothing here is counted in millions.
    for (const key of Object.keys(english).filter((name) => name.endsWith('_other')))
      for (const form of forms.filter((name) => language !== 'es' || name !== 'many'))
        if (!(`${plain(key)}_${form}` in own)) wrong.push(`${plain(key)}_${form} is missing`);
    for (const [key, text] of Object.entries(own).filter(([name]) => !FORM.test(name)))
      if (String(placesOf(text)) !== String(placesOf(english[key] ?? ''))) wrong.push(`${key}: ${text}`);
  }
  expect(wrong).toEqual([]);
});

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(join(SOURCES, path), 'utf8'))
  .join('\n');

it('every text that the app asks for is there, and no text is left that nothing asks for', () => {
  const known = new Set(partsOf('en').flatMap((part) => keysOf(textsOf('en', part))));
  const asked = [...sources.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
  // A key may be put together from a state: t(`job.step.${name}`); or be kept in a table.
  const begun = [...sources.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, start]) => start ?? '');
  const unused = [...known].filter(
    (key) => !sources.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
