import { keyOf, letterOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';

/** An option and its place, from 0, among the options as they are shown. */
interface Shown {
  index: number;
  option: string;
}

/** The answer to a question in words: one text, pairs or steps, by its kind. */
export interface Answer {
  /** "B: a vector"; absent where the answer is more than one option. */
  text?: string;
  pairs: (Shown & { prompt: string })[];
  steps: Shown[];
  explanation: string;
}

export function answerOf(question: Question): Answer {
  const { explanation, options } = question;
  const shown = (index: number): Shown => ({ index, option: options[index] ?? '' });
  const answer: Answer = { pairs: [], steps: [], explanation };
  switch (question.kind) {
    case 'choice':
    case 'cloze':
      return { ...answer, text: `${letterOf(question.correct)}: ${keyOf(question)}` };
    case 'true_false': {
      // The explanation of a false statement says itself that it is false.
      const label = keyOf(question);
      return explanation.startsWith(label) ? answer : { ...answer, text: label };
    }
    case 'matching':
      return {
        ...answer,
        pairs: question.prompts.map((prompt, place) => ({ prompt, ...shown(question.pairs[place] ?? -1) })),
      };
    case 'ordering':
      return { ...answer, steps: question.order.map(shown) };
    default:
      return question satisfies never;
  }
}
