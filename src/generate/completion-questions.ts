import { BLANK } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { type Completion, completionsOf } from './completions.ts';
import { choose } from './distractors.ts';
import { madeOf } from './evidence.ts';
import type { IsAsked } from './kept-questions.ts';
import type { Language, Phrases } from './language.ts';
import { goesOn, leansOnOthers } from './leans.ts';
import type { QuizSource } from './lesson-source.ts';
import { areOfSort, isPointed } from './pointed-completions.ts';
import type { IndexedCompletion } from './pool-index.ts';
import type { Random } from './random.ts';
import { sharesRoot } from './roots.ts';
import { type Statement, statementsOf } from './statements.ts';
import { areNeighbours, moduleOf } from './term-pool.ts';
import { contentStems, wordCount } from './words.ts';

/** Below this, a statement is not worth asking: what stands at the cut tells something where no other word does. */
const LEAST_WORTH = -0.85;
/** What will or must be done is worth less: such statements must say why they matter. */
const LEAST_OF_WEAK = -0.45;
const WEAK = /^(?:verb_modal$|clause)/;
/** What something is tells it from all else, also where the whole lesson is about it. */
const MEANING = /^phrase_(?:is|are)$/;
/** A lesson that would have fewer questions of this kind takes weaker ones. */
const FEW = 2;
const LEAST_OF_FEW = -1.25;
/** What follows from a condition is worth asking even where it speaks to the reader. */
const LEAST_OF_CONSEQUENCE = -1.25;
/** A rest that was said of something that shares more of its words may be true here as well. */
const MOST_SHARED_SUBJECT = 0.5;
/** Rests that share more of their words may both be right. */
const MOST_SHARED_REST = 0.4;
/** A rest of more than so many times the words, or so many times fewer, stands out. */
const MOST_TIMES = 1.8;

/** Questions that leave out what a statement says of its subject; wrong options are said of other things. */
export function* completionQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked,
): Generator<Question> {
  const { language } = source;
  let made = 0;
  for (const statement of statementsOf(source)) {
    if (statement.worth < LEAST_OF_CONSEQUENCE) return;
    // The lesson has a question of it, which is as good as another.
    let isMade = isAsked(statement.citation);
    const completions = isMade ? [] : completionsOf(statement.text, language);
    for (const completion of completions) {
      // Where the first cut makes a question that its checks refuse, another may make a sound one.
      if (isAsked(statement.citation)) break;
      if (statement.worth < leastOf(completion.kind, made)) continue;
      // What must not be so may not be so for many reasons.
      if (completion.kind !== 'main' && language.negative.test(completion.opening)) continue;
      if (!isPointed(completion, source) || leans(completion, source)) continue;
      const question = questionOf(statement, completion, source, phrases, random);
      if (question === undefined) continue;
      yield question;
      isMade = true;
    }
    if (isMade) made += 1;
  }
}

/** What something is may be asked of a thing that was said before. */
const leans = ({ kind, opening }: Completion, source: QuizSource): boolean =>
  MEANING.test(kind) ? goesOn(opening, source.language) : leansOnOthers(opening, source);

/** The worth that a statement must have to be cut so, where so many questions were made of others. */
function leastOf(kind: string, made: number): number {
  if (kind === 'main') return LEAST_OF_CONSEQUENCE;
  if (MEANING.test(kind)) return LEAST_OF_FEW;
  if (made < FEW) return WEAK.test(kind) ? LEAST_WORTH : LEAST_OF_FEW;
  return WEAK.test(kind) ? LEAST_OF_WEAK : LEAST_WORTH;
}

