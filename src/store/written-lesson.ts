import type { SharedText } from '../base/shared-text.ts';
import type { LessonDraft } from '../course/course.ts';
import { type Json, toJson } from '../course/json.ts';

/** A lesson as it was written, by its key in the plan. */
export interface WrittenLesson {
  key: string;
  title: string;
  minutes: number;
  pages: Json<LessonDraft['pages']>;
  draft: Json<LessonDraft> | SharedText;
}

/** In: `text` is the draft as JSON. */
export const toWritten = (
  key: string,
  draft: LessonDraft,
  text: WrittenLesson['draft'] = toJson(draft),
): WrittenLesson => ({
  key,
  title: draft.title,
  minutes: draft.minutes,
  pages: toJson(draft.pages),
  draft: text,
});
