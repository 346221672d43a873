import { type Chunk, stemOf } from './topic-words.ts';

const TERMS = 3;
const LEAST_COUNT = 2;
const OPENING_WORDS = 8;
const NO_STOP_WORDS: ReadonlySet<string> = new Set();

/** A title for each topic: its most telling words, else the words it opens with. */
export function topicTitles(topics: readonly (readonly Chunk[])[]): string[] {
  const counts = topics.map(stemCounts);
  const topicsWith = new Map<string, number>();
  for (const stems of counts)
    for (const stem of stems.keys()) topicsWith.set(stem, (topicsWith.get(stem) ?? 0) + 1);
  return topics.map((chunks, at) => {
    const telling = [...(counts[at] ?? [])]
      .filter(([, count]) => count >= LEAST_COUNT)
      .map(([stem, count]) => ({
        stem,
        weight: count * Math.log((topics.length + 1) / (topicsWith.get(stem) ?? 1)),
      }))
      .sort((first, second) => second.weight - first.weight || (first.stem < second.stem ? -1 : 1))
      .slice(0, TERMS);
    const words = telling.map(({ stem }) => printedForm(stem, chunks));
    const title = words.length === TERMS && !isUnspaced(words) ? words.join(', ') : opening(chunks);
    return title.charAt(0).toUpperCase() + title.slice(1);
  });
}

function stemCounts(chunks: readonly Chunk[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of chunks)
    for (const [stem, count] of stems) counts.set(stem, (counts.get(stem) ?? 0) + count);
  return counts;
}

/** Pairs of characters are no words. */
const isUnspaced = (words: readonly string[]): boolean =>
  words.some((word) => /\p{Lo}/u.test(word) && word.length <= 2);

/** The commonest form in which a stem is printed. */
function printedForm(stem: string, chunks: readonly Chunk[]): string {
  const forms = new Map<string, number>();
  for (const { words } of chunks)
    for (const word of words)
      if (stemOf(word, NO_STOP_WORDS) === stem) forms.set(word, (forms.get(word) ?? 0) + 1);
  const [best] = [...forms].sort(
    (first, second) => second[1] - first[1] || first[0].length - second[0].length,
  );
  return best?.[0] ?? stem;
}

function opening(chunks: readonly Chunk[]): string {
  const words = chunks[0]?.words.slice(0, OPENING_WORDS) ?? [];
  const unspaced = isUnspaced(words);
  return `${words.join(unspaced ? '' : ' ')}…`;
}