function questionOf(
  { citation, text }: Statement,
  completion: Completion,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const { language } = source;
  const { opening, rest } = completion;
  const about = new Set(contentStems(opening, language));
  const own = new Set(contentStems(rest, language));
  const words = wordCount(rest);
  // What the stem repeats tells the key, unless it stands everywhere and in a wrong option too.
  const repeated = [...own].filter((stem) => sharesRoot(about, [stem]));
  if (!repeated.every(source.isEverywhere)) return undefined;
  for (const stem of repeated) about.delete(stem);
  const isTelling = (stem: string): boolean => !source.isEverywhere(stem);
  const topic = { about: new Set([...about].filter(isTelling)), own: new Set([...own].filter(isTelling)) };
  // What the whole lesson is about does many things: which of them is asked for must be told.
  if (topic.about.size === 0 && !MEANING.test(completion.kind)) return undefined;
  if (isSaidAgain(completion, about, source)) return undefined;
  const distractors = wrongRests(completion, { words, about, own, repeated, topic }, source, random);
  if (distractors === undefined) return undefined;
  const wrongStems = distractors.flatMap((text) => contentStems(text, language));
  if (repeated.length > 0 && !sharesRoot(wrongStems, repeated)) return undefined;
  const end = /[.。।]$/u.exec(text)?.[0] ?? '.';
  return {
    kind: 'choice',
    question_text: `${opening}${/['’]$/.test(opening) ? '' : ' '}${BLANK}${end}`,
    options: [rest, ...distractors],
    correct: 0,
    difficulty: 'medium',
    ...madeOf([citation], source, phrases),
  };
}

/** Whether the course says something else of the same subject at such a cut: then the blank has two right answers. */
function isSaidAgain({ kind, rest }: Completion, about: ReadonlySet<string>, { index }: QuizSource): boolean {
  return (index.completions.get(kind) ?? []).some(
    (other) =>
      other.rest !== rest &&
      other.about.length === about.size &&
      other.about.every((stem) => about.has(stem)),
  );
}

/** What is left out, and what it is said of. */
interface Said {
  words: number;
  about: ReadonlySet<string>;
  own: ReadonlySet<string>;
  /** Stems of what is left out that its sentence says elsewhere too. */
  repeated: readonly string[];
  /** The stems of both that do not stand everywhere in the text. */
  topic: { about: ReadonlySet<string>; own: ReadonlySet<string> };
}

/** What things are and are for is much alike in a whole module; other rests tempt only beside their own lesson. */
const OF_THE_MODULE = /^(?:phrase|phrase_(?:is|are|of|place)|verb|purpose|main|clause_.*)$/;
/** "Must" and "should" are like them, and what has an article; "can" of other languages is true of too much. */
const OF_THE_MODULE_IN_ENGLISH = /^(?:phrase(?:_by)? article|verb_modal .+)$/;

/** What is said of other things: at such a cut, else at one like it; in a short text with any other noun phrase. */
function wrongRests(
  { kind, form, cue, rest }: Completion,
  said: Said,
  { index, lesson, language }: QuizSource,
  random: Random,
): string[] | undefined {
  const isWide =
    OF_THE_MODULE.test(kind) || (language.tag === 'en' && OF_THE_MODULE_IN_ENGLISH.test(`${kind} ${form}`));
  for (const { kinds, isLoose } of kindsBeside(kind, language.tag, index)) {
    const others = kinds.flatMap((one) => index.completions.get(one) ?? []);
    const fits = (other: IndexedCompletion): boolean =>
      other.rest !== rest &&
      (other.form === form || (isLoose && isBareOrNot(form) && isBareOrNot(other.form))) &&
      (!isOfVerb(kind, language) || areOfSort(cue, other.cue, language.tag)) &&
      isApart(other, said, isLoose ? MOST_TIMES_IN_SHORT : MOST_TIMES) &&
      isAlike(other.rest, rest, language);
    const candidates = others.filter(fits).map((other) => {
      const related = relatedness(other, said.topic);
      // What comes to mind here was said nearby, or of something related.
      const isNear =
        related > 0 ||
        (isWide ? moduleOf(other.lesson) === moduleOf(lesson.key) : areNeighbours(other.lesson, lesson.key));
      return {
        text: other.rest,
        lesson: other.lesson,
        module: moduleOf(other.lesson),
        isNear,
        bonus:
          (other.cue === cue ? 0.8 : 0) +
          (other.form === form ? 0.5 : 0) +
          (isNear ? 0.5 : 0) +
          (sharesRoot(other.stems, said.repeated) ? 0.6 : 0) +
          related,
      };
    });
    const wrong = choose(rest, candidates, lesson.key, () => true, random);
    if (wrong === undefined) continue;
    // One at least must tempt who has read; the nearest were preferred. Something may be at any place of the course.
    if (
      isLoose ||
      kind === 'phrase_place' ||
      candidates.some(({ text, isNear }) => isNear && wrong.includes(text))
    )
      return wrong;
  }
  return undefined;
}

