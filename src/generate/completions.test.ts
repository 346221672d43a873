import { describe, expect, it } from 'vitest';
import { completionOf } from './completions.ts';
import { languageOf } from './language.ts';
import { statementRulesOf } from './statement-rules.ts';

const cut = (text: string, tag = 'en') => completionOf(text, languageOf(tag), statementRulesOf(tag));

describe('a statement', () => {
  it.each([
    [
      'Changelog entries can be used to automatically close Debian bugs.',
      'verb',
      'automatically close Debian bugs',
    ],
    [
      'The debug packages contain the separated debugging symbols.',
      'phrase',
      'the separated debugging symbols',
    ],
    [
      'The review of new packages mainly ensures that the packaged software is free.',
      'clause_effect',
      'the packaged software is free',
    ],
  ])('is cut behind its verb: %s', (text, kind, rest) => {
    expect(cut(text)).toMatchObject({ kind, rest });
  });

  it('is cut in languages other than English', () => {
    expect(cut('Пакет lintian предназначен для обнаружения ошибок в пакете Debian.', 'ru')).toMatchObject({
      kind: 'phrase_of',
      rest: 'обнаружения ошибок в пакете Debian',
    });
  });

  it.each([
    'The debug packages contain a couple of different helpers.',
    'If the optional parameter is nonzero, row pivoting is used to improve numerical behavior.',
    'The number of bytes that it may use depends on their own settings.',
    'The editor can be used to change them.',
  ])('is not cut where what follows or precedes says too little: %s', (text) => {
    expect(cut(text)).toBeUndefined();
  });
});
