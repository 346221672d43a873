import { createEmptyCard, type Card as FsrsCard, fsrs, Rating, State } from 'ts-fsrs';
import { z } from 'zod';

/** How well a learner knew a card. */
export const CardRating = z.enum(['again', 'hard', 'good', 'easy']);
export type CardRating = z.infer<typeof CardRating>;

const CardPhase = z.enum(['new', 'learning', 'review', 'relearning']);

/** How well a learner knows a card, as FSRS keeps it: stability in days, difficulty from 1 to 10. */
export const CardState = z.object({
  due: z.iso.datetime(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.int(),
  reps: z.int(),
  lapses: z.int(),
  state: CardPhase,
  last_review: z.iso.datetime().nullable(),
});
export type CardState = z.infer<typeof CardState>;

// Without fuzz the same reviews give the same dates. 0.9 is what FSRS was fitted for.
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false });

const GRADES = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const;

const STATES = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;
const PHASES = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
} as const;

const toFsrs = ({ due, state, last_review, ...rest }: CardState): FsrsCard => ({
  ...rest,
  due: new Date(due),
  state: STATES[state],
  ...(last_review === null ? {} : { last_review: new Date(last_review) }),
});

const fromFsrs = ({ due, state, last_review, ...rest }: FsrsCard): CardState => ({
  due: due.toISOString(),
  stability: rest.stability,
  difficulty: rest.difficulty,
  elapsed_days: rest.elapsed_days,
  scheduled_days: rest.scheduled_days,
  learning_steps: rest.learning_steps,
  reps: rest.reps,
  lapses: rest.lapses,
  state: PHASES[state],
  last_review: last_review?.toISOString() ?? null,
});

/** A card that was never seen, due now. */
export const unseenState = (now: Date): CardState => fromFsrs(createEmptyCard(now));

/** The state after a review. A clock that went back counts as one that stood still. */
export function reviewState(state: CardState, rating: CardRating, now: Date): CardState {
  const last = state.last_review === null ? now : new Date(state.last_review);
  return fromFsrs(scheduler.next(toFsrs(state), now < last ? last : now, GRADES[rating]).card);
}

/** When the card would be due again after each rating. */
export const NextDates = z.object({
  again: z.iso.datetime(),
  hard: z.iso.datetime(),
  good: z.iso.datetime(),
  easy: z.iso.datetime(),
});
export type NextDates = z.infer<typeof NextDates>;

export function nextDates(state: CardState, now: Date): NextDates {
  const dueAfter = (rating: CardRating): string => reviewState(state, rating, now).due;
  return { again: dueAfter('again'), hard: dueAfter('hard'), good: dueAfter('good'), easy: dueAfter('easy') };
}