/** Kinds whose rests are as different as the verbs before them. */
const isOfVerb = (kind: string, { tag }: Language): boolean =>
  kind === 'phrase' || kind === 'phrase_of' || (kind === 'phrase_place' && tag === 'en');

/** Capitals, and words that admit of none or any exception, would tell options apart. */
const isAlike = (one: string, key: string, { absolute, vague }: Language): boolean =>
  CAPITAL.test(one) === CAPITAL.test(key) && (!absolute.test(one) || absolute.test(key)) && !vague.test(one);

const CAPITAL = /^\p{Lu}/u;

const isBareOrNot = (form: string): boolean => form === 'article' || form === 'bare';

/** Where nothing is inflected for its place in a sentence, noun phrases fit behind other verbs too. */
const UNINFLECTED: ReadonlySet<string> = new Set(['en', 'fr', 'it', 'pt', 'es']);
const NOUN_PHRASES = ['phrase', 'phrase_place', 'phrase_by', 'phrase_of', 'phrase_for'];
const VERB_PHRASES = ['verb', 'verb_modal'];
const CLAUSES = ['clause_that', 'clause_why', 'clause_if'];
const ALL_NOUN_PHRASES = [...NOUN_PHRASES, 'phrase_time'];
const MOST_TIMES_IN_SHORT = 2.5;

/** Kinds whose rests may stand beside one of this kind: its own, and where that has too few, its neighbours'. */
function kindsBeside(
  kind: string,
  tag: string,
  { isPaper }: QuizSource['index'],
): { kinds: readonly string[]; isLoose: boolean }[] {
  const own = { kinds: [kind], isLoose: false };
  // Places stand beside places alone.
  if (kind === 'phrase_place') return [own];
  const near = [NOUN_PHRASES, VERB_PHRASES, ...(tag === 'en' ? [CLAUSES] : [])].find((kinds) =>
    kinds.includes(kind),
  );
  if (!UNINFLECTED.has(tag)) return [own];
  const isShort = tag === 'en' && isPaper && ALL_NOUN_PHRASES.includes(kind);
  return [
    own,
    ...(near === undefined ? [] : [{ kinds: near, isLoose: false }]),
    ...(isShort ? [{ kinds: ALL_NOUN_PHRASES, isLoose: true }] : []),
  ];
}

/** What is said of something related is the better wrong answer. */
function relatedness({ about, stems }: IndexedCompletion, topic: Said['topic']): number {
  return (
    (about.some((stem) => topic.about.has(stem)) ? 0.4 : 0) +
    (stems.some((stem) => topic.own.has(stem)) ? 0.4 : 0)
  );
}

/** Whether what is said of another thing is no answer here, and none that its length gives away. */
function isApart(
  { about, stems, words }: IndexedCompletion,
  { words: keyWords, about: subject, own }: Said,
  mostTimes: number,
): boolean {
  if (Math.max(words, keyWords) > Math.min(words, keyWords) * mostTimes) return false;
  let shared = 0;
  for (const stem of stems) {
    if (subject.has(stem)) return false;
    if (own.has(stem)) shared += 1;
  }
  if (shared > Math.min(stems.length, own.size) * MOST_SHARED_REST) return false;
  const sharedSubject = about.filter((stem) => subject.has(stem)).length;
  const least = Math.min(about.length, subject.size);
  return sharedSubject < least && sharedSubject <= least * MOST_SHARED_SUBJECT;
}
