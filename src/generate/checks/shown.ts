import type { OneKeyQuestion, Question } from '../../course/quiz.ts';
import type { Language } from '../language.ts';

/** Questions whose key stands among wrong options. */
type Picked = Exclude<OneKeyQuestion, { kind: 'true_false' }>;

export const hasDistractors = (question: Question): question is Picked =>
  question.kind === 'choice' || question.kind === 'cloze';

/** The statement of a true/false question without the words that introduce it. */
export function statementOf(text: string, { phrases }: Language): string {
  const [before = '', after = ''] = phrases?.trueFalse.split('{}') ?? [];
  const isFramed = text.startsWith(before) && text.endsWith(after);
  return isFramed ? text.slice(before.length, text.length - after.length) : text;
}

/** Every text that a learner sees before the answer: the stem, then prompts and options. */
export const shownTexts = (question: Question): string[] => [
  question.question_text,
  ...(question.kind === 'matching' ? question.prompts : []),
  ...question.options,
];

/** The options that are wrong. */
export const distractorsOf = ({ options, correct }: Picked): string[] =>
  options.filter((_option, index) => index !== correct);

/** The text by which a question is told from others, however its options are shuffled. */
export function askedText(question: Question): string {
  if (question.kind === 'matching') return question.prompts.join(' ');
  if (question.kind === 'ordering') {
    const steps = question.order.map((index) => question.options[index] ?? '');
    return `${question.question_text} ${steps.join(' ')}`;
  }
  return question.question_text;
}
