import { z } from 'zod';

/** A fault of a question or of a course's quizzes; `check` is its number in the list of checks. */
export const ReportFinding = z.object({
  check: z.int(),
  name: z.string(),
  severity: z.enum(['error', 'warning']),
  detail: z.string(),
});

/** How the quizzes of a course came to be. `made` is `published` and all that was rejected. */
export const QuizReport = z.object({
  made: z.int(),
  /** Different questions; the quiz of the course may ask one that a module's quiz asks too. */
  published: z.int(),
  /** By the check that failed, or "spare": good ones that no quiz had room for. */
  rejected: z.array(z.object({ check: z.string(), name: z.string(), count: z.int() })),
  /** Where the keys stand among options that are shuffled, and whether their length tells them; p is of chance. */
  keys: z.object({
    positions: z.array(z.int()),
    positions_p: z.number(),
    longest_run: z.int(),
    longest_share: z.number(),
    longest_p: z.number(),
    shortest_share: z.number(),
    shortest_p: z.number(),
  }),
  kinds: z.record(z.string(), z.int()),
  difficulties: z.record(z.string(), z.int()),
  /** Questions that the source itself puts to its reader. */
  from_book: z.int(),
  quizzes: z.array(z.object({ week: z.int(), title: z.string(), questions: z.int() })),
  coverage: z.object({
    lessons: z.int(),
    lessons_below_two: z.int(),
    /** Sections stand under a heading of the lesson each; `asked` are those that a question cites. */
    by_lesson: z.array(
      z.object({
        lesson: z.string(),
        title: z.string(),
        week: z.int(),
        questions: z.int(),
        sections: z.int(),
        asked: z.int(),
      }),
    ),
  }),
  /** Questions of a model, put to it again with what they cite: those whose key was not found are not asked. */
  solve: z.object({ asked: z.int(), found: z.int() }).optional(),
  /**
   * Published ones, put to it as options without a question: p is of as many keys found by chance; `dropped` were found
   * and left out, so that it is more than 0.05.
   */
  guess: z.object({ asked: z.int(), found: z.int(), p: z.number(), dropped: z.int() }).optional(),
  findings: z.array(ReportFinding),
});
export type QuizReport = z.infer<typeof QuizReport>;
