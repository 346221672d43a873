import { describe } from 'vitest';
import { type Case, questionCheckCases } from './question-checks.cases.ts';
import { choice, matching, ordering, statement } from './sample-questions.ts';

const OPTIONS: Case[] = [
  ['3', 'a key that does not exist', choice, { ...choice, correct: 7 }],
  ['3', 'a key that is there twice', choice, { ...choice, options: ['factor', 'Factor', 'matrix', 'list'] }],
  ['3', 'labels that are not true and false', statement, { ...statement, options: ['Yes', 'No'] }],
  ['3', 'a prompt without an option', matching, { ...matching, pairs: [2, 0, 9] }],
  ['3', 'one option for two prompts', matching, { ...matching, pairs: [2, 0, 0] }],
  ['3', 'an order that leaves out a step', ordering, { ...ordering, order: [2, 0] }],
  ['4', 'two options', choice, { ...choice, options: ['factor', 'array'] }],
  [
    '4',
    'six options',
    choice,
    { ...choice, options: ['factor', 'array', 'matrix', 'list', 'frame', 'table'] },
  ],
  ['4', 'two prompts', matching, { ...matching, prompts: ['factor', 'matrix'], pairs: [2, 0] }],
  [
    '4',
    'nine steps',
    ordering,
    { ...ordering, options: [...'abcdefghi'], order: [0, 1, 2, 3, 4, 5, 6, 7, 8] },
  ],
  [
    '5',
    'options that differ by an article',
    choice,
    { ...choice, options: ['factor', 'array', 'the array', 'list'] },
  ],
  [
    '5',
    'an option that holds another',
    choice,
    { ...choice, options: ['factor', 'array', 'numeric array', 'list'] },
  ],
  ['5', 'ranges that overlap', choice, { ...choice, options: ['12', '10-20', '15 to 30', '40-50'] }],
  ['5', 'the same prompt twice', matching, { ...matching, prompts: ['factor', 'matrix', 'the matrix'] }],
  [
    '6',
    'a key much longer than the others',
    choice,
    { ...choice, options: ['vector object used to specify', 'array', 'matrix', 'list'] },
  ],
  [
    '7w',
    'options of unlike length',
    choice,
    { ...choice, options: ['factor', 'array', 'matrix', 'a rather long list of many things'] },
  ],
  ['7w', 'one option with a capital', choice, { ...choice, options: ['factor', 'Array', 'matrix', 'list'] }],
  [
    '7w',
    'one option that is a sentence',
    matching,
    { ...matching, options: matching.options.map((text, index) => (index === 0 ? `${text}.` : text)) },
  ],
  ['7w', 'one option that is a number', choice, { ...choice, options: ['factor', '12', 'matrix', 'list'] }],
];

describe('checks of options', () => questionCheckCases(OPTIONS));
