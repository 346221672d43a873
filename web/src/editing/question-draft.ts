import type { TeacherQuestionView } from '../api/queries.ts';

/** The options of a question as its form shows them: for ordering the right order, for matching the bank. */
export const stepsOf = (question: Extract<TeacherQuestionView, { kind: 'ordering' }>): string[] =>
  question.order.map((option) => question.options[option] ?? '');

/** The question with other steps. They stand in the order in which they were shown before, as far as they are old. */
export function withSteps(
  question: Extract<TeacherQuestionView, { kind: 'ordering' }>,
  steps: readonly string[],
): TeacherQuestionView {
  // Shown as they are kept: never in the right order already.
  const places = steps.map((_, index) => index);
  const shown =
    question.order.length === steps.length
      ? [...question.order]
      : [...places.slice(1), ...places.slice(0, 1)];
  const options = places.map((place) => steps[shown.indexOf(place)] ?? '');
  return { ...question, options, order: shown };
}

/** The question without one of its options; what pointed at later ones points at them still. */
export function withoutOption(question: TeacherQuestionView, dropped: number): TeacherQuestionView {
  const options = question.options.filter((_, index) => index !== dropped);
  const shift = (index: number): number => (index > dropped ? index - 1 : index);
  switch (question.kind) {
    case 'choice':
    case 'cloze':
    case 'true_false':
      return { ...question, options, correct: question.correct === dropped ? 0 : shift(question.correct) };
    case 'matching':
      return {
        ...question,
        options,
        pairs: question.pairs.map((pair) => (pair === dropped ? 0 : shift(pair))),
      };
    case 'ordering':
      return { ...question, options, order: question.order.filter((step) => step !== dropped).map(shift) };
    default:
      return question satisfies never;
  }
}
