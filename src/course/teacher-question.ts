import { z } from 'zod';
import { norm } from './norm.ts';
import { Question } from './quiz.ts';
import { ReportFinding } from './quiz-report.ts';

const [Choice, Cloze, TrueFalse, Matching, Ordering] = Question.options;

const known = {
  /** The same in each quiz that asks it. */
  question_id: z.string(),
  /** A removed question stands in the quizzes that it was taken out of. */
  quiz_ids: z.array(z.int()),
  status: z.enum(['published', 'edited', 'removed']),
  /** Grows with each change; a change names the version that it was made to. */
  version: z.int().positive(),
};

/** A question as teachers see it, with its key. */
export const TeacherQuestion = z.discriminatedUnion('kind', [
  Choice.extend(known),
  Cloze.extend(known),
  TrueFalse.extend(known),
  Matching.extend(known),
  Ordering.extend(known),
]);
export type TeacherQuestion = z.infer<typeof TeacherQuestion>;

const checked = { ...known, warnings: z.array(ReportFinding) };

/** A question after a change, and what the checks say of it. */
export const CheckedQuestion = z.discriminatedUnion('kind', [
  Choice.extend(checked),
  Cloze.extend(checked),
  TrueFalse.extend(checked),
  Matching.extend(checked),
  Ordering.extend(checked),
]);
export type CheckedQuestion = z.infer<typeof CheckedQuestion>;

const given = { version: known.version };

/** A whole question as a teacher wants it. Its lesson and topic stay what they are. */
export const QuestionEdit = z
  .discriminatedUnion('kind', [
    Choice.extend(given),
    Cloze.extend(given),
    TrueFalse.extend(given),
    Matching.extend(given),
    Ordering.extend(given),
  ])
  .refine(({ citations }) => citations.length > 0, 'must cite something')
  .refine(
    ({ kind, options }) =>
      !(kind === 'choice' || kind === 'cloze') || (options.length >= 3 && options.length <= 5),
    'must have 3 to 5 options',
  )
  // Inside JSON a NUL is written out, and half a surrogate pair too.
  .refine(
    (question) => !/\\u(?:0000|d[89a-f])/i.test(JSON.stringify(question).replaceAll('\\\\', '')),
    'must not hold U+0000 or half a surrogate pair',
  );
export type QuestionEdit = z.infer<typeof QuestionEdit>;

/** What makes a question impossible to ask, whatever it is about: blank texts, and options that say the same. */
export function findBlankOrSame(question: Question): string[] {
  const lists = question.kind === 'matching' ? [question.prompts, question.options] : [question.options];
  const faults = question.question_text.trim() === '' ? ['the question has no text'] : [];
  for (const list of lists) {
    if (list.some((option) => option.trim() === '')) faults.push('an option has no text');
    else if (new Set(list.map(norm)).size < list.length) faults.push('two options are the same');
  }
  return faults;
}
