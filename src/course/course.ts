import { z } from 'zod';

/** [left, top, width, height] as fractions of the page, 0 to 1, origin top left. */
export const FractionBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** A passage of a page, verbatim. `id` is unique in its lesson: "c1", "c2", ... */
export const Citation = z.object({
  id: z.string(),
  document_id: z.int(),
  page: z.int().positive(),
  quote: z.string().min(1),
  boxes: z.array(FractionBox),
  /** The page is a scan: the quote is what OCR has read. Absent on every other page. */
  ocr: z.literal(true).optional(),
});
export type Citation = z.infer<typeof Citation>;

export const KeyPoint = z.object({ text: z.string(), citations: z.array(z.string()) });
export type KeyPoint = z.infer<typeof KeyPoint>;

export const KeyTerm = z.object({ term: z.string(), definition: z.string(), citations: z.array(z.string()) });
export type KeyTerm = z.infer<typeof KeyTerm>;

/** Pages from `from` to `to`, both included, counted from 1. */
export const PageRange = z.object({ document_id: z.int(), from: z.int().positive(), to: z.int().positive() });
export type PageRange = z.infer<typeof PageRange>;

/** A worked example of the source; `title` is its heading or first words. Its text stands in the lesson's content. */
export const WorkedExample = z.object({ title: z.string(), citations: z.array(z.string()) });
export type WorkedExample = z.infer<typeof WorkedExample>;

/** A question that the book puts to its reader, and the book's own answer; both Markdown. */
export const LessonExercise = z.object({
  text: z.string(),
  answer: z.string().nullable(),
  citations: z.array(z.string()),
});
export type LessonExercise = z.infer<typeof LessonExercise>;

/** A question at the end of a lesson with its answer; both plain text. */
const CheckQuestion = z.object({
  question: z.string(),
  answer: z.string(),
  citations: z.array(z.string()),
});

/** A lesson before it is stored. `content` is Markdown with [^c1] marks that name `citations`. */
export const LessonDraft = z.object({
  title: z.string(),
  /** One paragraph of verbatim sentences; empty, with no citation, where no sentence is fit. */
  summary: KeyPoint.default({ text: '', citations: [] }),
  /** Markdown; all other texts of a lesson are plain. */
  content: z.string(),
  objectives: z.array(z.string()),
  minutes: z.int().positive(),
  pages: z.array(PageRange),
  key_points: z.array(KeyPoint),
  key_terms: z.array(KeyTerm),
  examples: z.array(WorkedExample).default([]),
  exercises: z.array(LessonExercise).default([]),
  check_question: CheckQuestion.optional(),
  /** Only in courses that a model writes; 'embedded': the model's answers could not be used. */
  made_by: z.enum(['model', 'embedded']).optional(),
  citations: z.array(Citation),
});
export type LessonDraft = z.infer<typeof LessonDraft>;

export const Lesson = z.object({
  lesson_id: z.int(),
  ...LessonDraft.shape,
  /** Earlier lessons that the text refers back to. */
  prerequisites: z.array(z.object({ lesson_id: z.int(), title: z.string() })),
});
export type Lesson = z.infer<typeof Lesson>;

/** Why pages are in no lesson. */
const LEFT_OUT_REASONS = [
  'cover',
  'front_matter',
  'contents',
  'index',
  'legal',
  'bibliography',
  'thanks',
  'blank',
  'unreadable',
  'no_text',
  // by the one who reviewed the outline
  'dropped',
] as const;

export const LeftOut = z.object({
  document_id: z.int(),
  pages: z.array(z.int().positive()),
  reason: z.enum(LEFT_OUT_REASONS),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** Every page of every file: `in_lessons` plus the pages of `left_out` is `pages`. */
export const Coverage = z.object({ pages: z.int(), in_lessons: z.int(), left_out: z.array(LeftOut) });
export type Coverage = z.infer<typeof Coverage>;

export const Module = z.object({
  week: z.int().positive(),
  title: z.string(),
  summary: z.string(),
  quiz_id: z.int().nullable(),
  sub_topics: z.array(Lesson),
});
export type Module = z.infer<typeof Module>;

/** A term of the course, where it is first defined and where else it is used. */
export const GlossaryEntry = z.object({
  term: z.string(),
  /** What an acronym stands for. */
  expansion: z.string().nullable(),
  /** The defining sentence, verbatim. */
  definition: z.string(),
  citation: Citation,
  /** `key` of the lesson that defines it, and of the others that use it, in the order of the course. */
  lesson: z.string(),
  used_in: z.array(z.string()),
});
export type GlossaryEntry = z.infer<typeof GlossaryEntry>;

export const Course = z.object({
  course_id: z.int(),
  course_title: z.string(),
  description: z.string(),
  language: z.string(),
  created_at: z.iso.datetime(),
  /** 'imported': brought along from the old service, whose lessons and questions cite nothing. */
  generator: z.enum(['extractive', 'llm', 'imported']),
  documents: z.array(z.object({ document_id: z.int(), filename: z.string(), pages: z.int() })),
  coverage: Coverage,
  modules: z.array(Module),
});
export type Course = z.infer<typeof Course>;

export const CourseSummary = Course.omit({ modules: true, coverage: true, documents: true }).extend({
  pages: z.int(),
  modules: z.int(),
  lessons: z.int(),
  /** The page that stands for the course; null while no file of it could be opened. */
  cover: z.object({ document_id: z.int(), page: z.int().positive() }).nullable(),
  /** Of the learner who asks. */
  progress: z.object({
    lessons_read: z.int(),
    lessons: z.int(),
    last_lesson_id: z.int().nullable(),
    last_read_at: z.iso.datetime().nullable(),
  }),
  /** Flashcards that the learner has seen before and that are due now. */
  cards_due: z.int(),
});
export type CourseSummary = z.infer<typeof CourseSummary>;
