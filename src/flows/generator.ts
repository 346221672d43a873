import type { Coverage } from '../course/course.ts';
import type { Problem } from '../course/document.ts';
import type { GeneratorName } from '../course/job.ts';
import type { Json } from '../course/json.ts';
import type { ModelEstimate } from '../course/model-info.ts';
import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import type { CheckedQuestions, TermPool } from '../generate/quiz.ts';
import type { WrittenLesson } from '../store/written-lesson.ts';
import type { SharedJson } from './shared-json.ts';
import type { StoredSource } from './stored-source.ts';
import type { LessonExtract } from './thread-cards.ts';
import type { CourseWork, Work } from './work.ts';

/** What was made of a part of a course, and what of it did not go as it should. */
interface Made {
  problems: Problem[];
  /** Answers of models that were of no use; marked when what was made instead is saved. */
  rejected: string[];
}

export interface NamedCourse extends Made {
  course: CoursePlan;
}

interface PlannedCourse extends NamedCourse {
  coverage: Coverage;
}

export interface WrittenLessons extends Made {
  lessons: WrittenLesson[];
  /** What questions and cards need of them, where it was taken out at once. */
  extract?: LessonExtract;
  /** Keys of those that a model has written. */
  byModel: string[];
}

/** In: lessons that are written, with their plans. */
interface QuestionsInput {
  lessons: (Pick<WrittenLesson, 'key' | 'draft'> & { plan: LessonPlan })[];
  pool: SharedJson<TermPool>;
  sources: StoredSource[];
  language: string;
  seed: number;
}

/** Makes teaching material from documents. Both do the same work to the same checks, each in its own way. */
export interface Generator {
  readonly name: GeneratorName;
  /** Cuts lessons into what is made and saved together. */
  batch: (lessons: readonly LessonPlan[]) => LessonPlan[][];
  /** How many batches are under way at once. */
  readonly window: number;
  planCourse: (
    work: CourseWork,
    sources: StoredSource[],
    options: { language?: string },
  ) => Promise<PlannedCourse>;
  /** Gives an outline that is there already its names, where another one than this generator had to give them. */
  nameCourse: (plan: CoursePlan, sources: StoredSource[]) => Promise<NamedCourse>;
  /** In: `sources` with the pages of these lessons. */
  writeLessons: (
    work: CourseWork,
    plans: LessonPlan[],
    sources: StoredSource[],
    language: string,
  ) => Promise<WrittenLessons>;
  /** What asking models for the lessons and questions of a plan will take; null where none are asked. */
  estimate: (work: Pick<CourseWork, 'signal'>, plan: CoursePlan) => Promise<ModelEstimate | null>;
  /** Makes what questions need of the source alone, while lessons are written. */
  prepareQuestions: (work: Work, plan: CoursePlan) => Promise<void>;
  writeQuestions: (
    work: CourseWork,
    input: QuestionsInput,
  ) => Promise<{ key: string; body: Json<CheckedQuestions> }[]>;
}
