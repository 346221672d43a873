import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GlossaryEntry } from '../course/course.ts';
import { CardRating, CardState, NextDates, nextDates, unseenState } from '../course/schedule.ts';
import { reviewCard } from '../store/card-reviews.ts';
import { getGlossary, LessonName, listCards, StoredCard } from '../store/cards.ts';
import { CardCounts, countCards, listDueCards } from '../store/due-cards.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { errors } from './jobs.ts';
import { ownerOf } from './owner.ts';
import type { Lectern, Server } from './server.ts';

const CourseId = z.object({ course_id: z.coerce.number().int().positive() });
const NewPerDay = z.coerce.number().int().min(0).max(1000).default(20);
const List = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Due = z.object({ limit: z.coerce.number().int().min(1).max(200).default(20), new: NewPerDay });

const DueCards = z.object({
  counts: CardCounts,
  cards: z.array(StoredCard.extend({ next: NextDates })),
});

/** In: `clock` tells the time of reviews and of what is due. */
export function addCards(server: Server, lectern: Lectern, clock: () => Date = () => new Date()): void {
  addGlossary(server, lectern);
  addLists(server, lectern);
  addDue(server, lectern, clock);
  addReviews(server, lectern, clock);
}

function addGlossary(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses/:course_id/glossary',
    {
      schema: {
        summary: 'The terms of a course',
        description:
          'Each term once, in alphabetical order of the course’s language, with the sentence that defines it; `lesson` and `used_in` are keys of `lessons`.',
        tags: ['Courses'],
        params: CourseId,
        response: {
          200: z.object({ glossary: z.array(GlossaryEntry), lessons: z.array(LessonName) }),
          ...errors,
        },
      },
    },
    (request) => getGlossary(store.db, request.params.course_id),
  );
}

function addLists(server: Server, { store }: Lectern): void {
  server.get(
    '/api/courses/:course_id/cards',
    {
      schema: {
        summary: 'The flashcards of a course, with what the learner knows of each',
        tags: ['Cards'],
        params: CourseId,
        querystring: List,
        response: {
          200: z.object({ cards: z.array(StoredCard), next_cursor: z.string().nullable() }),
          ...errors,
        },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const page = await listCards(store.db, learnerOf(request, request.params.course_id), {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { cards: page.items, next_cursor: page.next ?? null };
    },
  );
}

const learnerOf = (request: FastifyRequest, courseId: number) => ({ owner: ownerOf(request), courseId });

function addDue(server: Server, { store }: Lectern, clock: () => Date): void {
  server.get(
    '/api/courses/:course_id/cards/due',
    {
      schema: {
        summary: 'The flashcards to look at now',
        description:
          'Those that are due, the longest waiting first, then new ones, at most `new` a day (UTC). `next` is when a card would be due again after each rating.',
        tags: ['Cards'],
        params: CourseId,
        querystring: Due,
        response: { 200: DueCards, ...errors },
      },
    },
    async (request) => {
      const now = clock();
      const { limit, new: newPerDay } = request.query;
      const learner = learnerOf(request, request.params.course_id);
      const { cards, counts } = await listDueCards(store.db, learner, { limit, newPerDay, now });
      const withNext = cards.map((card) => ({
        ...card,
        next: nextDates(card.state ?? unseenState(now), now),
      }));
      return { counts, cards: withNext };
    },
  );
  server.get(
    '/api/cards/due',
    {
      schema: {
        summary: 'How many flashcards of each course wait for the learner',
        tags: ['Cards'],
        querystring: z.object({ new: NewPerDay }),
        response: {
          200: z.object({ courses: z.array(CardCounts.extend({ course_id: z.int() })) }),
          ...errors,
        },
      },
    },
    async (request) => {
      const options = { now: clock(), newPerDay: request.query.new };
      const counts = await countCards(store.db, ownerOf(request), options);
      return { courses: [...counts].map(([course_id, count]) => ({ course_id, ...count })) };
    },
  );
}

function addReviews(server: Server, { store }: Lectern, clock: () => Date): void {
  server.post(
    '/api/cards/:card_id/reviews',
    {
      schema: {
        summary: 'Tell how well a flashcard was known',
        description:
          'Answers with the new state and `next`, when it would be due again after each rating. Header `Idempotency-Key` makes a repeat return the first answer.',
        tags: ['Cards'],
        params: z.object({ card_id: z.coerce.number().int().positive() }),
        body: z.strictObject({ rating: CardRating }),
        response: {
          200: z.object({ card_id: z.int(), due: z.iso.datetime(), state: CardState, next: NextDates }),
          ...errors,
        },
      },
    },
    async (request) => {
      const now = clock();
      const { card_id } = request.params;
      const state = await reviewCard(store.db, {
        owner: ownerOf(request),
        cardId: card_id,
        rating: request.body.rating,
        now,
        idempotencyKey: idempotencyKeyOf(request),
      });
      return { card_id, due: state.due, state, next: nextDates(state, now) };
    },
  );
}
