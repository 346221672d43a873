import type { KeyPoint } from '../course/course.ts';
import { type CitationList, partOf } from './citations.ts';
import type { LessonText, PlacedSentence } from './lesson-text.ts';
import { type PointContext, type PointFitness, pointContextOf, pointFitness } from './point-fitness.ts';
import { centralityOf } from './salience.ts';
import { standsAlone } from './sentences.ts';
import { contentStems, jaccard } from './words.ts';

const LEAST_POINTS = 3;
const MOST_POINTS = 6;
/** So few sentences that are wholly clear are filled up with others. */
const LEAST_FIT = 2;
/** One more point for each of so many sentences that could be one. */
const SENTENCES_PER_POINT = 10;
/** Two points that share more of their words say the same. */
const MOST_SHARED = 0.45;
/** Only so many sentences of a lesson are compared; more would be a lesson of more than 15 minutes. */
const MOST_SENTENCES = 400;

const LEAST_WORDS = 7;
/** "Pad with 0's if the document is shorter.": a short point of a list is read under what it is a list of. */
const LEAST_WORDS_OF_ITEM = 9;
const MOST_WORDS = 38;

/** A sentence that can be read alone. */
export interface RankedSentence extends PlacedSentence {
  /** Its number among the lesson's sentences. */
  order: number;
  /** About 0 to 2; how much it carries of the lesson. */
  score: number;
}

/** The sentences of a lesson that can be read alone, those first that carry most of it. */
export function rankSentences(text: LessonText): RankedSentence[] {
  const placed = text.placed.slice(0, MOST_SENTENCES);
  const centrality = centralityOf(placed);
  const titleStems = new Set(contentStems(text.title, text.language));
  const context = pointContextOf(text);
  const all = placed.flatMap((item, order) => {
    const fitness = fitnessOf(item, context);
    if (fitness === 'unfit') return [];
    const score = (centrality[order] ?? 0) + bonusOf(item, titleStems, text);
    return [{ fitness, ranked: { ...item, order, score } }];
  });
  const fit = all.filter(({ fitness }) => fitness === 'fit');
  return (fit.length >= LEAST_FIT ? fit : all)
    .map(({ ranked }) => ranked)
    .sort((left, right) => right.score - left.score || left.order - right.order);
}

/**
 * Chooses the sentences that say most of the lesson, verbatim and in the lesson's order, without repeats. What the
 * summary has said already is said again only in a lesson that has little else.
 */
export function keyPointsOf(
  all: readonly RankedSentence[],
  inSummary: ReadonlySet<RankedSentence>,
  citations: CitationList,
): KeyPoint[] {
  const fresh = all.filter((item) => !inSummary.has(item));
  const ranked = fresh.length >= LEAST_POINTS ? fresh : all;
  const count = Math.min(MOST_POINTS, LEAST_POINTS + Math.floor(ranked.length / SENTENCES_PER_POINT));
  const chosen: RankedSentence[] = [];
  for (const item of ranked) {
    if (chosen.length >= count) break;
    if (!chosen.some((other) => sharedWords(other, item) > MOST_SHARED)) chosen.push(item);
  }
  return chosen
    .sort((left, right) => left.order - right.order)
    .flatMap(({ passage, sentence }) => {
      const id = citations.sentence(passage, sentence);
      return id === undefined ? [] : [{ text: sentence.text, citations: [id] }];
    });
}

/** The share of their different words that two sentences have in common, 0 to 1; asked of few of them. */
export const sharedWords = (one: PlacedSentence, other: PlacedSentence): number =>
  jaccard(new Set(one.stems), new Set(other.stems));

function fitnessOf(placed: PlacedSentence, context: PointContext): PointFitness {
  const { passage, sentence } = placed;
  const isWhole = partOf(passage, sentence) !== undefined;
  const least = passage.kind === 'list_item' ? LEAST_WORDS_OF_ITEM : LEAST_WORDS;
  // "Random key  A new key is made": the name that a paragraph explains is no part of its sentence.
  const isTerm = passage.termEnd !== undefined && sentence.start < passage.termEnd;
  return isWhole && !isTerm && standsAlone(sentence.text, context.language, { least, most: MOST_WORDS })
    ? pointFitness(placed, context)
    : 'unfit';
}

/** What speaks for a sentence beside its words: its place, its wording, the lesson's title in it. */
function bonusOf(
  { passage, sentence, index, stems }: PlacedSentence,
  titleStems: ReadonlySet<string>,
  { language }: LessonText,
): number {
  let bonus = 0;
  if (index === 0 && passage.kind === 'paragraph') bonus += 0.2;
  if (passage.kind === 'list_item') bonus -= 0.1;
  if (language.cue.test(sentence.text)) bonus += 0.2;
  if (stems.some((stem) => titleStems.has(stem))) bonus += 0.15;
  // What to do next is in the text; a point says how things are.
  if (language.instruction?.test(sentence.text) === true) bonus -= 0.2;
  if (language.anaphora.test(sentence.text)) bonus -= 0.3;
  if (sentence.text.length > 220 || sentence.text.length < 50) bonus -= 0.15;
  return bonus;
}
