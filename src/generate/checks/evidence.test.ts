import { describe } from 'vitest';
import { type Case, questionCheckCases } from './question-checks.cases.ts';
import {
  BUFFER,
  choice,
  citing,
  FACTOR,
  falseStatement,
  matching,
  numeric,
  ordering,
  statement,
} from './sample-questions.ts';

const EVIDENCE: Case[] = [
  [
    '1',
    'a quote that is not on its page',
    choice,
    { ...choice, ...citing('A factor is what the page never says it is.') },
  ],
  ['1', 'a quote of two words', choice, { ...choice, ...citing('A factor') }],
  ['1', 'a page that is not there', choice, { ...choice, ...citing(FACTOR, 99) }],
  [
    '2',
    'a key that the evidence does not hold',
    choice,
    { ...choice, options: ['workspace', 'array', 'matrix', 'list'] },
  ],
  ['2', 'another number', numeric, { ...numeric, correct: 0 }],
  ['2', 'another unit', numeric, { ...numeric, options: ['16 mm', '32 mm', '64 mm', '128 mm'] }],
  [
    '2',
    'another name',
    {
      ...choice,
      ...citing(BUFFER),
      options: ['buffer of the Zenith board', 'disk of the board', 'fan of the board'],
    },
    {
      ...choice,
      ...citing(BUFFER),
      options: ['buffer of the Vulcan board', 'disk of the board', 'fan of the board'],
    },
  ],
  [
    '2',
    'a pair that the evidence does not hold',
    matching,
    { ...matching, prompts: ['factor', 'matrix', 'workspace'] },
  ],
  [
    '2',
    'a step that the evidence does not hold',
    ordering,
    { ...ordering, options: [...ordering.options.slice(0, 2), 'Reboot the whole machine twice.'] },
  ],
  ['2', 'a false statement that the evidence makes', falseStatement, { ...statement, correct: 1 }],
];

describe('checks of evidence', () => questionCheckCases(EVIDENCE));
