import { expect, it } from 'vitest';
import { sectionsByCitation } from './lesson-sections.ts';

it('tells the section of each citation by where its mark stands, code and sections without marks left out', () => {
  const content = [
    'Before any heading. [^c1]',
    '## Vectors',
    'A vector has a length. [^c2] It is a row. [^c3]',
    '```r',
    '# no heading, and no mark [c9]',
    '```',
    'Behind the code. [^c4]',
    '## Empty',
    '### Arrays',
    'An array has dimensions. [^c5] \\[^c6]',
  ].join('\n');
  expect([...sectionsByCitation(content)]).toEqual([
    ['c1', 0],
    ['c2', 1],
    ['c3', 1],
    ['c4', 1],
    ['c5', 2],
  ]);
});
