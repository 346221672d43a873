import { describe, expect, it } from 'vitest';
import { favouredKey, indexOfKey, isLostContent, withoutLetter } from './legacy.ts';

describe('a lesson of the old service', () => {
  it.each([
    '',
    '  \n',
    'Content generation failed for this topic',
    'Content generation failed for this topic: Error code: 429',
    "Error code: 429 - {'error': {'message': 'Rate limit reached'}}",
    'Failed to generate content: openai.RateLimitError',
  ])('is lost when it is %j', (content) => {
    expect(isLostContent(content)).toBe(true);
  });

  it.each([
    'A vector is a list.',
    `${'A server answers with a status. '.repeat(30)}Error code: 429 means that a client asks too often.`,
  ])('is there when it is %j', (content) => {
    expect(isLostContent(content)).toBe(false);
  });
});

describe('a key of the old service', () => {
  const options = ['A) a list', 'B) a number', 'C) B'];
  it.each([
    ['B', 1],
    ['b)', 1],
    ['(C)', 2],
    ['A) a list', 0],
    ['B) a number', 1],
    ['D', undefined],
    ['', undefined],
    ['nothing', undefined],
  ])('%j is option %s', (given, index) => {
    expect(indexOfKey(given, options)).toBe(index);
  });

  it('is favoured when four of five have it', () => {
    expect(favouredKey([1, 1, 1, 1, 0])).toBe(1);
    expect(favouredKey([1, 1, 1, 0, 0])).toBeUndefined();
    expect(favouredKey([1, 1, 1])).toBeUndefined();
  });

  it('is taken off its option', () => {
    expect(withoutLetter('B) a number')).toBe('a number');
    expect(withoutLetter('A. B. Smith')).toBe('B. Smith');
    expect(withoutLetter('A number')).toBe('A number');
  });
});
