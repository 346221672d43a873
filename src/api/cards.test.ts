import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { GlossaryEntry } from '../course/course.ts';
import { isCorrect } from '../course/question-key.ts';
import { CardState, NextDates } from '../course/schedule.ts';
import { listQuizzes } from '../store/quizzes.ts';

const Counts = z.object({ due: z.int(), new: z.int(), learned: z.int(), total: z.int() });
const Card = z.object({
  card_id: z.int(),
  lesson_id: z.int(),
  kind: z.string(),
  front: z.string(),
  back: z.string(),
  citations: z.array(z.object({ quote: z.string() })).min(1),
  state: CardState.nullable(),
});
const Due = z.object({ counts: Counts, cards: z.array(Card.extend({ next: NextDates })) });
const Page = z.object({ cards: z.array(Card), next_cursor: z.string().nullable() });
const Reviewed = z.object({ due: z.string(), state: CardState, next: NextDates });

const send = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

const makeCourse = async (running: RunningLectern): Promise<number> => {
  const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
  if (job.result === null) throw new Error(`The job ended as ${job.status}: ${job.code} ${job.error}`);
  return job.result.course_id;
};

describeLectern(
  'learning by cards',
  (open) => {
    it('a course has a glossary whose entries name lessons of the course', async () => {
      const running = await open();
      const courseId = await makeCourse(running);
      const { glossary, lessons } = z
        .object({ glossary: z.array(GlossaryEntry), lessons: z.array(z.looseObject({ lesson: z.string() })) })
        .parse(await running.json(`/api/courses/${courseId}/glossary`));
      const names = lessons.map(({ lesson }) => lesson);
      expect(glossary.map((entry) => entry.term)).toContain('tissue');
      for (const entry of glossary)
        expect(names).toEqual(expect.arrayContaining([entry.lesson, ...entry.used_in]));
      expect((await running.get('/api/courses/999/glossary')).status).toBe(404);
    });

    it('cards come page by page, are reviewed, and come again when they are due', async () => {
      const running = await open();
      const courseId = await makeCourse(running);
      const path = `/api/courses/${courseId}/cards`;
      const all = Page.parse(await running.json(`${path}?limit=200`)).cards;
      const first = Page.parse(await running.json(`${path}?limit=3`));
      const second = Page.parse(await running.json(`${path}?limit=200&cursor=${first.next_cursor}`));
      expect([...first.cards, ...second.cards]).toEqual(all);
      expect(new Set(all.map((card) => card.front)).size).toBe(all.length);

      const due = Due.parse(await running.json(`${path}/due?limit=2&new=5`));
      expect(due.counts).toEqual({ due: 0, new: 5, learned: 0, total: all.length });
      expect(due.cards.map((card) => card.card_id)).toEqual(all.slice(0, 2).map((card) => card.card_id));
      const [card] = due.cards;
      const once = send({ rating: 'easy' }, { 'idempotency-key': 'first' });
      const url = `/api/cards/${card?.card_id}/reviews`;
      const reviewed = Reviewed.parse(await running.json(url, once));
      expect(Date.parse(reviewed.due)).toBeGreaterThan(Date.now() + 86_400_000);
      expect(Reviewed.parse(await running.json(url, once)).state).toEqual(reviewed.state);
      const counts = { due: 0, new: 4, learned: 1, total: all.length };
      expect(await running.json('/api/cards/due?new=5')).toEqual({
        courses: [{ course_id: courseId, ...counts }],
      });
      expect(Due.parse(await running.json(`${path}/due?new=5`)).counts).toEqual(counts);
      const other = await running.get(url, send({ rating: 'again' }, { 'idempotency-key': 'first' }));
      expect([other.status, other.headers.get('content-type')]).toEqual([
        409,
        expect.stringContaining('application/problem+json'),
      ]);
      expect((await running.get(url, send({ rating: 'perfect' }))).status).toBe(400);
      expect((await running.get('/api/cards/999999/reviews', send({ rating: 'good' }))).status).toBe(404);
    });

    it('what a learner answers wrongly in a quiz is due for them at once, and for nobody else', async () => {
      const running = await open();
      const courseId = await makeCourse(running);
      const [quiz] = await listQuizzes(running.lectern.store.db, courseId);
      // A blank for a term brings the card of that term, which another sentence defines.
      const asked = (quiz?.questions ?? []).filter(({ question }) => question.kind === 'choice').slice(0, 2);
      const letters = ['A', 'B', 'C', 'D', 'E'];
      const answers = Object.fromEntries(
        asked.map(({ questionId, question }) => {
          const wrong = letters.find((letter) => !isCorrect(question, letter)) ?? 'Z';
          return [String(questionId), wrong];
        }),
      );
      const submitted = send({ answers }, { 'x-owner': 'ann' });
      await running.json(`/api/quizzes/${quiz?.quizId}/submissions`, submitted);
      const dueOf = async (owner: string) =>
        Due.parse(
          await running.json(`/api/courses/${courseId}/cards/due`, { headers: { 'x-owner': owner } }),
        );
      const ann = await dueOf('ann');
      const waiting = ann.cards.slice(0, ann.counts.due);
      expect(waiting.map((card) => card.state?.state)).toEqual(waiting.map(() => 'learning'));
      expect(ann.counts.due).toBeGreaterThan(0);
      const quotes = asked.flatMap(({ question }) => question.citations.map(({ quote }) => quote));
      for (const card of waiting) expect(quotes).toEqual(expect.arrayContaining([card.citations[0]?.quote]));
      expect((await dueOf('bob')).counts.due).toBe(0);
      expect((await running.get(`/api/courses/${courseId}`, { method: 'DELETE' })).status).toBe(204);
      expect(await running.json('/api/cards/due')).toEqual({ courses: [] });
    });
  },
  { everyDatabase: true },
);
