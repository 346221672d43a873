import { keyOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { isSorted, withNumbersSorted } from './checks/numbers.ts';
import { type Random, shuffled } from './random.ts';

const MOST_RUN = 3;

/**
 * Puts options in the order in which they are shown: each place of the key equally often, never more than three
 * times running; numbers rising; what is to be matched or ordered never in the right order already.
 */
export function optionDealer(random: Random): (question: Question) => Question {
  const place = placesOfKeys(random);
  return (question) => {
    switch (question.kind) {
      case 'true_false':
        return question;
      case 'matching': {
        const drawn = drawnOrder(question.options.length, question.pairs, random);
        return {
          ...question,
          options: drawn.flatMap((index) => question.options.slice(index, index + 1)),
          pairs: question.pairs.map((index) => drawn.indexOf(index)),
        };
      }
      case 'ordering': {
        const drawn = drawnOrder(question.options.length, question.order, random);
        return {
          ...question,
          options: drawn.flatMap((index) => question.options.slice(index, index + 1)),
          order: question.order.map((index) => drawn.indexOf(index)),
        };
      }
      default: {
        if (isSorted(question)) return withNumbersSorted(question);
        const correct = place(question.options.length);
        const wrong = question.options.filter((_option, index) => index !== question.correct);
        return {
          ...question,
          options: shuffled(wrong, random).toSpliced(correct, 0, keyOf(question)),
          correct,
        };
      }
    }
  };
}

/** A shuffle of so many indexes in which not all of `right` stand in their places. */
function drawnOrder(length: number, right: readonly number[], random: Random): number[] {
  const drawn = shuffled(
    Array.from({ length }, (_, index) => index),
    random,
  );
  const isRight = right.every((index, at) => drawn[at] === index);
  // One turned on: then none stands in its place.
  return isRight ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn;
}

function placesOfKeys(random: Random): (size: number) => number {
  const decks = new Map<number, number[]>();
  const dealt: number[] = [];
  return (size) => {
    let deck = decks.get(size) ?? [];
    if (deck.length === 0)
      deck = shuffled(
        Array.from({ length: size }, (_, place) => place),
        random,
      );
    const isRun = (place: number): boolean =>
      dealt.length >= MOST_RUN && dealt.slice(-MOST_RUN).every((one) => one === place);
    const index = Math.max(
      0,
      deck.findIndex((place) => !isRun(place)),
    );
    const [place = 0] = deck.splice(index, 1);
    decks.set(size, deck);
    dealt.push(place);
    return place;
  };
}
