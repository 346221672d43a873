import { describe, expect, it } from 'vitest';
import { countRulesOf } from './count-words.ts';
import { languageOf } from './language.ts';
import { numberIn } from './number-questions.ts';

function found(text: string, tag: string): string | undefined {
  const rules = countRulesOf(tag);
  return rules && numberIn(text, rules, languageOf(tag))?.text;
}

describe('the number of a statement', () => {
  it.each([
    ['en', 'RAID5 must consist of at least three active partitions.', 'three'],
    ['en', 'The graphical installer requires significantly more memory than the other one: 810MB.', '810'],
    ['de', 'Ein Verbund aus Festplatten benötigt mindestens drei aktive Partitionen.', 'drei'],
    ['es', 'Una matriz de discos puede sobrevivir a un daño de hasta dos discos.', 'dos'],
    ['zh', '使用 CMake 构建软件包通常也包含四个步骤。', '四'],
  ])('is asked for where it counts or measures (%s): %s', (tag, text, number) => {
    expect(found(text, tag)).toBe(number);
  });

  it.each([
    ['known already', 'en', 'The function compares the two samples that were read before.'],
    ['told by what follows', 'en', 'The archive contains four directories, namely main, contrib and others.'],
    [
      'true of smaller ones',
      'en',
      'The installer supports localized installations in more than 80 languages.',
    ],
    ['one of several', 'en', 'The kernel accepts 32 command line options and 32 environment options.'],
    [
      'in a condition',
      'en',
      'If three output arguments are specified, the data are generated but not plotted.',
    ],
    ['a count of nothing', 'de', 'Das Programm unterscheidet dabei zwischen zwei Möglichkeiten.'],
    [
      'a version',
      'es',
      'El sistema de ficheros de la distribución incluye la versión 7.7 del servidor gráfico.',
    ],
    ['told by a list', 'en', 'The symbols are divided into three classes; formal parameters and others.'],
  ])('is not asked for where it is %s', (_why, tag, text) => {
    expect(found(text, tag)).toBeUndefined();
  });
});
