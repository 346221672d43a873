import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { sentencesOf, standsAlone } from './sentences.ts';

const english = languageOf('en');
const cut = (text: string, tag = 'en'): string[] =>
  sentencesOf(text, languageOf(tag)).map((sentence) => sentence.text);

describe('sentencesOf', () => {
  it('does not end a sentence at an abbreviation, an initial, a version or a file name', () => {
    expect(
      cut('Use tools, e.g. Make. See Fig. 3 by J. Smith. It needs version 1.2.3 of foo.conf. Done.'),
    ).toEqual([
      'Use tools, e.g. Make.',
      'See Fig. 3 by J. Smith.',
      'It needs version 1.2.3 of foo.conf.',
      'Done.',
    ]);
  });

  it('does not end a German sentence at an aside before a noun', () => {
    const text = 'Eine Sprache ist eine (oft unendliche!) Menge von Worten. Viele sind endlich.';
    expect(cut(text, 'de')).toEqual([
      'Eine Sprache ist eine (oft unendliche!) Menge von Worten.',
      'Viele sind endlich.',
    ]);
  });

  it('does not end a German sentence at a number in its order', () => {
    expect(cut('Im 19. Jahrhundert wuchs die Stadt. Es waren 40. Danach kam der 41. Gast.', 'de')).toEqual([
      'Im 19. Jahrhundert wuchs die Stadt.',
      'Es waren 40.',
      'Danach kam der 41. Gast.',
    ]);
    expect(cut('Die Antwort ist die 42. Danach folgt der Rest.', 'de')).toHaveLength(2);
    expect(cut('Die Werte reichen bis 255. Der Standard ist 0.', 'de')).toHaveLength(2);
  });

  it('does not take the dot of a hidden file for an end', () => {
    expect(cut('They are saved in .RData at the end. Then R stops.')).toEqual([
      'They are saved in .RData at the end.',
      'Then R stops.',
    ]);
  });

  it('ends a sentence at a single capital letter that is no initial', () => {
    expect(cut('We describe the environment in R. The rest is easy.')).toHaveLength(2);
  });

  it('knows the full stops of other scripts', () => {
    expect(cut('这是第一句。这是第二句！', 'zh')).toEqual(['这是第一句。', '这是第二句！']);
    expect(cut('यह पहला है। यह दूसरा है।', 'hi')).toHaveLength(2);
  });

  it('gives back every character that is no space between sentences', () => {
    const text = 'One. Two? (Three.) "Four!" five';
    expect(cut(text).join(' ')).toBe(text);
  });
});

describe('standsAlone', () => {
  it.each([
    'The workspace is the collection of objects that are currently stored.',
    'Vectors can be used in arithmetic expressions of any length.',
  ])('accepts "%s"', (text) => {
    expect(standsAlone(text, english)).toBe(true);
  });

  it.each([
    'A similar remark applies to the function that calls it.',
    'This makes it a good choice for all kinds of work.',
    'However, the value is not printed when it is assigned.',
    'The table below shows the operators of the language.',
    'As described in Section 3, the value can be changed.',
    'lower case start of half a sentence that goes on.',
    'Is the value printed when it is assigned to a name?',
    'Command lines are limited3 to about four thousand bytes.',
  ])('refuses "%s"', (text) => {
    expect(standsAlone(text, english)).toBe(false);
  });
});
