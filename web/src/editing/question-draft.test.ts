import { expect, it } from 'vitest';
import { stepsOf, withoutOption, withSteps } from './question-draft.ts';

const known = {
  question_text: 'In which order?',
  explanation: '',
  topic: 'T',
  lesson: 'm1-l1',
  difficulty: 'easy',
  origin: 'made',
  citations: [],
  question_id: 'x',
  quiz_ids: [1],
  status: 'published',
  version: 1,
} as const;
const base = { ...known, citations: [], quiz_ids: [1] };

it('steps that are put in another order are still shuffled when they are asked', () => {
  const question = { ...base, kind: 'ordering' as const, options: ['b', 'c', 'a'], order: [2, 0, 1] };
  expect(stepsOf(question)).toEqual(['a', 'b', 'c']);
  const changed = withSteps(question, ['c', 'b', 'a']);
  if (changed.kind !== 'ordering') throw new Error(changed.kind);
  expect(stepsOf(changed)).toEqual(['c', 'b', 'a']);
  expect(changed.options).not.toEqual(['c', 'b', 'a']);
  const longer = withSteps(question, ['a', 'b', 'c', 'd']);
  if (longer.kind !== 'ordering') throw new Error(longer.kind);
  expect(stepsOf(longer)).toEqual(['a', 'b', 'c', 'd']);
});

it('the key stays the key when another option goes', () => {
  const question = { ...base, kind: 'choice' as const, options: ['a', 'b', 'c', 'd'], correct: 2 };
  expect(withoutOption(question, 0)).toMatchObject({ options: ['b', 'c', 'd'], correct: 1 });
  expect(withoutOption(question, 3)).toMatchObject({ options: ['a', 'b', 'c'], correct: 2 });
});
