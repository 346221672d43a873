import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { CardDraft } from '../course/card.ts';
import { GlossaryEntry } from '../course/course.ts';
import type { Json } from '../course/json.ts';
import { CardState } from '../course/schedule.ts';
import { queryOne, type Sql } from '../db/database.ts';
import { buildPage, type ListPage, parseCursor } from './cursor.ts';

/** A card to be saved; `position` counts from 0 over the course. */
export interface NewCard {
  key: string;
  lesson: string;
  position: number;
  body: Json<CardDraft>;
}

/** Saves cards of a course; one of the same key keeps its id and what learners know of it. */
export async function saveCards(tx: Sql, courseId: number, cards: readonly NewCard[]): Promise<void> {
  await tx.execute(
    `insert into card (course_id, key, lesson_key, position, body)
     select $1, key, lesson, position, body::json
     from unnest($2::text[], $3::text[], $4::int[], $5::text[]) card (key, lesson, position, body)
     on conflict (course_id, key) do update
       set lesson_key = excluded.lesson_key, position = excluded.position, body = excluded.body`,
    [
      courseId,
      cards.map((card) => card.key),
      cards.map((card) => card.lesson),
      cards.map((card) => card.position),
      cards.map((card) => card.body),
    ],
  );
}

/** Ends the making of cards: saves the glossary, and drops the course's cards of other keys, not the learners' own. */
export async function saveGlossary(
  tx: Sql,
  courseId: number,
  glossary: Json<GlossaryEntry[]>,
  keys: readonly string[],
): Promise<void> {
  await tx.execute(
    'delete from card where course_id = $1 and owner is null and not (key = any($2::text[]))',
    [courseId, keys],
  );
  await tx.execute('update course set glossary = $2 where course_id = $1', [courseId, glossary]);
}

/** Which lesson a key of the plan is. */
export const LessonName = z.object({ lesson: z.string(), lesson_id: z.int(), title: z.string() });
export type LessonName = z.infer<typeof LessonName>;

/** The glossary of a published course, and the lessons by the keys that it names. Throws: Failure `not_found`. */
export async function getGlossary(
  db: Sql,
  courseId: number,
): Promise<{ glossary: GlossaryEntry[]; lessons: LessonName[] }> {
  const [row] = await db.query(
    z.object({ glossary: z.array(GlossaryEntry).nullable() }),
    'select glossary from course where course_id = $1 and published_at is not null',
    [courseId],
  );
  if (row === undefined) throw new Failure('not_found', `No course ${courseId}`);
  const lessons = await db.query(
    LessonName,
    `select key as lesson, lesson_id, title from lesson
     where course_id = $1 and draft is not null order by week, position`,
    [courseId],
  );
  return { glossary: row.glossary ?? [], lessons };
}

/** Whose cards, and of which course. */
export interface Learner {
  owner: string;
  courseId: number;
}

export const StoredCard = z.object({
  card_id: z.int(),
  course_id: z.int(),
  lesson_id: z.int().nullable(),
  ...CardDraft.omit({ key: true }).shape,
  /** What the learner knows of it; null for a card that is new to them. */
  state: CardState.nullable(),
});
export type StoredCard = z.infer<typeof StoredCard>;

const Row = z.object({
  card_id: z.int(),
  course_id: z.int(),
  lesson_id: z.int().nullable(),
  body: CardDraft,
  due: z.string().nullable(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  elapsed_days: z.number().nullable(),
  scheduled_days: z.number().nullable(),
  learning_steps: z.int().nullable(),
  reps: z.int().nullable(),
  lapses: z.int().nullable(),
  state: z.string().nullable(),
  last_review: z.string().nullable(),
});

/** Cards of published courses that `$1` may see, with what they know of each. */
export const CARDS_OF_OWNER = `
  from card join course using (course_id)
  left join card_state state on state.card_id = card.card_id and state.owner = $1
  where course.published_at is not null and (card.owner is null or card.owner = $1)`;

export const STATE_COLUMNS = `state.due, state.stability, state.difficulty, state.elapsed_days, state.scheduled_days,
  state.learning_steps, state.reps, state.lapses, state.state, state.last_review`;

export const SELECT_CARDS = `
  select card.card_id, card.course_id, card.body, ${STATE_COLUMNS},
    (select lesson_id from lesson where lesson.course_id = card.course_id and lesson.key = card.lesson_key)
  ${CARDS_OF_OWNER}`;

/** Runs a query that begins with `SELECT_CARDS`. */
export async function queryCards(db: Sql, text: string, values: readonly unknown[]): Promise<StoredCard[]> {
  const rows = await db.query(Row, text, values);
  return rows.map(({ card_id, course_id, lesson_id, body, ...state }) => {
    const { key: _key, ...card } = body;
    return {
      card_id,
      course_id,
      lesson_id,
      ...card,
      state: state.due === null ? null : CardState.parse(state),
    };
  });
}

/** Throws: Failure `not_found` for a course that is not there or not published. */
export async function checkCourse(db: Sql, courseId: number): Promise<void> {
  const { found } = await queryOne(
    db,
    z.object({ found: z.boolean() }),
    'select exists (select 1 from course where course_id = $1 and published_at is not null) as found',
    [courseId],
  );
  if (!found) throw new Failure('not_found', `No course ${courseId}`);
}

/** The cards of a published course in the order in which they were made. Throws: Failure `not_found`, `request_invalid`. */
export async function listCards(
  db: Sql,
  { owner, courseId }: Learner,
  page: { cursor?: string; limit: number },
): Promise<ListPage<StoredCard>> {
  const after = page.cursor === undefined ? 0 : parseCursor(page.cursor);
  await checkCourse(db, courseId);
  const cards = await queryCards(
    db,
    `${SELECT_CARDS} and card.course_id = $2 and card.card_id > $3 order by card.card_id limit $4`,
    [owner, courseId, after, page.limit + 1],
  );
  return buildPage(
    cards,
    page.limit,
    (card) => card,
    (card) => card.card_id,
  );
}

/** Every card of a published course that belongs to everybody, for an export. */
export async function listSharedCards(db: Sql, courseId: number): Promise<CardDraft[]> {
  const rows = await db.query(
    z.object({ body: CardDraft }),
    `select card.body from card join course using (course_id)
     where course_id = $1 and owner is null and published_at is not null order by position`,
    [courseId],
  );
  return rows.map((row) => row.body);
}
