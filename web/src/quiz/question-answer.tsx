import type { QuestionResult, QuizView } from '../api/queries.ts';
import { MatchingAnswer } from './matching-answer.tsx';
import { OptionsAnswer } from './options-answer.tsx';
import { OrderingAnswer } from './ordering-answer.tsx';

/** What every way of answering is given. */
export interface AnswerProps {
  question: QuizView['questions'][number];
  /** What is chosen, as it will be sent. */
  draft: string;
  choose: (draft: string) => void;
  verdict: QuestionResult | null;
  /** Of the course. */
  language: string | undefined;
}

/** Where a question is answered, and after that what its right answer was. */
export function QuestionAnswer(props: AnswerProps) {
  switch (props.question.kind) {
    case 'matching':
      return <MatchingAnswer {...props} />;
    case 'ordering':
      return <OrderingAnswer {...props} />;
    case 'choice':
    case 'cloze':
    case 'true_false':
      return <OptionsAnswer {...props} />;
    default:
      return props.question.kind satisfies never;
  }
}

/** Whether a draft answers the whole question. */
export const isWhole = (draft: string): boolean => draft !== '' && !draft.split(',').includes('');
