import { countOf } from '../course/matches.ts';
import { closenessTo } from './closeness.ts';
import { withFairLength } from './fair-length.ts';
import type { QuizSource } from './lesson-source.ts';
import type { IndexedTerm } from './pool-index.ts';
import type { Random } from './random.ts';
import type { TermKind } from './term-kind.ts';
import { moduleOf } from './term-pool.ts';
import { wordsOf } from './words.ts';

/** Wrong options of a question with four; three where the source has no third good one. */
const WANTED = 3;
const LEAST = 2;
/** So many that fit leave a choice of lengths. */
const ENOUGH = 2 * WANTED;
/** Names that share more of their words are one name in two forms. */
const MOST_SHARED_WORDS = 0.7;
/** As the checks have it: the key beside the longest wrong option, and the longest option beside the shortest. */
const MOST_KEY_LENGTH = 1.5;
const MOST_SPREAD = 3;
/** Only so many candidates are looked at, so that a large pool costs no more than a small one. */
const MOST_LOOKED_AT = 60;

const SHARES_TOLD = 0.8;
const partsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [];

interface Candidate {
  text: string;
  lesson: string;
  module: string;
  /** What speaks for it beside its place and length. */
  bonus?: number;
}

/** Kinds that may stand beside each other when a kind has too few of its own. */
const NEIGHBOURS: Partial<Record<TermKind, readonly TermKind[]>> = {
  function: ['call'],
  call: ['function'],
  acronym: ['name'],
  name: ['acronym'],
};

/** What a wrong option must be like. `sort` is the noun beside the key, as "function", where the text has one. */
export interface DistractorKey {
  text: string;
  kind: TermKind;
  sort?: string;
  /** A whole sentence says what it is or does, so that names of one place may stand beside it. */
  isSubject?: boolean;
}

/** Terms of the same kind as the key, of which the source does not say what the stem says. */
export function termDistractors(
  key: DistractorKey,
  stem: ReadonlySet<string>,
  context: string,
  source: QuizSource,
  random: Random,
): string[] | undefined {
  const ofKind = (kind: TermKind): IndexedTerm[] =>
    nearby(source.index.byKind.get(kind) ?? [], source.lesson.key, random);
  const own = ofKind(key.kind);
  const near = (NEIGHBOURS[key.kind] ?? []).flatMap(ofKind);
  const lowered = context.toLowerCase();
  const fits = ({ text }: Candidate): boolean =>
    !lowered.includes(text.toLowerCase()) && !source.isTrueOf(text, stem);
  const closeness = closenessTo(key, source);
  // What the stem repeats of the key must stand in a wrong option too: "debian" of "debian/rules".
  const told = partsOf(key.text).filter((part) => stem.has(part));
  const sharing = (text: string): number =>
    told.length > 0 && told.every((part) => partsOf(text).includes(part)) ? SHARES_TOLD : 0;
  const toCandidates = (terms: readonly IndexedTerm[]): Candidate[] =>
    terms.flatMap((term) => {
      const { term: text, lesson, module } = term;
      const bonus = closeness(term);
      return bonus === undefined ? [] : [{ text, lesson, module, bonus: bonus + sharing(text) }];
    });
  const candidates = toCandidates(own);
  const chosen = choose(key.text, candidates, source.lesson.key, fits, random);
  if (chosen !== undefined || near.length === 0) return chosen;
  return choose(key.text, [...candidates, ...toCandidates(near)], source.lesson.key, fits, random);
}

const modules = new WeakMap<readonly IndexedTerm[], ReadonlyMap<string, readonly IndexedTerm[]>>();

/** The same terms are looked through for each question. */
function byModule(terms: readonly IndexedTerm[]): ReadonlyMap<string, readonly IndexedTerm[]> {
  const known = modules.get(terms) ?? Map.groupBy(terms, (term) => term.module);
  modules.set(terms, known);
  return known;
}

