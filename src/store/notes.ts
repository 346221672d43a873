import { Failure } from '../base/failure.ts';
import { Note } from '../course/note.ts';
import type { Sql } from '../db/database.ts';
import { checkCourse, type Learner } from './cards.ts';

export interface NewNote {
  lessonId: number;
  kind: Note['kind'];
  text: string;
  quote?: string | undefined;
  now: Date;
}

const COLUMNS = 'note_id, lesson_id, kind, text, quote, created_at, updated_at';

/** What a learner keeps in a published course or in one lesson of it, oldest first. Throws: Failure `not_found`. */
export async function listNotes(
  db: Sql,
  { owner, courseId }: Learner,
  lessonId?: number | undefined,
): Promise<Note[]> {
  await checkCourse(db, courseId);
  return db.query(
    Note,
    `select ${COLUMNS} from note
     where owner = $1 and course_id = $2 and ($3::bigint is null or lesson_id = $3) order by note_id`,
    [owner, courseId, lessonId ?? null],
  );
}

/**
 * Keeps a note, or marks a lesson. A lesson is marked once: marking it again changes at most the text of the mark.
 *
 * Throws: Failure `not_found` for a lesson that is not in the course.
 */
export async function createNote(db: Sql, { owner, courseId }: Learner, note: NewNote): Promise<Note> {
  const [created] = await db.query(
    Note,
    `insert into note (owner, course_id, lesson_id, kind, text, quote, created_at, updated_at)
     select $1, lesson.course_id, lesson_id, $4, $5, $6, $7::timestamptz, $7::timestamptz
     from lesson join course using (course_id)
     where lesson.course_id = $2 and lesson_id = $3 and draft is not null and published_at is not null
     on conflict (owner, lesson_id) where kind = 'bookmark' do update
       set text = coalesce(nullif(excluded.text, ''), note.text), quote = coalesce(excluded.quote, note.quote)
     returning ${COLUMNS}`,
    [owner, courseId, note.lessonId, note.kind, note.text, note.quote ?? null, note.now.toISOString()],
  );
  if (created === undefined)
    throw new Failure('not_found', `No lesson ${note.lessonId} in course ${courseId}`);
  return created;
}

const OWN_NOTE = `owner = $1 and course_id = $2 and note_id = $3 and exists (
  select 1 from course where course.course_id = note.course_id and published_at is not null)`;

/** Throws: Failure `not_found`, also for a note of somebody else. */
export async function updateNote(
  db: Sql,
  { owner, courseId }: Learner,
  noteId: number,
  { text, now }: { text: string; now: Date },
): Promise<Note> {
  const [updated] = await db.query(
    Note,
    `update note set text = $4, updated_at = $5 where ${OWN_NOTE} returning ${COLUMNS}`,
    [owner, courseId, noteId, text, now.toISOString()],
  );
  if (updated === undefined) throw new Failure('not_found', `No note ${noteId}`);
  return updated;
}

/** Throws: Failure `not_found`, also for a note of somebody else. */
export async function deleteNote(db: Sql, { owner, courseId }: Learner, noteId: number): Promise<void> {
  const deleted = await db.execute(`delete from note where ${OWN_NOTE}`, [owner, courseId, noteId]);
  if (deleted === 0) throw new Failure('not_found', `No note ${noteId}`);
}
