import { expect, it } from 'vitest';
import type { Page } from '../course/document.ts';
import { findLanguage } from './language.ts';

const box = { leftPt: 0, topPt: 0, widthPt: 1, heightPt: 1 };
const pageOf = (text: string): Page => ({
  pageNumber: 1,
  widthPt: 1,
  heightPt: 1,
  pictureShare: 0,
  blocks: [{ kind: 'text', sizePt: 10, weight: 400, lines: [{ text, box, edgesPt: [] }] }],
});

const SAMPLES: [language: string, sentence: string][] = [
  ['en', 'The value of this is that it can be read from the file and not only by you. '],
  ['de', 'Der Wert ist nicht das, was sich mit dem Programm auf die Datei von uns auswirkt. '],
  ['fr', 'La valeur est dans le fichier que vous lisez et pas dans les autres, qui sont pour une machine. '],
  ['es', 'El valor que se lee en los archivos es el de una lista como la que está en este libro. '],
  ['ru', 'Значение этого файла читается программой. '],
  ['zh', '这是一本关于软件包的书。'],
  ['ja', 'この本はソフトウェアについてです。'],
  ['ar', 'هذا كتاب عن البرمجيات. '],
  ['hi', 'यह पुस्तक सॉफ़्टवेयर के बारे में है। '],
];

it('the language is told by its script or its commonest words', () => {
  for (const [language, sentence] of SAMPLES)
    expect(findLanguage(undefined, [pageOf(sentence.repeat(8))]), sentence).toBe(language);
});

it('what the file declares comes first, unless it is no language', () => {
  const [, english] = SAMPLES[0] ?? ['', ''];
  expect(findLanguage('de-CH', [pageOf(english.repeat(8))])).toBe('de-CH');
  expect(findLanguage('x-unknown', [pageOf(english.repeat(8))])).toBe('en');
  expect(findLanguage(undefined, [pageOf('12 34')])).toBe('und');
});
