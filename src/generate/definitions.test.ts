import { describe, expect, it } from 'vitest';
import { definitionIn, isTerm, labelledDefinition } from './definitions.ts';
import { frequentPhrases, phrasesIn } from './frequent-phrases.ts';
import { languageOf } from './language.ts';

const english = languageOf('en');

describe('definitionIn', () => {
  it.each([
    [
      'A ragged array is an array whose rows may have different lengths.',
      'ragged array',
      'an array whose rows may have different lengths',
    ],
    [
      'The collection of objects currently stored is called the workspace.',
      'workspace',
      'The collection of objects currently stored',
    ],
    [
      'Recycling refers to the repetition of a shorter vector until it is long enough.',
      'Recycling',
      'the repetition of a shorter vector until it is long enough',
    ],
    [
      'The function lapply() applies a function to each element of a list.',
      'lapply()',
      'applies a function to each element of a list',
    ],
    [
      'The debian/rules file defines how the binary package is built.',
      'debian/rules',
      'defines how the binary package is built',
    ],
  ])('reads "%s"', (sentence, term, meaning) => {
    expect(definitionIn(sentence, english)).toMatchObject({ term, meaning });
  });

  it.each([
    'This is a list of all the things that one can do.',
    'The following is a list of the operators of the language.',
    'The result is a vector that holds all of the values.',
    'Debian development is a moving target.',
    'Technically R is an expression language with a very simple syntax.',
    'A vector is a vector whose elements are numbers of one kind.',
    'The function rbind() does the corresponding operation for rows.',
  ])('does not read "%s"', (sentence) => {
    expect(definitionIn(sentence, english)).toBeUndefined();
  });

  it('reads other languages by their own shapes', () => {
    expect(
      definitionIn('Ein Vektor ist eine geordnete Folge von Zahlen gleicher Art.', languageOf('de'))?.term,
    ).toBe('Vektor');
    expect(
      definitionIn('Un vecteur est une suite ordonnée de nombres du même genre.', languageOf('fr'))?.term,
    ).toBeUndefined();
    expect(
      definitionIn('Un vector es una lista ordenada de números de un solo tipo.', languageOf('es'))?.term,
    ).toBe('vector');
    expect(definitionIn('向量是一组有序的数。', languageOf('zh'))).toBeUndefined();
  });
});

describe('labelledDefinition', () => {
  it.each([
    ['font.sub: The font to be used for axes, titles and sub-titles, respectively.', 'en'],
    ['fuente: La letra de los ejes, los títulos y los subtítulos, respectivamente.', 'es'],
  ])('is none of what is said of several names: "%s"', (text, tag) => {
    expect(labelledDefinition(text, languageOf(tag))).toBeUndefined();
    expect(labelledDefinition(text.replace(/, \p{L}+\.$/u, '.'), languageOf(tag))).toBeDefined();
  });

  it('reads "term: meaning", and no list after a colon', () => {
    expect(
      labelledDefinition('mentor: a person who helps novice maintainers with packaging', english)?.term,
    ).toBe('mentor');
    expect(
      labelledDefinition('debian/rules: dh syntax, compiler hardening options, …', english),
    ).toBeUndefined();
  });
});

describe('isTerm', () => {
  it.each(['vector', 'data frame', 'getwd()', 'degree of freedom', 'UEFI'])('takes "%s"', (phrase) => {
    expect(isTerm(phrase, english)).toBe(true);
  });

  it.each(['this', 'The following', 'note', 'result', 'a', 'software doesn’t', '12', 'see below', 'x = 3'])(
    'refuses "%s"',
    (phrase) => {
      expect(isTerm(phrase, english)).toBe(false);
    },
  );
});

describe('frequentPhrases', () => {
  it('finds what stands between an article and a small word, often enough', () => {
    const text =
      'The source package is built. A source package has files. Take the source package, then the bug.';
    const phrases = frequentPhrases([{ key: 'm1-l1', phrases: phrasesIn(text, english) }]);
    expect(phrases).toEqual([{ name: 'source package', lesson: 'm1-l1', count: 3 }]);
  });
});