/** The terms of the lesson's module, and a sample of the others: what a large course offers is not all looked at. */
export function nearby(terms: readonly IndexedTerm[], lesson: string, random: Random): IndexedTerm[] {
  const module = moduleOf(lesson);
  const own = byModule(terms).get(module) ?? [];
  const step = Math.max(1, Math.floor(terms.length / MOST_LOOKED_AT));
  const others: IndexedTerm[] = [];
  for (let index = Math.floor(random() * step); index < terms.length; index += step) {
    const term = terms[index];
    if (term !== undefined && term.module !== module) others.push(term);
  }
  return [...own, ...others];
}

/**
 * Chooses two or three wrong options: near in the course, near in length, none a variant of another.
 *
 * Out: undefined when there are not two.
 */
export function choose(
  key: string,
  candidates: readonly Candidate[],
  lesson: string,
  fits: (candidate: Candidate) => boolean,
  random: Random,
): string[] | undefined {
  const module = moduleOf(lesson);
  const spaces = countOf(key, ' ');
  const ranked = candidates
    .map((candidate) => {
      const nearness = candidate.lesson === lesson ? 1 : candidate.module === module ? 0.9 : 0;
      const { length } = candidate.text;
      const shape = Math.min(length, key.length) / Math.max(length, key.length);
      const build = countOf(candidate.text, ' ') === spaces ? 0.3 : 0;
      return { candidate, score: nearness + shape + build + (candidate.bonus ?? 0) + random() * 0.4 };
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, MOST_LOOKED_AT);
  const fitting: string[] = [];
  const forms = new Map<string, Form>();
  const formOf = (text: string): Form => {
    const form = forms.get(text) ?? readForm(text);
    forms.set(text, form);
    return form;
  };
  // The key may not stand out by its length, so one at least must be nearly as long.
  const isLong = ({ length }: string): boolean => key.length <= length * MOST_KEY_LENGTH;
  for (const { candidate } of ranked) {
    const { text } = candidate;
    if (fitting.length >= ENOUGH && fitting.some(isLong)) break;
    if (fitting.length >= ENOUGH && !isLong(text)) continue;
    const form = formOf(text);
    if ([key, ...fitting].some((other) => isVariant(form, formOf(other))) || !fits(candidate)) continue;
    if (spreadOf([key, ...fitting, text]) <= MOST_SPREAD) fitting.push(text);
  }
  if (!fitting.some(isLong)) return undefined;
  const chosen = withFairLength(key, fitting, WANTED, random);
  const long = chosen.some(isLong) ? undefined : fitting.find(isLong);
  if (long !== undefined) chosen.splice(-1, 1, long);
  return chosen.length < LEAST ? undefined : chosen;
}

const spreadOf = (texts: readonly string[]): number => {
  const lengths = texts.map(({ length }) => length);
  return Math.max(...lengths) / Math.max(1, Math.min(...lengths));
};

/** An option as it is set beside others. */
interface Form {
  /** With a space at both ends. */
  text: string;
  words: readonly string[];
  /** Without plural endings. */
  singular: string;
}

function readForm(option: string): Form {
  const words = wordsOf(option);
  const text = words.join(' ');
  return { text: ` ${text} `, words, singular: text.replace(/e?s\b/g, '') };
}

/** Whether one option repeats or contains the other, or differs by an ending only. */
function isVariant(one: Form, two: Form): boolean {
  if (one.words.length === 0 || two.words.length === 0) return true;
  if (one.text.includes(two.text) || two.text.includes(one.text)) return true;
  if (one.singular === two.singular || areForms(one.words, two.words)) return true;
  const words = new Set(one.words);
  const shared = two.words.filter((word) => words.has(word)).length;
  return shared / Math.min(words.size, two.words.length) > MOST_SHARED_WORDS;
}

/** "pacchetto sorgente" and "pacchetti sorgente": the same words, some with another ending. */
function areForms(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => isForm(word, right[index] ?? ''));
}

const LEAST_STEM = 4;
const MOST_ENDING = 2;

function isForm(one: string, two: string): boolean {
  if (one === two) return true;
  const length = Math.max(one.length, two.length) - MOST_ENDING;
  return length >= LEAST_STEM && /^\p{L}+$/u.test(one + two) && one.slice(0, length) === two.slice(0, length);
}
