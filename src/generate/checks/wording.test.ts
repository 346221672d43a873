import { describe } from 'vitest';
import { type Case, questionCheckCases } from './question-checks.cases.ts';
import { choice, cloze, falseStatement, matching, ordering, statement } from './sample-questions.ts';

const WORDING: Case[] = [
  [
    '9w',
    'a meaning that only denies',
    { ...choice, question_text: 'Which term means “a vector object that is not sorted”?' },
    { ...choice, question_text: 'Which term means “not a vector object that is sorted”?' },
  ],
  [
    '8',
    '"all of the above"',
    choice,
    { ...choice, options: ['factor', 'array', 'matrix', 'all of the above'] },
  ],
  ['8', 'letters put together', choice, { ...choice, options: ['factor', 'array', 'matrix', 'A and C'] }],
  [
    '9w',
    'a negative stem',
    choice,
    { ...choice, question_text: 'Which vector object is NOT used to specify a classification?' },
  ],
  [
    '9',
    'a negative stem and a negative option',
    choice,
    {
      ...choice,
      question_text: 'Which vector object is NOT used to specify a classification?',
      options: ['factor', 'not an array', 'matrix', 'list'],
    },
  ],
  [
    '9w',
    'a statement that denies',
    statement,
    { ...falseStatement, question_text: 'True or false: A matrix is not an ordered collection of objects.' },
  ],
  [
    '10w',
    'an absolute word in a wrong option',
    choice,
    { ...choice, options: ['factor', 'every array', 'matrix', 'list'] },
  ],
  [
    '10w',
    'an absolute word only in a false statement',
    falseStatement,
    {
      ...falseStatement,
      question_text: 'True or false: A matrix is always an ordered collection of objects.',
    },
  ],
  ['11w', 'a vague option', choice, { ...choice, options: ['factor', 'often an array', 'matrix', 'list'] }],
  [
    '12',
    'a stem that holds the key',
    choice,
    { ...choice, question_text: 'Which of these is a factor in a data frame?' },
  ],
  [
    '12',
    'a stem that spells a part of a code name that no other option has',
    {
      ...choice,
      question_text: 'Which of these tells the levels of a vector object?',
      options: ['levels()', 'levels.default()', 'table()'],
    },
    {
      ...choice,
      question_text: 'Which of these tells the levels of a vector object?',
      options: ['levels()', 'factor()', 'table()'],
    },
  ],
  [
    '12',
    'a stem that spells a part of a hyphenated name that no other option has',
    {
      ...choice,
      question_text: 'Which of these mends the common lintian issues?',
      options: ['lintian-brush', 'lintian-explain', 'diffoscope'],
    },
    {
      ...choice,
      question_text: 'Which of these mends the common lintian issues?',
      options: ['lintian-brush', 'git-buildpackage', 'diffoscope'],
    },
  ],
  [
    '12w',
    'a word that only the key repeats',
    choice,
    {
      ...choice,
      question_text: 'Which of these is a classification object of components?',
      options: ['vector object', 'numeric array', 'square matrix', 'plain list'],
    },
  ],
  [
    '12',
    'a prompt that stands in its own option',
    matching,
    { ...matching, options: [...matching.options.slice(0, 2), 'a factor used to specify a classification'] },
  ],
  [
    '12',
    'steps that carry their numbers',
    ordering,
    { ...ordering, options: ordering.options.map((text, index) => `${index + 1}. ${text}`) },
  ],
  [
    '13w',
    'a key that all others resemble',
    choice,
    { ...choice, options: ['discrete vector object', 'discrete matrix', 'plain vector', 'sorted object'] },
  ],
  [
    '14w',
    'an article that fits some options',
    cloze,
    { ...cloze, question_text: cloze.question_text.replace('A(n)', 'A') },
  ],
  ['14w', 'the only plural', choice, { ...choice, options: ['components', 'array', 'matrix', 'list'] }],
  [
    '14w',
    'the only option with an article',
    choice,
    { ...choice, options: ['a factor', 'array', 'matrix', 'list'] },
  ],
  [
    '22w',
    'an option of thirty words',
    choice,
    { ...choice, options: ['factor', 'array', 'matrix', 'word '.repeat(30)] },
  ],
];

describe('checks of wording', () => questionCheckCases(WORDING));
