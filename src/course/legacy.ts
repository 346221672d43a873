import { z } from 'zod';

// What the old service kept in its folder `data`. Its files were written by several versions and by hand: what is not
// needed may be absent, numbers may be texts.

const Text = z.union([z.string(), z.number()]).transform(String);
const Id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

const LegacyTopic = z.looseObject({ title: Text.default(''), content: Text.nullish() });

const LegacyModule = z.looseObject({
  week: Id.optional(),
  title: Text.default(''),
  sub_topics: z.array(LegacyTopic).default([]),
});

/** A course of `courses/course_output.json`. */
export const LegacyCourse = z.looseObject({
  course_id: Id.nullish(),
  course_title: Text.default(''),
  modules: z.array(LegacyModule).default([]),
});
export type LegacyCourse = z.infer<typeof LegacyCourse>;

/** Options came as a list, or by their letters. */
const Options = z.union([
  z.array(Text),
  z.record(z.string(), Text).transform((byLetter) =>
    Object.keys(byLetter)
      .toSorted()
      .map((letter) => byLetter[letter] ?? ''),
  ),
]);

export const LegacyQuestion = z.looseObject({
  question_id: Text.optional(),
  question_text: Text.default(''),
  options: Options.default([]),
  correct_answer: Text.nullish(),
  explanation: Text.nullish(),
  topic: Text.nullish(),
});
export type LegacyQuestion = z.infer<typeof LegacyQuestion>;

/** A file of `quizzes/`. */
export const LegacyQuiz = z.looseObject({
  quiz_id: Text,
  title: Text.default(''),
  description: Text.nullish(),
  questions: z.array(LegacyQuestion).default([]),
  quiz_type: Text.nullish(),
  module_week: Id.nullish(),
  course_id: Id.nullish(),
});
export type LegacyQuiz = z.infer<typeof LegacyQuiz>;

const Given = z.union([
  Text,
  z.looseObject({ answer: Text.optional(), correct_answer: Text.optional(), user_answer: Text.optional() }),
]);

/**
 * A file of `quiz_answers/`: what somebody has answered (it has a score or says who), or the key of a quiz whose own
 * file has none.
 */
export const LegacyAnswers = z.looseObject({
  quiz_id: Text,
  answers: z.record(z.string(), Given).optional(),
  user_answers: z.record(z.string(), Given).optional(),
  user_id: Text.nullish(),
  score: z.number().nullish(),
  percentage: z.number().nullish(),
  total_questions: z.int().nullish(),
  submitted_at: Text.nullish(),
});
export type LegacyAnswers = z.infer<typeof LegacyAnswers>;

/** Whether a file of answers tells what somebody has answered, and not what is right. */
export const isSubmission = (file: LegacyAnswers): boolean =>
  file.user_answers !== undefined ||
  [file.user_id, file.score, file.percentage, file.submitted_at].some(isGiven);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The answers of a file by question, whatever their form. */
export function answersOf({ answers, user_answers }: LegacyAnswers): Map<string, string> {
  const given = user_answers ?? answers ?? {};
  return new Map(
    Object.entries(given).map(([question, answer]) => [
      question,
      typeof answer === 'string'
        ? answer
        : (answer.user_answer ?? answer.answer ?? answer.correct_answer ?? ''),
    ]),
  );
}

const MOST_OF_ERROR_CHARS = 600;
const ERROR_TEXT =
  /content generation failed|failed to generate|error generating|error code:\s*[45]\d\d|rate ?limit(?:ed| (?:error|reached|exceeded))|insufficient_quota|exceeded your current quota|invalid[_ ]api[_ ]key|openai\.\w*error/i;

/**
 * Whether a lesson of the old service holds no lesson: nothing at all, or the text of an error. A long text that
 * speaks of such errors is a lesson about them, unless it begins with one.
 */
export function isLostContent(content: string | null | undefined): boolean {
  const text = (content ?? '').trim();
  if (text === '') return true;
  return ERROR_TEXT.test(text.length <= MOST_OF_ERROR_CHARS ? text : text.slice(0, 120));
}

const LETTER = /^\(?([A-Za-z])(?:[).:]|$)/;

/** The index of the right option, given as a letter, as "B) text" or as the option itself; undefined when it is none. */
export function indexOfKey(given: string, options: readonly string[]): number | undefined {
  const answer = given.trim();
  const same = options.findIndex((option) => option.trim().toLowerCase() === answer.toLowerCase());
  if (same >= 0) return same;
  const letter = LETTER.exec(answer)?.[1]?.toUpperCase();
  const index = letter === undefined ? -1 : letter.charCodeAt(0) - 65;
  return index >= 0 && index < options.length ? index : undefined;
}

const LEAST_TO_JUDGE = 5;
const NEARLY_EVERYWHERE = 0.8;

/** The place of the key that nearly all questions of a quiz share; undefined when there is none. */
export function favouredKey(keys: readonly number[]): number | undefined {
  if (keys.length < LEAST_TO_JUDGE) return undefined;
  for (const place of new Set(keys))
    if (keys.filter((key) => key === place).length >= keys.length * NEARLY_EVERYWHERE) return place;
  return undefined;
}

/** An option without the letter that the old service printed before it. */
export const withoutLetter = (option: string): string =>
  option.replace(/^\s*\(?[A-Ea-e][).:]\s+(?=\S)/, '').trim();
