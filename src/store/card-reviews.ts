import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { CardRating, CardState, reviewState, unseenState } from '../course/schedule.ts';
import { type Database, queryOne, type Sql } from '../db/database.ts';
import { STATE_COLUMNS } from './cards.ts';

/** One look of a learner at a card. */
export interface Review {
  owner: string;
  cardId: number;
  rating: CardRating;
  now: Date;
  /** A repeat with the same one gives the first answer again. */
  idempotencyKey?: string | undefined;
}

/**
 * Records a review and says when the card is due again. Two at once are one after the other.
 *
 * Throws: Failure `not_found` for a card that the learner cannot see, `idempotency_conflict` for a repeat with
 * another rating.
 */
export const reviewCard = (db: Database, review: Review): Promise<CardState> =>
  db.transaction(async (tx) => {
    const { visible } = await queryOne(
      tx,
      z.object({ visible: z.boolean() }),
      `select exists (select 1 from card join course using (course_id)
         where card_id = $1 and published_at is not null and (owner is null or owner = $2)) as visible`,
      [review.cardId, review.owner],
    );
    if (!visible) throw new Failure('not_found', `No card ${review.cardId}`);
    const before = await lockState(tx, review);
    const repeated = await findRepeated(tx, review);
    if (repeated !== undefined) return repeated;
    const after = reviewState(before, review.rating, review.now);
    await saveReview(tx, review, { before, after, origin: 'review' });
    return after;
  });

// A question answered one at a time comes again with the submission of its quiz: that is one mistake.
const SAME_MISTAKE_MS = 60 * 60_000;

/**
 * Records a mistake made elsewhere: the card counts as forgotten and is due now. One that has waited since a mistake
 * of the last hour is left alone.
 *
 * In: `tx` is a transaction.
 */
export async function forgetCard(tx: Sql, { owner, cardId, now }: Omit<Review, 'rating'>): Promise<void> {
  const review = { owner, cardId, now, rating: 'again' as const };
  const before = await lockState(tx, review);
  if (await waitsAlready(tx, review)) return;
  const after = { ...reviewState(before, 'again', now), due: now.toISOString() };
  await saveReview(tx, review, { before, after, origin: 'quiz' });
}

async function waitsAlready(tx: Sql, { owner, cardId, now }: Omit<Review, 'rating'>): Promise<boolean> {
  const [last] = await tx.query(
    z.object({ origin: z.string(), reviewed_at: z.string() }),
    `select origin, reviewed_at from card_review where owner = $1 and card_id = $2
     order by review_id desc limit 1`,
    [owner, cardId],
  );
  return last?.origin === 'quiz' && now.getTime() - Date.parse(last.reviewed_at) < SAME_MISTAKE_MS;
}

/** The learner's state of a card, locked until the transaction ends; made where there is none yet. */
async function lockState(tx: Sql, { owner, cardId, now }: Omit<Review, 'rating'>): Promise<CardState> {
  await writeState(tx, owner, cardId, unseenState(now), 'on conflict (owner, card_id) do nothing');
  return queryOne(
    tx,
    CardState,
    `select ${STATE_COLUMNS} from card_state state where owner = $1 and card_id = $2 for update`,
    [owner, cardId],
  );
}

async function findRepeated(tx: Sql, review: Review): Promise<CardState | undefined> {
  const { owner, cardId, rating, idempotencyKey } = review;
  if (idempotencyKey === undefined) return undefined;
  const [row] = await tx.query(
    z.object({ rating: CardRating, result: CardState }),
    'select rating, result from card_review where owner = $1 and card_id = $2 and idempotency_key = $3',
    [owner, cardId, idempotencyKey],
  );
  if (row !== undefined && row.rating !== rating)
    throw new Failure('idempotency_conflict', `The first review with this key was "${row.rating}".`);
  return row?.result;
}

async function saveReview(
  tx: Sql,
  { owner, cardId, rating, now, idempotencyKey }: Review,
  { before, after, origin }: { before: CardState; after: CardState; origin: 'review' | 'quiz' },
): Promise<void> {
  await writeState(
    tx,
    owner,
    cardId,
    after,
    `on conflict (owner, card_id) do update set due = excluded.due, stability = excluded.stability,
       difficulty = excluded.difficulty, elapsed_days = excluded.elapsed_days,
       scheduled_days = excluded.scheduled_days, learning_steps = excluded.learning_steps, reps = excluded.reps,
       lapses = excluded.lapses, state = excluded.state, last_review = excluded.last_review`,
  );
  await tx.execute(
    `insert into card_review (owner, card_id, rating, origin, state_before, reviewed_at, result, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      owner,
      cardId,
      rating,
      origin,
      before.state,
      now.toISOString(),
      JSON.stringify(after),
      idempotencyKey ?? null,
    ],
  );
}

const writeState = (tx: Sql, owner: string, cardId: number, state: CardState, onConflict: string) =>
  tx.execute(
    `insert into card_state (owner, card_id, due, stability, difficulty, elapsed_days, scheduled_days,
       learning_steps, reps, lapses, state, last_review)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ${onConflict}`,
    [
      owner,
      cardId,
      state.due,
      state.stability,
      state.difficulty,
      state.elapsed_days,
      state.scheduled_days,
      state.learning_steps,
      state.reps,
      state.lapses,
      state.state,
      state.last_review,
    ],
  );
