import { describe, expect, it } from 'vitest';
import { letterOf } from '../../course/question-key.ts';
import type { Question } from '../../course/quiz.ts';
import { choice, FACTOR } from '../checks/sample-questions.ts';
import { askGuess, askSolve, readGuess, readSolve, type TrialTask } from './trial.ts';

const questionsOf = (count: number): Question[] =>
  Array.from({ length: count }, (_, at) => ({
    ...choice,
    question_text: `Which of these is object ${at} of a discrete classification?`,
    options: ['factor', 'array', 'matrix', 'list'].map((option) => `${option} ${at}`),
  }));

const taskOf = (count: number): TrialTask => ({
  questions: { questions: questionsOf(count), rejected: {} },
  fit: { inputTokens: 20_000, outputTokens: 4000 },
});

/** The letter under which an option is shown. */
const letterIn = (prompt: string, option: string): string =>
  new RegExp(`^([A-Z])\\) ${option}$`, 'm').exec(prompt)?.[1] ?? '';

const reply = (letters: string[]): string =>
  JSON.stringify({ answers: letters.map((letter, at) => ({ number: at + 1, letter })) });

describe('a question that is solved with the book open', () => {
  it('shows the sentences it cites and its options with letters', () => {
    const [request] = askSolve(taskOf(1));
    expect(request?.prompt).toMatch(
      /^<source>\nNumber 1\nSentence: A factor is .*\nQuestion: Which .*\?\nA\) .*\nB\) .*\nC\) .*\nD\) .*\n<\/source>/,
    );
    expect(request?.prompt).toContain(FACTOR);
  });

  it('is found by the letter of its key alone', () => {
    const task = taskOf(3);
    const prompt = askSolve(task)[0]?.prompt ?? '';
    const key = letterIn(prompt, 'factor 0');
    const wrong = letterIn(prompt, 'list 1');
    expect(readSolve(task, [reply([`${key.toLowerCase()})`, wrong])])).toEqual({
      found: [true, false, null],
      faults: [[]],
    });
    expect(readSolve(task, [reply(['-'])]).found).toEqual([false, null, null]);
  });

  it('is asked for again where no letter was given', () => {
    const { found, faults } = readSolve(taskOf(2), [
      JSON.stringify({ answers: [{ number: 9, letter: 'A' }] }),
    ]);
    expect(found).toEqual([null, null]);
    expect(faults).toEqual([['Give a letter for the numbers 1 to 2.']]);
    expect(readSolve(taskOf(2), [undefined]).faults).toEqual([['There was no answer.']]);
  });
});

describe('a question that is guessed', () => {
  it('shows nothing but its options', () => {
    const [request] = askGuess(taskOf(2));
    expect(request?.prompt).toContain('factor 0');
    expect(request?.prompt).not.toMatch(/Sentence|Question|Which|classification/);
  });

  it('comes in requests of ten at most, and each reply counts for its own', () => {
    const task = taskOf(12);
    const requests = askGuess(task);
    expect(requests.map(({ prompt }) => prompt.match(/^Number \d+$/gm)?.length)).toEqual([10, 2]);
    const last = requests[1]?.prompt ?? '';
    const { found } = readGuess(task, [undefined, reply([letterIn(last, 'factor 10')])]);
    expect(found).toEqual([...Array.from({ length: 10 }, () => null), true, null]);
  });

  it('does not have its key at one place', () => {
    const prompt = askGuess(taskOf(10))[0]?.prompt ?? '';
    const places = new Set(Array.from({ length: 10 }, (_, at) => letterIn(prompt, `factor ${at}`)));
    expect(places.size).toBeGreaterThan(1);
    expect([...places].every((letter) => letter <= letterOf(3) && letter !== '')).toBe(true);
  });
});
