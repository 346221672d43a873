import { beforeAll, expect, it } from 'vitest';
import type { CardDraft } from '../course/card.ts';
import type { Citation, GlossaryEntry } from '../course/course.ts';
import { toJson } from '../course/json.ts';
import type { Question } from '../course/quiz.ts';
import { beginAttempt } from './attempts.ts';
import { reviewCard } from './card-reviews.ts';
import { getGlossary, listCards, type NewCard, saveCards, saveGlossary } from './cards.ts';
import { countCards, listDueCards } from './due-cards.ts';
import { createJob } from './jobs.ts';
import { learnFromMistakes } from './learn-from-mistakes.ts';
import type { Store } from './store.ts';
import { describeEachStore, sampleJob } from './test-stores.ts';

const citation = (quote: string): Citation => ({ id: 'c1', document_id: 1, page: 3, quote, boxes: [] });

const card = (name: string, position: number): NewCard => {
  const body: CardDraft = {
    key: name,
    kind: 'term',
    front: `What is a ${name}?`,
    back: `A ${name} is a part.`,
    term: name,
    lesson: 'm1-l1',
    citations: [citation(`A ${name} is a part.`)],
  };
  return { key: name, lesson: 'm1-l1', position, body: toJson(body) };
};

const mistake = (quote: string, key: string): Question => ({
  kind: 'choice',
  question_text: `Which is ${key}?`,
  options: ['one', key, 'three'],
  correct: 1,
  explanation: `Page 3: “${quote}”`,
  topic: 'Parts',
  lesson: 'm1-l1',
  difficulty: 'easy',
  origin: 'made',
  citations: [citation(quote)],
});

const NAMES = ['cell', 'tissue', 'organ'];
const today = new Date('2026-03-01T09:00:00.000Z');
const later = (minutes: number): Date => new Date(today.getTime() + minutes * 60_000);
const options = (now: Date, newPerDay = 20) => ({ now, newPerDay, limit: 20 });

