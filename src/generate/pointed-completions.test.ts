import { describe, expect, it } from 'vitest';
import { completionsOf } from './completions.ts';
import { languageOf } from './language.ts';
import { areOfSort, isPointed } from './pointed-completions.ts';
import { indexOf } from './pool-index.ts';
import { buildTermPool } from './quiz.ts';

/** Whether the first cut of a sentence asks for one thing; all lessons of the course are about steam turbines. */
function asksForOne(text: string, tag = 'en'): boolean {
  const sentence = 'The steam turbine must drive the pump of each boiler.';
  const draft = { content: sentence, key_terms: [], citations: [{ quote: sentence }] };
  const lessons = [1, 2, 3, 4, 5].map((number) => ({ key: `m1-l${number}`, draft }));
  const language = languageOf(tag);
  const index = indexOf(buildTermPool(lessons, tag), language);
  const [cut] = completionsOf(text, language);
  if (cut === undefined) throw new Error(`no cut in "${text}"`);
  return isPointed(cut, { language, index, isEverywhere: () => false });
}

describe('what stands before a blank', () => {
  it.each([
    ['en', 'The overnight indexer contains a scanner of compressed mailboxes.'],
    ['en', 'The copper shield is used to protect circuits from radio noise.'],
    ['en', 'If the queue of a printer is full, the scheduler rejects every further document.'],
    ['es', 'El sensor de presión sirve para cerrar la válvula de la caldera.'],
    ['ru', 'Датчик давления предназначен для закрытия клапана котла.'],
    ['zh', 'rlwrap 命令为交互命令提供了输入行编辑功能。'],
  ])('tells its subject from others, in language %s: %s', (tag, text) => {
    expect(asksForOne(text, tag)).toBe(true);
  });

  it.each([
    // What nearly anything provides.
    ['en', 'The system provides functions which allow users to extract data from a picture.'],
    ['en', 'Recent versions have extensive facilities to read compressed files of text.'],
    // What the whole course is about.
    ['en', 'The steam turbine contains a scanner of compressed mailboxes.'],
    // What may be so, what is one of several, and who does it.
    ['en', 'Desktop applets may require the introspection library of the toolkit.'],
    ['en', 'Maintainer scripts include the hooks of the package manager.'],
    ['en', 'Basic graphics are provided by the framebuffer of the kernel.'],
    ['es', 'El sensor de presión puede cerrar la válvula de la caldera.'],
    ['ru', 'Датчик давления может закрыть клапан парового котла.'],
    ['zh', '压力传感器可以关闭锅炉的主要阀门。'],
  ])('leaves open what is asked for, in language %s: %s', (tag, text) => {
    expect(asksForOne(text, tag)).toBe(false);
  });
});

it('sets what is contained beside what is contained, not beside what is needed', () => {
  expect(areOfSort('contains', 'holds', 'en')).toBe(true);
  expect(areOfSort('contains', 'requires', 'en')).toBe(false);
  expect(areOfSort('be found on', 'is stored in', 'en')).toBe(true);
  expect(areOfSort('contiene', 'necesita', 'es')).toBe(false);
  expect(areOfSort('содержит', 'предоставляет', 'ru')).toBe(false);
  expect(areOfSort('fornisce', 'fornisce', 'it')).toBe(true);
});
