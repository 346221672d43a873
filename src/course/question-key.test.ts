import { describe, expect, it } from 'vitest';
import { isCorrect, letterOf } from './question-key.ts';
import { Question } from './quiz.ts';

const citation = {
  id: 'c1',
  document_id: 1,
  page: 3,
  quote: 'A vector is an ordered collection.',
  boxes: [],
};
const shared = {
  question_text: 'A _____ is an ordered collection of numbers.',
  options: ['list', 'vector', 'factor', 'matrix'],
  correct: 1,
  explanation: 'Page 3: “A vector is an ordered collection.”',
  topic: 'Vectors',
  lesson: 'm1-l1',
  citations: [citation],
};
const choice = Question.parse({ kind: 'choice', ...shared });
const cloze = Question.parse({ kind: 'cloze', ...shared, accepted: ['vector', 'vectors'] });

describe('an answer', () => {
  it('is right by its letter, in either case', () => {
    expect(isCorrect(choice, 'B')).toBe(true);
    expect(isCorrect(choice, ' b ')).toBe(true);
    expect(isCorrect(choice, 'A')).toBe(false);
  });

  it('is right by the text of the option', () => {
    expect(isCorrect(choice, 'vector')).toBe(true);
  });

  it('is right for a cloze by any accepted variant', () => {
    expect(isCorrect(cloze, 'Vectors')).toBe(true);
    expect(isCorrect(cloze, 'matrix')).toBe(false);
  });

  it('is wrong, not an error, when it is empty or nonsense', () => {
    expect(isCorrect(choice, '')).toBe(false);
    expect(isCorrect(choice, 'Z')).toBe(false);
  });
});

it('options are lettered from A', () => {
  expect([0, 1, 4].map(letterOf)).toEqual(['A', 'B', 'E']);
});
