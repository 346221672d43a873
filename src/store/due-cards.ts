import { z } from 'zod';
import type { Sql } from '../db/database.ts';
import {
  CARDS_OF_OWNER,
  checkCourse,
  type Learner,
  queryCards,
  SELECT_CARDS,
  type StoredCard,
} from './cards.ts';

/** How many cards of a course wait for a learner. */
export const CardCounts = z.object({
  /** Seen before and due now. */
  due: z.int(),
  /** Never seen, of which the learner still has some to begin today. */
  new: z.int(),
  /** Known well enough to come again after days. */
  learned: z.int(),
  total: z.int(),
});
export type CardCounts = z.infer<typeof CardCounts>;

const CountRow = z.object({
  course_id: z.int(),
  due: z.int(),
  unseen: z.int(),
  learned: z.int(),
  total: z.int(),
  begun: z.int(),
});

const DAY_MS = 86_400_000;
/** The day begins at midnight in UTC. */
const startOfDay = (now: Date): string => new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS).toISOString();

interface CountOptions {
  now: Date;
  /** At most so many new cards of a course in a day. */
  newPerDay: number;
}

/** The counts of each published course that has cards, or of one, by course. */
export async function countCards(
  db: Sql,
  owner: string,
  { now, newPerDay }: CountOptions,
  courseId?: number,
): Promise<Map<number, CardCounts>> {
  const rows = await db.query(
    CountRow,
    `select card.course_id, count(*)::int as total,
       (count(*) filter (where state.due <= $2))::int as due,
       (count(*) filter (where state.card_id is null))::int as unseen,
       (count(*) filter (where state.state = 'review'))::int as learned,
       (select count(*)::int from card_review join card begun using (card_id)
        where card_review.owner = $1 and reviewed_at >= $3 and state_before = 'new' and origin = 'review'
          and begun.course_id = card.course_id) as begun
     ${CARDS_OF_OWNER} and ($4::bigint is null or card.course_id = $4)
     group by card.course_id order by card.course_id`,
    [owner, now.toISOString(), startOfDay(now), courseId ?? null],
  );
  return new Map(
    rows.map(({ course_id, due, unseen, learned, total, begun }) => [
      course_id,
      { due, new: Math.min(unseen, Math.max(0, newPerDay - begun)), learned, total },
    ]),
  );
}

const NOTHING: CardCounts = { due: 0, new: 0, learned: 0, total: 0 };

/**
 * What a learner should look at now: cards that are due, the longest waiting first, then new ones in the order of the
 * course, as many as today has room for.
 *
 * Throws: Failure `not_found` for a course that is not there.
 */
export async function listDueCards(
  db: Sql,
  learner: Learner,
  { limit, ...options }: CountOptions & { limit: number },
): Promise<{ cards: StoredCard[]; counts: CardCounts }> {
  const { owner, courseId } = learner;
  await checkCourse(db, courseId);
  const counts = (await countCards(db, owner, options, courseId)).get(courseId) ?? NOTHING;
  const due = await queryCards(
    db,
    `${SELECT_CARDS} and card.course_id = $2 and state.due <= $3 order by state.due, card.card_id limit $4`,
    [owner, courseId, options.now.toISOString(), limit],
  );
  const room = Math.min(limit - due.length, counts.new);
  if (room === 0) return { cards: due, counts };
  const unseen = await queryCards(
    db,
    `${SELECT_CARDS} and card.course_id = $2 and state.card_id is null
     order by card.position, card.card_id limit $3`,
    [owner, courseId, room],
  );
  return { cards: [...due, ...unseen], counts };
}
