import type { LessonPlan, Span } from './plan.ts';

/** All that a lesson takes of its source: its own spans and those of the answers to its exercises. */
export const sourceSpans = ({ spans, answers = [] }: Pick<LessonPlan, 'spans' | 'answers'>): Span[] => [
  ...spans,
  ...answers,
];
