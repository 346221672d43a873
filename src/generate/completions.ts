import type { LessonDraft } from '../course/course.ts';
import { matchesOf } from '../course/matches.ts';
import { inOneLine } from '../course/one-line.ts';
import { type CompletionRules, completionRulesOf } from './completion-rules.ts';
import { isFragment } from './fragments.ts';
import { isLabelled } from './labelled-sentence.ts';
import type { Language } from './language.ts';
import { goesOn } from './leans.ts';
import { remembered } from './remembered.ts';
import { isUnspaced, tokensIn } from './segments.ts';
import { standsAlone } from './sentences.ts';
import { type StatementRules, statementRulesOf } from './statement-rules.ts';
import { NOT_PROSE } from './statements.ts';
import { contentStems, lastWordOf, wordCount, wordsOf } from './words.ts';

/** A statement cut right behind a verb or conjunction: what comes before it, and what it says. */
export interface Completion {
  /** What fits behind the cut: a noun phrase, an infinitive, a clause; rests of one kind may stand beside each other. */
  kind: string;
  /** The words at the cut. */
  cue: string;
  /** How the rest opens: with an article, a bare word, or the small word itself. */
  form: string;
  /** Up to and with the cue. */
  opening: string;
  /** Behind the cue, without the full stop. */
  rest: string;
}

/** A completion of the course, with what is needed to set its rest beside others. Plain data. */
export interface PoolCompletion extends Pick<Completion, 'kind' | 'cue' | 'form' | 'rest'> {
  /** Stems of the words before the cut. */
  about: string[];
  lesson: string;
}

const WORDS = { least: 7, most: 36 };
const REST_WORDS = { least: 2, most: 16 };
/** A rest of fewer words of meaning says too little. */
const LEAST_REST_STEMS = 3;
const OPENING_WORDS = { least: 2, most: 22 };
const LEAST_OPENING_STEMS = 2;
/** Kinds of cuts that have no verb in themselves. */
const SMALL = /^(?:verb|ing|purpose|clause_(?:why|if)|phrase_time)$/;
const LEAST_CONDITION_STEMS = 2;
const MOST_COMMAS = 2;
const ASIDE = /\s*(?:\([^()]*\)|（[^（）]*）)/gu;
/** The relative pronouns of Romance languages and Russian, and the comma before those of German. */
const RELATIVE = /(?<!\p{L})(?:qu[ei]|dont|où|donde|cual(?:es)?|che|cui|котор\p{L}+)(?!\p{L})|,/iu;
/** Names, and words with signs in them, say more than other words. */
const TELLING = /\p{Lu}|\p{L}[._/-]\p{L}|\d/u;
/** A course has no more; a book of 1,000 pages has some 1,000. */
const MOST_OF_COURSE = 3000;

/** Cuts a statement wherever its language allows it and enough is left on both sides; the first cuts come first. */
export const completionsOf = remembered((text: string, language: Language): readonly Completion[] => [
  ...cutsOf(text, language),
]);

function* cutsOf(text: string, language: Language): Generator<Completion> {
  const rules = statementRulesOf(language.tag);
  const known = completionRulesOf(language.tag);
  if (known === undefined || isFragment(text, language)) return;
  const consequence = consequenceOf(text, language, known, rules);
  if (consequence !== undefined) yield consequence;
  const boundaries = isUnspaced(text) ? boundariesOf(text) : undefined;
  for (const match of matchesOf(text, known.cue)) {
    if (boundaries?.has(match.index) === false || boundaries?.has(match.index + match[0].length) === false)
      continue;
    if (!isOpening(text.slice(0, match.index), language, known.open)) continue;
    const cue = match[0].trim().toLowerCase();
    const end = match.index + match[0].length;
    const kind = groupOf(match);
    const opening = text.slice(0, end).trimEnd();
    const rest = restFrom(text, end);
    const form = formOf(kind, rest, language);
    if (!fits(kind, form, rest, language)) continue;
    if (SMALL.test(kind) && known.finite?.test(opening) === false) continue;
    if (!isRest(rest, language, known.unfitRest, leastStemsOf(kind, form))) continue;
    if (isWhole(kind, rest, language, rules)) yield { kind, cue, form, opening, rest };
  }
}

