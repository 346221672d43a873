import { z } from 'zod';
import { KeyPoint, Lesson, type LessonDraft } from './course.ts';
import { plainText } from './plain-text.ts';

/** A lesson as its editor needs it. */
export const EditableLesson = Lesson.extend({
  /** Somebody has changed what was written. */
  edited: z.boolean(),
  /** Grows with each change; a change names the version that it was made to. */
  version: z.int().positive(),
});
export type EditableLesson = z.infer<typeof EditableLesson>;

const MOST_CONTENT_CHARS = 500_000;
const MOST_ENTRIES = 200;

/** What a teacher changes in a lesson; what is left out stays. `content` is Markdown and is kept as it is. */
export const LessonChange = z
  .strictObject({
    version: z.int().positive(),
    title: plainText(300).trim().min(1).optional(),
    content: plainText(MOST_CONTENT_CHARS).optional(),
    objectives: z.array(plainText(2000).trim().min(1)).max(MOST_ENTRIES).optional(),
    key_points: z
      .array(KeyPoint.extend({ text: plainText(5000).trim().min(1), citations: z.array(z.string()).max(50) }))
      .max(MOST_ENTRIES)
      .optional(),
  })
  .refine(({ version: _, ...change }) => Object.keys(change).length > 0, 'nothing to change was given');
export type LessonChange = z.infer<typeof LessonChange>;

/** The lesson with the change. Its minutes go with the length of its text. */
export function changeLesson(draft: LessonDraft, change: LessonChange): LessonDraft {
  const { title, content, objectives, key_points } = change;
  const share = content === undefined ? 1 : content.length / Math.max(1, draft.content.length);
  return {
    ...draft,
    title: title ?? draft.title,
    content: content ?? draft.content,
    objectives: objectives ?? draft.objectives,
    key_points: key_points ?? draft.key_points,
    minutes: Math.max(1, Math.round(draft.minutes * share)),
  };
}

// What stands in code is code, whatever it looks like.
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const INLINE_CODE = /`[^`\n]*`/g;
const MARK = /(?<!\\)\[\^(c\d{1,9})\]/g;

/** The citations that a lesson names and does not have, each once. */
export function findUnknownCitations({ content, key_points, citations }: LessonDraft): string[] {
  const known = new Set(citations.map(({ id }) => id));
  const named = new Set([...marksOf(content), ...key_points.flatMap((point) => point.citations)]);
  return [...named].filter((id) => !known.has(id));
}

function marksOf(content: string): string[] {
  const marks: string[] = [];
  let isCode = false;
  for (const line of content.split('\n')) {
    if (FENCE.test(line)) isCode = !isCode;
    else if (!isCode)
      for (const [, id] of line.replaceAll(INLINE_CODE, '').matchAll(MARK))
        if (id !== undefined) marks.push(id);
  }
  return marks;
}
