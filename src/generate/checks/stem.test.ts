import { describe } from 'vitest';
import { type Case, questionCheckCases } from './question-checks.cases.ts';
import { choice, cloze, falseStatement, MATRIX, numeric, ordering, statement } from './sample-questions.ts';

const STEMS: Case[] = [
  [
    '15',
    'a sentence that is cut off',
    statement,
    { ...statement, question_text: `True or false: ${MATRIX.replace('.', ' and so on').repeat(4)}` },
  ],
  [
    '15',
    'a stem that asks nothing',
    choice,
    { ...choice, question_text: 'Tell us what a vector object is used for.' },
  ],
  ['15', 'a stem of three words', choice, { ...choice, question_text: 'What is it?' }],
  [
    '15',
    'a stem without a subject',
    choice,
    { ...choice, question_text: 'Which of the following statements is true?' },
  ],
  [
    '15',
    'a question to be called true or false',
    statement,
    { ...statement, question_text: 'True or false: Is a matrix a table of numbers?' },
  ],
  [
    '15',
    'a stem that shares no word with the quote or the sentence beside it',
    { ...choice, question_text: 'Which of these has rows and columns here?' },
    { ...choice, question_text: 'Which of these is emptied by the board?' },
  ],
  ['15', 'steps to nothing', ordering, { ...ordering, question_text: 'Order these:' }],
  [
    '16',
    'a stem that points to the text',
    choice,
    { ...choice, question_text: 'According to the text, what is a classification of components?' },
  ],
  [
    '16',
    'a step that points to a figure',
    ordering,
    { ...ordering, options: [...ordering.options.slice(0, 2), 'See the figure above for the server.'] },
  ],
  [
    '16',
    'a statement that leans on another',
    statement,
    { ...statement, question_text: 'True or false: It is a table of numbers that has rows.' },
  ],
  [
    '19w',
    'a false statement that is the source with a "not"',
    falseStatement,
    { ...falseStatement, question_text: `True or false: ${MATRIX.replace('is a', 'is not a')}` },
  ],
  [
    '20',
    'two blanks',
    cloze,
    { ...cloze, question_text: 'A _____ is a vector _____ used to specify things here.' },
  ],
  [
    '20',
    'a blank at the start',
    cloze,
    { ...cloze, question_text: '_____ is a vector object used to specify a classification.' },
  ],
  [
    '20',
    'an answer that stands elsewhere in the stem',
    cloze,
    { ...cloze, question_text: 'A _____ is a factor object used to specify a classification.' },
  ],
  ['20', 'an answer that is not accepted', cloze, { ...cloze, accepted: ['array'] }],
  [
    '20',
    'an answer without meaning',
    cloze,
    {
      ...cloze,
      question_text: 'A factor is a vector object _____ to specify a discrete classification.',
      options: ['used', 'which', 'into', 'over'],
      accepted: ['used'],
    },
  ],
  ['21', 'two units', numeric, { ...numeric, options: ['16 kB', '32 MB', '64 kB', '128 kB'] }],
  ['21', 'unlike precision', numeric, { ...numeric, options: ['16 kB', '32.5 kB', '64 kB', '128 kB'] }],
  ['21', 'numbers out of order', numeric, { ...numeric, options: ['32 kB', '16 kB', '64 kB', '128 kB'] }],
];

const REST: Case[] = [
  [
    '25',
    'a stem full of another script',
    choice,
    { ...choice, question_text: 'Which object is a بردار برای دسته بندی اجزا classification?' },
  ],
  ['23', 'an explanation without a page', choice, { ...choice, explanation: 'Because it says so.' }],
  [
    '23',
    'an explanation that names a letter',
    choice,
    { ...choice, explanation: 'Page 14: option B is right.' },
  ],
  [
    '24',
    'TeX that cannot be set',
    { ...choice, question_text: 'Which object specifies the classification \\(x^{2}\\)?' },
    { ...choice, question_text: 'Which object specifies the classification \\(x^{2\\)?' },
  ],
  [
    '24',
    'HTML',
    choice,
    { ...choice, question_text: 'Which of these is a <b>vector</b> object used to specify?' },
  ],
  ['24', 'residue', choice, { ...choice, options: ['factor', '[insert term]', 'matrix', 'list'] }],
  ['24', 'letters for options', choice, { ...choice, options: ['Option A', 'Option B', 'Option C'] }],
  ['24', 'a control character', choice, { ...choice, options: ['factor', 'arr\u0007ay', 'matrix', 'list'] }],
  [
    '25',
    'another language',
    choice,
    {
      ...choice,
      question_text: 'Welches von diesen ist ein vector object, mit dem man die Klassen der Daten angibt?',
    },
  ],
  [
    '25',
    'another script',
    choice,
    {
      ...choice,
      question_text: 'Что из этого является вектором для классификации?',
      options: ['фактор', 'массив', 'матрица'],
    },
  ],
  ['25w', 'two scripts in one word', choice, { ...choice, options: ['factor', 'аrray', 'matrix', 'list'] }],
];

describe('checks of stem, numbers, feedback, markup and language', () =>
  questionCheckCases([...STEMS, ...REST]));