/** The name of the group that matched, '' for none. */
function groupOf({ groups = {} }: RegExpExecArray): string {
  for (const name in groups) if (groups[name] !== undefined) return name;
  return '';
}

/** What a statement says from a cut on, without asides and its stop. */
const restFrom = (text: string, start: number): string =>
  text
    .slice(start)
    .replace(/[.。।]$/u, '')
    .replace(ASIDE, '')
    .replace(/[\s.]+$/u, '')
    .trim();

/** "If the component is loaded, ": which one was said before. */
const OF_THE_CONTEXT =
  /^(?:(?:if|when|once|after|before|unless|while|until) the \p{Ll}+ (?:is|are|was|has|have|does|did|can|will|\p{Ll}+s) |(?:si|cuando|mientras|una vez que?) (?:el|la|los|las) \p{Ll}+ (?:se|no|es|está|están|ha|han|son|\p{Ll}+an?) )/iu;

/** "If the disk is full, " and what then happens: a clause of its own that may be said of another condition. */
function consequenceOf(
  text: string,
  language: Language,
  { condition, order, unfitRest }: CompletionRules,
  { unfitStart }: StatementRules,
): Completion | undefined {
  const [opening] = condition.exec(text) ?? [];
  if (opening === undefined || OF_THE_CONTEXT.test(opening)) return undefined;
  const rest = restFrom(text, opening.length);
  const stems = contentStems(opening, language).length;
  if (stems < LEAST_CONDITION_STEMS || wordCount(opening) > OPENING_WORDS.most) return undefined;
  if (/[,，;；]/u.test(rest) || !isRest(rest, language, unfitRest, LEAST_REST_STEMS)) return undefined;
  if (language.pointer.test(rest)) return undefined;
  // "try another one" tells the reader what to do.
  if (order?.test(rest) === true || unfitStart.test(rest.charAt(0).toUpperCase() + rest.slice(1)))
    return undefined;
  return { kind: 'main', cue: 'main', form: 'clause', opening: opening.trimEnd(), rest };
}

/** Where words begin in a text without spaces: "用于" is no cue in "应用于". */
function boundariesOf(text: string): ReadonlySet<number> {
  const boundaries = new Set<number>();
  for (const { 0: part, index } of [...tokensIn(text, /[^\s\p{P}]+/gu), ...text.matchAll(/[\s\p{P}]+/gu)])
    boundaries.add(index).add(index + part.length);
  return boundaries;
}

/** "to pre-loaded some packages": a slip of the author's. */
const isPast = (rest: string, { tag }: Language): boolean =>
  tag === 'en' && /^(?!(?:need|feed|embed|proceed|speed|exceed|seed|succeed) )[\p{Ll}-]+ed /u.test(rest);
/** As Russian nouns and adjectives end behind "to be". */
const INSTRUMENTAL = /^(?:\p{Ll}+о )?\P{Z}+(?:[ыи]м|[ое]й|[оеё]м|ь?ю|[ая]ми)(?:ся)?(?!\p{L})/u;

/** Whether a rest is what its cue asks for. */
function fits(kind: string, form: string, rest: string, language: Language): boolean {
  if (language.tag === 'ru' && kind === 'phrase_is' && !INSTRUMENTAL.test(rest)) return false;
  if (kind.startsWith('phrase'))
    return form === 'article' || (form === 'bare' && !language.adverb.test(rest));
  if (kind === 'purpose') return true;
  if (kind.startsWith('clause')) return form === 'clause' && language.finite?.test(rest) !== false;
  if (kind === 'ing') return form === 'ing';
  return form === 'be' || (form === 'bare' && /^\P{Lu}/u.test(rest) && !isPast(rest, language));
}

