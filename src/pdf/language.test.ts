import { expect, it } from 'vitest';
import type { Page } from '../course/document.ts';
import { findDirection, findLanguage } from './language.ts';

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
  ['it', 'Il valore che è nel file non si legge con gli altri, ma della macchina sono le parti più grandi. '],
  [
    'pt',
    'O valor que está no arquivo não é lido por você, mas pela máquina com uma das partes que são dos outros. ',
  ],
  [
    'nl',
    'De waarde van het bestand is niet wat je met een machine kan lezen, maar wat er door wordt gezien. ',
  ],
  ['ko', '이 책은 소프트웨어에 관한 것입니다. '],
  ['fa', 'این کتاب در مورد نرم‌افزار است و برای آن است که با آن کار می شود. '],
  ['he', 'זה ספר על תוכנה. '],
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

it('what the file declares counts, unless it is no language or the text refutes it', () => {
  const [, english] = SAMPLES[0] ?? ['', ''];
  expect(findLanguage('en-GB', [pageOf(english.repeat(8))])).toBe('en-GB');
  expect(findLanguage('de-CH', [pageOf('Ein Satz.')])).toBe('de-CH');
  expect(findLanguage('de-CH', [pageOf(english.repeat(8))])).toBe('en');
  expect(findLanguage('x-unknown', [pageOf(english.repeat(8))])).toBe('en');
  expect(findLanguage(undefined, [pageOf('12 34')])).toBe('und');
});

it('a sentence or two are enough for a short document', () => {
  for (const [language, sentence] of SAMPLES)
    expect(findLanguage(undefined, [pageOf(sentence)]), sentence).toBe(language);
});

it('code and names among the text do not decide', () => {
  const [, german] = SAMPLES[1] ?? ['', ''];
  expect(
    findLanguage(undefined, [pageOf(`${german.repeat(3)} if for not import as from is John Smith`)]),
  ).toBe('de');
});

it('the direction is that of most letters', () => {
  expect(findDirection([pageOf('هذا كتاب عن البرمجيات PDF')])).toBe('rtl');
  expect(findDirection([pageOf('The word كتاب means book')])).toBe('ltr');
});

it('prose decides, not tables of what it tells of, unless there is hardly any', () => {
  const sentenceOf = (tag: string): string => SAMPLES.find(([language]) => language === tag)?.[1] ?? '';
  const table = { ...pageOf(sentenceOf('de').repeat(90)) };
  table.blocks = table.blocks.map((block) => ({ ...block, kind: 'table' }));
  expect(findLanguage(undefined, [pageOf(sentenceOf('en').repeat(30)), table])).toBe('en');
  expect(findLanguage(undefined, [pageOf(sentenceOf('en')), table])).toBe('de');
});
