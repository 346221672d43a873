import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardRating } from '../../../src/course/schedule.ts';
import { api, got } from '../api/client.ts';
import type { DueCard } from '../api/queries.ts';

// What is due again so soon is asked again in the same sitting, as there is no better time for it.
const SAME_SITTING_MS = 20 * 60_000;

interface Sitting {
  queue: readonly DueCard[];
  /** Cards that will not come again in this sitting. */
  done: number;
  /** When the card that comes next of those that are done is due. */
  nextDue: string | undefined;
  isShown: boolean;
}

const earlier = (one: string | undefined, other: string): string =>
  one === undefined || other < one ? other : one;

/** The sitting after a rating of its first card. */
function noteRating(
  { queue, done, nextDue }: Sitting,
  after: Pick<DueCard, 'next' | 'state'> & { due: string },
  now: number,
): Sitting {
  const [card, ...rest] = queue;
  if (card === undefined) return { queue, done, nextDue, isShown: false };
  return Date.parse(after.due) - now < SAME_SITTING_MS
    ? { queue: [...rest, { ...card, next: after.next, state: after.state }], done, nextDue, isShown: false }
    : { queue: rest, done: done + 1, nextDue: earlier(nextDue, after.due), isShown: false };
}

/** One sitting with flashcards. In: those that are due, in their order. */
export function useReview(cards: readonly DueCard[]) {
  const client = useQueryClient();
  const [sitting, setSitting] = useState<Sitting>({
    queue: cards,
    done: 0,
    nextDue: undefined,
    isShown: false,
  });
  const [card] = sitting.queue;
  const rating = useMutation({
    mutationFn: ({ card, rating }: { card: DueCard; rating: CardRating }) =>
      got(
        api.POST('/api/cards/{card_id}/reviews', {
          params: { path: { card_id: card.card_id } },
          body: { rating },
          // Sent again, it counts once.
          headers: { 'idempotency-key': `${card.card_id}-${rating}-${card.next.good}` },
        }),
      ),
    onSuccess: (after) => {
      setSitting((before) => noteRating(before, after, Date.now()));
      void client.invalidateQueries({ queryKey: ['cards', 'counts'] });
      void client.invalidateQueries({ queryKey: ['courses'] });
    },
  });
  return {
    ...sitting,
    card,
    show: () => setSitting((before) => ({ ...before, isShown: true })),
    rate: (value: CardRating) => {
      if (card !== undefined && sitting.isShown && !rating.isPending) rating.mutate({ card, rating: value });
    },
    isWaiting: rating.isPending,
    error: rating.error,
    again: () => {
      if (rating.variables !== undefined) rating.mutate(rating.variables);
    },
  };
}