/** Whether a rest is one phrase and no clause where none belongs, with a noun that means something by itself. */
function isWhole(
  kind: string,
  rest: string,
  language: Language,
  { clause, relative, comparative }: StatementRules,
): boolean {
  if (kind.startsWith('clause') || kind === 'purpose') return true;
  const at = (clause ?? language.finite)?.exec(rest)?.index;
  if (at !== undefined && (relative ?? RELATIVE).test(rest.slice(0, at)) === false) return false;
  if (!kind.startsWith('phrase')) return true;
  if (/^phrase_(?:is|are)$/.test(kind) && comparative?.test(rest) === true) return false;
  const words = wordsOf(rest.replace(language.article, ''));
  const end = words.findIndex((word) => language.stopWords.has(word));
  const head = words.at(end < 0 ? -1 : end - 1) ?? '';
  return !language.genericTerms.has(head) && !/^\p{Ll}+ed /u.test(rest);
}

function isOpening(before: string, language: Language, open: RegExp): boolean {
  const count = wordCount(before);
  if (count < OPENING_WORDS.least || count > OPENING_WORDS.most || open.test(before)) return false;
  return contentStems(before, language).length >= LEAST_OPENING_STEMS;
}

/** "the the use": a slip of the author's, which an option would show to everyone. */
const SAID_TWICE = /(?<!\p{L})(\p{L}{2,}) \1(?!\p{L})/iu;

/** "shutdown -h now" is a command, which its signs tell from what else may stand there. */
const OPTION = /(?:^| )--?\p{L}/u;

/** Whether a rest is a whole phrase that says something by itself. */
function isRest(rest: string, language: Language, unfit: RegExp, leastStems: number): boolean {
  const count = wordCount(rest);
  if (count < REST_WORDS.least || count > REST_WORDS.most || unfit.test(rest)) return false;
  if (SAID_TWICE.test(rest) || OPTION.test(rest)) return false;
  if (language.anaphora.test(rest) || goesOn(rest, language)) return false;
  if (rest.split(/[,、，]/u).length - 1 > MOST_COMMAS || /[;:?!()（）；：“”"¹²³⁰⁴-⁹]|[.。] /u.test(rest))
    return false;
  const last = lastWordOf(rest);
  if (language.stopWords.has(last)) return false;
  return contentStems(rest, language).length >= (TELLING.test(rest) ? 2 : leastStems);
}

/** Where or by what something is done is told in fewer words. */
const leastStemsOf = (kind: string, form: string): number =>
  form === 'article' && /^phrase_(?:place|by|time)$/.test(kind) ? 2 : LEAST_REST_STEMS;

/** Rests of one form open alike: by it none can be told from the others. */
function formOf(kind: string, rest: string, language: Language): string {
  const first = /^[\p{L}\p{M}'’-]+/u.exec(rest)?.[0].toLowerCase() ?? '';
  const isGerund = language.tag === 'en' && /^\p{Ll}{2,}ing$/u.test(first);
  if (kind.startsWith('clause')) return isGerund ? 'ing' : 'clause';
  // "un" and "una" tell the gender of what the sentence is about; English has none.
  if (language.openingArticle.test(rest))
    return language.tag === 'en' || !kind.endsWith('_is') ? 'article' : first;
  if (language.stopWords.has(first)) return first;
  return isGerund ? 'ing' : 'bare';
}

/**
 * What a lesson's quotes say of their subjects, each rest once. A sentence that cannot be asked for, as "If you ...,",
 * still says something that may stand beside a key.
 */
export function completionsIn(
  lesson: string,
  citations: readonly Pick<LessonDraft['citations'][number], 'quote'>[],
  language: Language,
): PoolCompletion[] {
  const found = new Map<string, PoolCompletion>();
  for (const { quote } of citations) {
    const text = inOneLine(quote);
    if (!standsAlone(text, language, WORDS) || NOT_PROSE.test(text) || isLabelled(text, language)) continue;
    for (const { kind, cue, form, opening, rest } of completionsOf(text, language)) {
      if (found.has(rest)) continue;
      const about = [...new Set(contentStems(opening, language))];
      found.set(rest, { kind, cue, form, rest, about, lesson });
    }
  }
  return [...found.values()];
}

/** As many as a course may have, evenly from all of its lessons. */
export function someOf(all: readonly PoolCompletion[]): PoolCompletion[] {
  const step = Math.max(1, all.length / MOST_OF_COURSE);
  return Array.from({ length: Math.floor(all.length / step) }, (_, at) => all[Math.floor(at * step)]).filter(
    (completion) => completion !== undefined,
  );
}
