import type { MatchingQuestion, OneKeyQuestion, OrderingQuestion, Question } from '../../course/quiz.ts';
import { checkContextOf } from '../checks.ts';
import { blockOf, pageOf } from '../fixture-pages.ts';

export const FACTOR =
  'A factor is a vector object used to specify a discrete classification of 12 components.';
export const MATRIX = 'A matrix is a table of numbers that has rows and columns of equal length.';
export const LIST = 'A list is an ordered collection of objects of any kind.';
export const STEPS =
  'Download the archive from the server. Unpack it into a new folder. Start the installer there.';
export const BUFFER = 'The buffer of the Zenith board holds 64 kB of samples and is emptied every 30 ms.';
export const SCAN = 'The vowel is long in an open syllable and short in a closed one.';

/** Page 14 holds the evidence of the samples; page 15 is a scan. */
export const context = checkContextOf(
  [
    pageOf(14, [
      blockOf(`Before it stands this. ${FACTOR} ${MATRIX} ${LIST}`),
      blockOf(STEPS),
      blockOf(BUFFER),
    ]),
    pageOf(15, [blockOf(SCAN.replace('vowel', 'vowe1'))], { ocrConfidence: 80 }),
  ].map((page) => ({ document_id: 1, page })),
  'en',
);

export const citing = (quote: string, page = 14, more: { ocr?: true } = {}) => ({
  explanation: `Page ${page}: “${quote}”`,
  citations: [{ id: 'c1', document_id: 1, page, quote, boxes: [], ...more }],
});

const shared = {
  difficulty: 'medium' as const,
  origin: 'made' as const,
  topic: 'Factors',
  lesson: 'm1-l1',
};

export const choice: Extract<OneKeyQuestion, { kind: 'choice' }> = {
  kind: 'choice',
  question_text: 'Which of these is a vector object used to specify a discrete classification?',
  options: ['factor', 'array', 'matrix', 'list'],
  correct: 0,
  ...shared,
  ...citing(FACTOR),
};

export const cloze: Extract<OneKeyQuestion, { kind: 'cloze' }> = {
  ...choice,
  kind: 'cloze',
  question_text: 'A(n) _____ is a vector object used to specify a discrete classification of 12 components.',
  accepted: ['factor'],
};

export const numeric: Extract<OneKeyQuestion, { kind: 'choice' }> = {
  ...choice,
  question_text: 'How many samples does the buffer of the board hold?',
  options: ['16 kB', '32 kB', '64 kB', '128 kB'],
  correct: 2,
  ...citing(BUFFER),
};

export const statement: Extract<OneKeyQuestion, { kind: 'true_false' }> = {
  kind: 'true_false',
  question_text: `True or false: ${MATRIX}`,
  options: ['True', 'False'],
  correct: 0,
  ...shared,
  ...citing(MATRIX),
};

export const falseStatement: Extract<OneKeyQuestion, { kind: 'true_false' }> = {
  ...statement,
  question_text: 'True or false: A matrix is an ordered collection of objects of any kind.',
  correct: 1,
  explanation: `False. Page 14: “${MATRIX}”`,
};

export const matching: MatchingQuestion = {
  kind: 'matching',
  question_text: 'Match each term with what it means.',
  prompts: ['factor', 'matrix', 'list'],
  options: [
    'a table of numbers that has rows and columns',
    'an ordered collection of objects',
    'a vector object used to specify a classification',
  ],
  pairs: [2, 0, 1],
  ...shared,
  explanation: 'Page 14.',
  citations: [FACTOR, MATRIX, LIST].flatMap((quote) => citing(quote).citations),
};

export const ordering: OrderingQuestion = {
  kind: 'ordering',
  question_text: 'Put these steps in order: Installing the archive',
  options: [
    'Unpack it into a new folder.',
    'Start the installer there.',
    'Download the archive from the server.',
  ],
  order: [2, 0, 1],
  ...shared,
  ...citing(STEPS),
};

export const SAMPLES: readonly Question[] = [
  choice,
  cloze,
  numeric,
  statement,
  falseStatement,
  matching,
  ordering,
];