describeEachStore('flashcards', (stores) => {
  let store: Store;
  beforeAll(async () => {
    store = await stores.open();
  });

  async function makeDraft(): Promise<number> {
    const attempt = await beginAttempt(store, (await createJob(store, sampleJob())).jobId);
    const courseId = attempt?.courseId ?? 0;
    await saveCards(store.db, courseId, NAMES.map(card));
    return courseId;
  }

  async function makeCourse(): Promise<number> {
    const courseId = await makeDraft();
    await saveGlossary(store.db, courseId, '[]', NAMES);
    await store.db.execute('update course set published_at = now() where course_id = $1', [courseId]);
    return courseId;
  }

  it('are saved once, keep their ids, and go when the course is made without them', async () => {
    const courseId = await makeCourse();
    const learner = { owner: 'ann', courseId };
    const first = await listCards(store.db, learner, { limit: 2 });
    expect(first.items.map((item) => item.term)).toEqual(['cell', 'tissue']);
    const rest = await listCards(store.db, learner, { limit: 2, cursor: first.next ?? '' });
    expect([rest.items.map((item) => item.term), rest.next]).toEqual([['organ'], undefined]);
    await saveCards(store.db, courseId, NAMES.map(card));
    await saveGlossary(store.db, courseId, '[]', ['cell']);
    const left = await listCards(store.db, learner, { limit: 9 });
    expect(left.items).toEqual(first.items.slice(0, 1));
  });

  it('are not there before the course is published', async () => {
    const courseId = await makeDraft();
    const failure = { code: 'not_found' };
    const learner = { owner: 'ann', courseId };
    await expect(listCards(store.db, learner, { limit: 9 })).rejects.toMatchObject(failure);
    await expect(listDueCards(store.db, learner, options(today))).rejects.toMatchObject(failure);
    await expect(getGlossary(store.db, courseId)).rejects.toMatchObject(failure);
    expect((await countCards(store.db, 'ann', options(today))).has(courseId)).toBe(false);
  });

  it('keep the glossary as it was given', async () => {
    const courseId = await makeCourse();
    const entry: GlossaryEntry = {
      term: 'cell',
      expansion: null,
      definition: 'A cell is a part.',
      citation: citation('A cell is a part.'),
      lesson: 'm1-l1',
      used_in: ['m1-l2'],
    };
    await saveGlossary(store.db, courseId, toJson([entry]), NAMES);
    expect(await getGlossary(store.db, courseId)).toEqual({ glossary: [entry], lessons: [] });
  });

  it('come when they are due, and new ones only as many a day as the learner wants', async () => {
    const learner = { owner: 'ann', courseId: await makeCourse() };
    const first = await listDueCards(store.db, learner, options(today, 2));
    expect(first.cards.map((item) => item.term)).toEqual(['cell', 'tissue']);
    expect(first.counts).toEqual({ due: 0, new: 2, learned: 0, total: 3 });
    const [cell, tissue] = first.cards.map((item) => item.card_id);
    await reviewCard(store.db, { owner: 'ann', cardId: cell ?? 0, rating: 'easy', now: today });
    await reviewCard(store.db, { owner: 'ann', cardId: tissue ?? 0, rating: 'again', now: today });
    const soon = await listDueCards(store.db, learner, options(later(5), 2));
    expect(soon.cards.map((item) => item.term)).toEqual(['tissue']);
    expect(soon.counts).toEqual({ due: 1, new: 0, learned: 1, total: 3 });
    const tomorrow = await listDueCards(store.db, learner, options(later(24 * 60), 2));
    expect(tomorrow.cards.map((item) => item.term)).toEqual(['tissue', 'organ']);
    const counts = (await countCards(store.db, 'ann', options(later(5), 2))).get(learner.courseId);
    expect(counts).toEqual(soon.counts);
  });

  it('are each learner’s own to know', async () => {
    const courseId = await makeCourse();
    const [first] = (await listDueCards(store.db, { owner: 'ann', courseId }, options(today))).cards;
    await reviewCard(store.db, { owner: 'ann', cardId: first?.card_id ?? 0, rating: 'good', now: today });
    const bob = await listCards(store.db, { owner: 'bob', courseId }, { limit: 9 });
    expect(bob.items.map((item) => item.state)).toEqual([null, null, null]);
    const ann = await listCards(store.db, { owner: 'ann', courseId }, { limit: 9 });
    expect(ann.items[0]?.state).toMatchObject({ state: 'learning', reps: 1, due: later(10).toISOString() });
  });

  it('take two reviews at once one after the other, and a repeated request once', async () => {
    const courseId = await makeCourse();
    const [first] = (await listCards(store.db, { owner: 'ann', courseId }, { limit: 1 })).items;
    const review = { owner: 'ann', cardId: first?.card_id ?? 0, rating: 'good', now: today } as const;
    const both = await Promise.all([reviewCard(store.db, review), reviewCard(store.db, review)]);
    expect(both.map((state) => state.reps).sort()).toEqual([1, 2]);
    const once = { ...review, idempotencyKey: 'tap' };
    const same = await Promise.all([reviewCard(store.db, once), reviewCard(store.db, once)]);
    expect(same[0]).toEqual(same[1]);
    expect(same[0]?.reps).toBe(3);
    const other = reviewCard(store.db, { ...once, rating: 'again' });
    await expect(other).rejects.toMatchObject({ code: 'idempotency_conflict' });
    const absent = reviewCard(store.db, { ...review, cardId: 999_999 });
    await expect(absent).rejects.toMatchObject({ code: 'not_found' });
  });

  it('take up the mistakes of a quiz: the card of the same evidence, else one of the learner’s own', async () => {
    const courseId = await makeCourse();
    const learner = { owner: 'ann', courseId };
    const wrong = [mistake('A tissue is a part.', 'a part'), mistake('Elsewhere.', 'organ')];
    const odd = mistake('Nobody has a card of this.', 'two');
    await learnFromMistakes(store.db, { ...learner, wrong: [...wrong, odd], now: today });
    // Told again with the submission of the quiz it is one mistake, an hour later another one.
    for (const minutes of [1, 61])
      await learnFromMistakes(store.db, { ...learner, wrong: [odd], now: later(minutes) });
    const { cards, counts } = await listDueCards(store.db, learner, options(later(61), 0));
    expect(cards.map((item) => item.term ?? item.front)).toEqual([
      'tissue',
      'organ',
      'Which is two?\nA) one\nB) two\nC) three',
    ]);
    expect(cards[2]).toMatchObject({ kind: 'question', back: `two\n${odd.explanation}`, state: { reps: 2 } });
    expect(counts).toMatchObject({ due: 3, total: 4 });
    await saveGlossary(store.db, courseId, '[]', NAMES);
    expect((await listCards(store.db, learner, { limit: 9 })).items).toHaveLength(4);
    const bob = await listCards(store.db, { owner: 'bob', courseId }, { limit: 9 });
    expect(bob.items).toHaveLength(3);
    const theirs = { owner: 'bob', cardId: cards[2]?.card_id ?? 0, rating: 'good', now: today } as const;
    await expect(reviewCard(store.db, theirs)).rejects.toMatchObject({ code: 'not_found' });
  });
});
