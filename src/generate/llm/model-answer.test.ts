import { describe, expect, it } from 'vitest';
import { blockOf, pageOf, sourceOf } from '../fixture-pages.ts';
import { type AnswerTask, askAnswer, readAnswerReplies } from './model-answer.ts';

const STACK = 'A stack is a list that gives back its newest entry first.';
const HOLDS = 'It holds at most 64 entries and was described by Alan Turing in 1946.';
const QUEUE = 'A queue is a list that gives back its oldest entry first.';

function taskOf(documents: number[] = [1]): AnswerTask {
  const texts = [`${STACK} ${HOLDS}`, QUEUE];
  return {
    question: 'Which entry does a stack give back?',
    spans: documents.map((document_id, at) => ({
      document_id,
      from: { page: at + 1, block: 0 },
      to: { page: at + 2, block: 0 },
    })),
    sources: documents.map((id, at) => ({
      ...sourceOf([pageOf(at + 1, [blockOf(texts[at] ?? '')])], {}, id),
      language: 'en',
    })),
    language: 'en',
    fit: { inputTokens: 20_000, outputTokens: 4000 },
  };
}

const reply = (answer: { text: string; cites: string[] }[], found = true): string =>
  JSON.stringify({ found, answer });

describe('an answer of a model', () => {
  it('has each quote once, under an id of its own', () => {
    const { answer, faults } = readAnswerReplies(taskOf(), [
      reply([
        { text: 'It holds at most 64 entries.', cites: ['p1.s2'] },
        { text: 'It holds 65 entries.', cites: ['p1.s2'] },
        { text: 'A stack is a list of at most 64 entries.', cites: ['p1.s1', 'p1.s2'] },
      ]),
    ]);
    expect(faults).toEqual([[]]);
    expect(answer.answer.map(({ citations }) => citations.map(({ id, quote }) => [id, quote]))).toEqual([
      [['c1', HOLDS]],
      [
        ['c1', HOLDS],
        ['c2', STACK],
      ],
    ]);
  });

  it('cites sentences of several documents by the document, the page and the place', () => {
    const task = taskOf([7, 4]);
    expect(askAnswer(task)[0]?.prompt).toContain(
      `d1.p1.s1 ${STACK}\nd1.p1.s2 ${HOLDS}\nd2.p2.s1 ${QUEUE}\n</source>`,
    );
    const { answer } = readAnswerReplies(task, [
      reply([{ text: 'A queue gives back its oldest entry first.', cites: ['d2.p2.s1', 'p1.s1'] }]),
    ]);
    expect(answer.answer[0]?.citations).toMatchObject([{ id: 'c1', document_id: 4, page: 2, quote: QUEUE }]);
  });

  it('is none where the source does not say, and is asked for again where it rests on nothing', () => {
    const none = { found: false, answer: [] };
    expect(readAnswerReplies(taskOf(), [reply([], false)])).toEqual({ answer: none, faults: [[]] });
    const loose = readAnswerReplies(taskOf(), [reply([{ text: 'A stack is fast.', cites: ['p9.s9'] }])]);
    expect(loose).toEqual({ answer: none, faults: [['No known id: "A stack is fast."']] });
  });
});
