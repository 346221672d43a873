import type { KeyPoint } from '../course/course.ts';
import type { CitationList } from './citations.ts';
import { type RankedSentence, sharedWords } from './key-points.ts';

/** A paragraph that is read in a quarter of a minute. */
const MOST_LENGTH = 420;
const MOST_SENTENCES = 3;
/** A lesson says in its first sentences what it is about. */
const OPENING_SENTENCES = 8;
const MOST_SHARED = 0.4;

/** One paragraph that says what a lesson is about, and the sentences that it was made of. */
export interface LessonSummary {
  summary: KeyPoint;
  used: ReadonlySet<RankedSentence>;
}

/**
 * Puts a lesson's summary together: the best sentence of its opening and the best ones of the rest, verbatim, in
 * the lesson's order, none saying what another says.
 *
 * In: sentences that can be read alone, the best first. Out: an empty text where there is none.
 */
export function summarise(ranked: readonly RankedSentence[], citations: CitationList): LessonSummary {
  const opening = ranked.find(({ order }) => order < OPENING_SENTENCES);
  const chosen: RankedSentence[] = opening === undefined ? [] : [opening];
  const most = Math.min(MOST_SENTENCES, Math.max(1, Math.floor(ranked.length / 3)));
  let length = opening?.sentence.text.length ?? 0;
  for (const item of ranked) {
    if (chosen.length >= most) break;
    const isNew = !chosen.some((other) => other === item || sharedWords(other, item) > MOST_SHARED);
    if (!isNew || length + 1 + item.sentence.text.length > MOST_LENGTH) continue;
    chosen.push(item);
    length += 1 + item.sentence.text.length;
  }
  chosen.sort((left, right) => left.order - right.order);
  const cited = chosen.flatMap((item) => {
    const id = citations.sentence(item.passage, item.sentence);
    return id === undefined ? [] : [{ item, id }];
  });
  return {
    summary: {
      text: cited.map(({ item }) => item.sentence.text).join(' '),
      citations: cited.map(({ id }) => id),
    },
    used: new Set(cited.map(({ item }) => item)),
  };
}
