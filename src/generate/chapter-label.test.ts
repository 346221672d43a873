import { expect, it } from 'vitest';
import { labelLinesBefore } from './chapter-label.ts';

it('knows the label over the title of a chapter, on one line or two, in figures or words', () => {
  expect(labelLinesBefore('A last sentence.', 'Chapter 3')).toBe(1);
  expect(labelLinesBefore('A last sentence.', 'CHAPTER THREE')).toBe(1);
  expect(labelLinesBefore('CHAPTER', 'THREE')).toBe(2);
  expect(labelLinesBefore('KAPITEL', '3')).toBe(2);
  expect(labelLinesBefore('This is a part', 'of a sentence.')).toBe(0);
  expect(labelLinesBefore('Chapter', 'Three things to know')).toBe(0);
});
