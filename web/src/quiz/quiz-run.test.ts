import { expect, it } from 'vitest';
import { beginRun, goOn, isRunOf, joinPicks, noteVerdict, parsePicks } from './quiz-run.ts';

const verdict = (question_id: number, correct: boolean) => ({
  question_id,
  correct,
  given: 'A',
  correct_answer: 'B',
  explanation: '',
  citations: [],
});

it('asks what was answered wrongly again after all others, and counts the first answer alone', () => {
  let run = beginRun([1, 2]);
  run = goOn(noteVerdict(run, 'A', verdict(1, false)));
  expect(run.queue).toEqual([2, 1]);
  run = goOn(noteVerdict(run, 'C', verdict(2, true)));
  expect(run.queue).toEqual([1]);
  run = goOn(noteVerdict(run, 'B', verdict(1, true)));
  expect(run).toMatchObject({ queue: [], firsts: { 1: 'A', 2: 'C' }, missed: [1] });
});

it('goes nowhere before the answer was judged', () => {
  const run = beginRun([1, 2]);
  expect(goOn(run)).toBe(run);
});

it('takes up a run of the same questions, and no other', () => {
  const run = goOn(noteVerdict(beginRun([1, 2]), 'A', verdict(1, true)));
  expect(isRunOf(JSON.parse(JSON.stringify(run)), [1, 2])).toBe(true);
  for (const [kept, ids] of [
    [run, [1, 3]],
    [run, [1, 2, 3]],
    [null, [1]],
    [{ ...run, queue: 'x' }, [1, 2]],
    [[], []],
  ] as const)
    expect(isRunOf(kept, ids)).toBe(false);
});

it('writes several choices as letters, with gaps', () => {
  expect(joinPicks([2, undefined, 0])).toBe('C,,A');
  expect(parsePicks('C,,A')).toEqual([2, undefined, 0]);
});
