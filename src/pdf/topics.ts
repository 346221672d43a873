import { blockText } from '../course/block-text.ts';
import type { Heading, Page } from '../course/document.ts';
import { stopWordsOf } from './language.ts';
import { topicTitles } from './topic-titles.ts';
import { type Chunk, stemOf, wordsIn } from './topic-words.ts';

// Three pages are read in one go.
const LONGEST_UNCUT_PAGES = 3;
const LEAST_WORDS = 1600;
const CHUNK_WORDS = 25;
const MOST_CHUNKS = 3000;
/** Text without full stops, as in Thai or bad OCR, is parted all the same after so many chunks' words. */
const UNBROKEN = 6;
/** Words on each side of a place that are compared. */
const WINDOW_WORDS = 400;
/** A lesson's worth of reading. */
const AIM_WORDS = 1100;
const LEAST_TOPIC_SHARE = 0.35;
const MOST_TOPIC_SHARE = 2.2;
const LENGTH_WEIGHT = 0.5;
/** Words of this share of all chunks tell no topic from another. */
const COMMON_SHARE = 0.5;

/**
 * Cuts a text that has no headings where its words change (lexical cohesion), into stretches of about a lesson.
 *
 * In: `skippedPages` are not for teaching.
 * Out: headings of level 1 that stand before the block `blockIndex` and cover no block (`blockCount` 0), for
 * their titles are not printed; none for a short document.
 * Source: M. Hearst, TextTiling, Computational Linguistics 23 (1997); cuts chosen together with their lengths.
 */
export function headingsFromTopics(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  skippedPages: ReadonlySet<number>,
  language: string,
): Heading[] {
  const taught = pages.filter(({ pageNumber, blocks }) => !skippedPages.has(pageNumber) && blocks.length > 0);
  if (taught.length <= LONGEST_UNCUT_PAGES) return [];
  const words = taught.reduce((sum, page) => sum + countWords(page), 0);
  if (words < LEAST_WORDS) return [];
  const size = Math.max(CHUNK_WORDS, words / MOST_CHUNKS);
  const chunks = chunksOf(taught, furniture, size, stopWordsOf(language));
  dropCommon(chunks);
  const starts = chooseStarts(chunks, depthsOf(chunks));
  if (starts.length < 2) return [];
  const topics = starts.map((start, at) => chunks.slice(start, starts[at + 1] ?? chunks.length));
  const titles = topicTitles(topics);
  return starts.flatMap((start, at) => {
    const chunk = chunks[start];
    if (chunk === undefined) return [];
    const { pageNumber, blockIndex } = chunk;
    return [{ level: 1, title: titles[at] ?? '', pageNumber, blockIndex, blockCount: 0 }];
  });
}

const countWords = ({ blocks }: Page): number =>
  blocks.reduce((sum, { lines }) => sum + lines.reduce((all, line) => all + wordsIn(line.text).length, 0), 0);

function chunksOf(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  size: number,
  stopWords: ReadonlySet<string>,
): Chunk[] {
  const chunks: Chunk[] = [];
  let ended = true;
  for (const page of pages) {
    page.blocks.forEach((block, blockIndex) => {
      if (furniture[page.pageNumber]?.includes(blockIndex) === true) return;
      const text = blockText(block);
      const words = wordsIn(text);
      if (words.length === 0) return;
      const opens = ended && block.kind !== 'list_item' && block.kind !== 'code' && !/^\p{Ll}/u.test(text);
      const last = chunks.at(-1);
      const chunk =
        last !== undefined && last.words.length < (opens ? size : size * UNBROKEN)
          ? last
          : { pageNumber: page.pageNumber, blockIndex, opens, words: [], stems: new Map<string, number>() };
      if (chunk !== last) chunks.push(chunk);
      ended = /[.!?:…。！？؟।]["'”’»)\]]*$/u.test(text) || text.length < 60;
      for (const word of words) {
        chunk.words.push(word);
        const stem = block.kind === 'code' ? undefined : stemOf(word, stopWords);
        if (stem !== undefined) chunk.stems.set(stem, (chunk.stems.get(stem) ?? 0) + 1);
      }
    });
  }
  return chunks;
}

function dropCommon(chunks: readonly Chunk[]): void {
  const shown = new Map<string, number>();
  for (const { stems } of chunks)
    for (const stem of stems.keys()) shown.set(stem, (shown.get(stem) ?? 0) + 1);
  const most = Math.max(4, COMMON_SHARE * chunks.length);
  for (const { stems } of chunks)
    for (const stem of stems.keys()) if ((shown.get(stem) ?? 0) > most) stems.delete(stem);
}

/** By chunk: how much more alike the words are within its neighbourhood than across its start, 0 to 2. */
function depthsOf(chunks: readonly Chunk[]): number[] {
  const words = chunks.reduce((sum, chunk) => sum + chunk.words.length, 0);
  const reach = Math.max(2, Math.round((WINDOW_WORDS * chunks.length) / words));
  const alike = chunks.map((_chunk, at) =>
    at === 0
      ? 1
      : cosine(sumOf(chunks.slice(Math.max(0, at - reach), at)), sumOf(chunks.slice(at, at + reach))),
  );
  return alike.map((here, at) => {
    const left = Math.max(here, ...alike.slice(Math.max(1, at - reach), at));
    const right = Math.max(here, ...alike.slice(at + 1, at + 1 + reach));
    return left - here + (right - here);
  });
}

function sumOf(chunks: readonly Chunk[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { stems } of chunks)
    for (const [stem, count] of stems) sum.set(stem, (sum.get(stem) ?? 0) + count);
  return sum;
}

function cosine(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  for (const [stem, count] of left) {
    product += count * (right.get(stem) ?? 0);
    leftSquares += count * count;
  }
  for (const count of right.values()) rightSquares += count * count;
  return product === 0 ? 0 : product / Math.sqrt(leftSquares * rightSquares);
}

/**
 * The starts of topics with the greatest sum of depths, less what their lengths differ from the aim.
 *
 * Out: ascending, the first is 0.
 */
function chooseStarts(chunks: readonly Chunk[], depths: readonly number[]): number[] {
  const before = [0];
  for (const { words } of chunks) before.push((before.at(-1) ?? 0) + words.length);
  const usual = usualDepth(depths);
  const best: { score: number; start: number }[] = [{ score: 0, start: 0 }];
  for (let end = 1; end <= chunks.length; end += 1) {
    let chosen = { score: Number.NEGATIVE_INFINITY, start: end - 1 };
    // A place that parts a paragraph is taken only where there is no other.
    const gain = end < chunks.length ? (depths[end] ?? 0) - usual - (chunks[end]?.opens === true ? 0 : 2) : 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      const words = (before[end] ?? 0) - (before[start] ?? 0);
      if (words > MOST_TOPIC_SHARE * AIM_WORDS && start < end - 1) break;
      const off = (words - AIM_WORDS) / AIM_WORDS;
      const short = words < LEAST_TOPIC_SHARE * AIM_WORDS ? 1 : 0;
      const score = (best[start]?.score ?? 0) + gain - LENGTH_WEIGHT * off * off - short;
      if (score > chosen.score) chosen = { score, start };
    }
    best.push(chosen);
  }
  const starts: number[] = [];
  for (let end = chunks.length; end > 0; ) {
    end = best[end]?.start ?? 0;
    starts.unshift(end);
  }
  return starts;
}

/** What a place must exceed to be worth a cut: the mean and half a standard deviation. */
function usualDepth(depths: readonly number[]): number {
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length);
  const squares = depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0);
  return mean + Math.sqrt(squares / Math.max(1, depths.length)) / 2;
}
