import type { LessonDraft } from '../../course/course.ts';
import type { LessonPlan } from '../../course/plan.ts';
import { writeLesson } from '../lesson.ts';
import type { LessonText } from '../lesson-text.ts';
import type { LessonSource } from '../passages.ts';
import type { LessonReply } from './lesson-reply.ts';
import type { SourcePart } from './source-parts.ts';

export interface ReplyParts {
  plan: LessonPlan;
  sources: readonly LessonSource[];
  /** With its exercises. */
  whole: LessonText;
  /** What the model was given. */
  text: LessonText;
  language: string;
  parts: { part: SourcePart; reply: LessonReply }[];
}

export function buildModelLesson({ plan, sources }: ReplyParts): LessonDraft | undefined {
  return { ...writeLesson(plan, sources), made_by: 'model' };
}
