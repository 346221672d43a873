import { createHash } from 'node:crypto';
import { type Json, toJson } from '../course/json.ts';
import type { Question } from '../course/quiz.ts';

/** A question to be saved, and what it is known by in every quiz that asks it. */
export interface NewQuestion {
  body: Json<Question>;
  key: string;
}

export const toNewQuestion = (question: Question): NewQuestion => ({
  body: toJson(question),
  key: questionKeyOf(question),
});

/** What divides the parts that a key is made of. */
const DIVIDER = '\x1f';

/** What `question_key` of the database makes of its JSON, where that took most of the time of saving a question. */
function questionKeyOf(question: Question): string {
  const { kind, lesson, question_text, options } = question;
  // The database orders them by their bytes.
  const sorted = options.map((option) => Buffer.from(option)).sort(Buffer.compare);
  const prompts = 'prompts' in question ? [toJson(question.prompts)] : [];
  const parts = [kind, lesson, question_text, ...prompts, ...sorted.map(String)];
  return createHash('md5').update(parts.join(DIVIDER)).digest('hex');
}

/** A quiz to be saved, its questions in their order. */
export interface NewQuiz {
  week: number;
  title: string;
  questions: readonly NewQuestion[];
}
