import type { OneKeyQuestion, Question } from './quiz.ts';

export const hasOneKey = (question: Question): question is OneKeyQuestion => 'correct' in question;

/** The option that is the key; "" for a question that has more than one. */
export const keyOf = (question: Question): string =>
  hasOneKey(question) ? (question.options[question.correct] ?? '') : '';

/** The blank of a cloze question as it is printed. */
export const BLANK = '_____';

/** "A" for 0, "B" for 1, ... */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** The right answer as it is given: "B", or "C,A,B" for matching (an option for each prompt) and ordering. */
export function correctAnswerOf(question: Question): string {
  switch (question.kind) {
    case 'matching':
      return question.pairs.map(letterOf).join(',');
    case 'ordering':
      return question.order.map(letterOf).join(',');
    default:
      return letterOf(question.correct);
  }
}

/**
 * Whether an answer is right. A letter names an option; for a cloze the word itself counts too, whatever its case;
 * matching and ordering take letters in a row, with or without what parts them. Anything else is wrong, never an
 * error.
 */
export function isCorrect(question: Question, given: string): boolean {
  const answer = given.trim();
  if (answer === '') return false;
  if (!hasOneKey(question))
    return answer.toUpperCase().replace(/[\s,;>-]+/g, '') === correctAnswerOf(question).replaceAll(',', '');
  if (answer.toUpperCase() === letterOf(question.correct)) return true;
  switch (question.kind) {
    case 'choice':
      return answer === question.options[question.correct];
    case 'true_false':
      return answer.toLowerCase() === question.options[question.correct]?.toLowerCase();
    case 'cloze':
      return question.accepted.some((variant) => variant.toLowerCase() === answer.toLowerCase());
    default:
      return question satisfies never;
  }
}
