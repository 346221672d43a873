import { BLANK, type Question } from '../course/quiz.ts';
import { type Completion, completionsOf } from './completions.ts';
import { choose } from './distractors.ts';
import type { Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import type { IndexedCompletion } from './pool-index.ts';
import type { Random } from './random.ts';
import { statementRulesOf } from './statement-rules.ts';
import { type Statement, statementsOf } from './statements.ts';
import { moduleOf } from './term-pool.ts';
import { evidenceOf } from './term-questions.ts';
import { contentStems, wordCount } from './words.ts';

/** Below this, a statement is not worth asking: what stands at the cut tells something where no other word does. */
const LEAST_WORTH = -0.05;
/** What will or must be done is worth less: such statements must say why they matter. */
const LEAST_OF_WEAK = 0.2;
const WEAK = /^(?:verb_modal$|clause)/;
/** A lesson that would have fewer questions of this kind takes weaker ones. */
const FEW = 2;
const LEAST_OF_FEW = -0.45;
/** What follows from a condition is worth asking even where it speaks to the reader. */
const LEAST_OF_CONSEQUENCE = -0.85;
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
): Generator<Question> {
  const { language } = source;
  const rules = statementRulesOf(language.tag);
  let made = 0;
  for (const statement of statementsOf(source)) {
    if (statement.worth < LEAST_OF_CONSEQUENCE) return;
    for (const completion of completionsOf(statement.text, language, rules)) {
      if (statement.worth < leastOf(completion.kind, made)) continue;
      // What must not be so may not be so for many reasons.
      if (completion.kind !== 'main' && language.negative.test(completion.opening)) continue;
      const question = questionOf(statement, completion, source, phrases, random);
      if (question === undefined) continue;
      made += 1;
      yield question;
      break;
    }
  }
}

/** The worth that a statement must have to be cut so, where so many questions were made of others. */
function leastOf(kind: string, made: number): number {
  if (kind === 'main') return LEAST_OF_CONSEQUENCE;
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
  const { language, lesson } = source;
  const { opening, rest } = completion;
  const about = new Set(contentStems(opening, language));
  const own = new Set(contentStems(rest, language));
  const words = wordCount(rest);
  // What the stem repeats tells the key, unless it stands everywhere.
  for (const stem of own) {
    if (!about.has(stem)) continue;
    if (!source.isEverywhere(stem)) return undefined;
    about.delete(stem);
  }
  // What the whole lesson is about does many things: which of them is asked for must be told.
  if (![...about].some((stem) => !source.isEverywhere(stem)) || isSaidAgain(completion, about, source))
    return undefined;
  const toCandidates = (others: readonly IndexedCompletion[]) =>
    others
      .filter(
        (other) => other.rest !== rest && other.form === completion.form && isApart(other, words, about, own),
      )
      .map((other) => ({
        text: other.rest,
        lesson: other.lesson,
        module: moduleOf(other.lesson),
        bonus: (other.cue === completion.cue ? 0.8 : 0) + nearness(other, about, own),
      }));
  const kinds = kindsBeside(completion.kind, language.tag);
  let distractors: string[] | undefined;
  for (const some of kinds) {
    const others = some.flatMap((kind) => source.index.completions.get(kind) ?? []);
    distractors = choose(rest, toCandidates(others), lesson.key, () => true, random);
    if (distractors !== undefined) break;
  }
  if (distractors === undefined) return undefined;
  const end = /[.。।]$/u.exec(text)?.[0] ?? '.';
  return {
    kind: 'choice',
    question_text: `${opening} ${BLANK}${end}`,
    options: [rest, ...distractors],
    correct: 0,
    explanation: evidenceOf(citation, phrases),
    difficulty: 'medium',
    origin: 'made',
    topic: lesson.title,
    lesson: lesson.key,
    citations: [citation],
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

/** Where nothing is inflected for its place in a sentence, noun phrases fit behind other verbs too. */
const UNINFLECTED: ReadonlySet<string> = new Set(['en', 'fr', 'it', 'pt', 'es']);
const NOUN_PHRASES = ['phrase', 'phrase_place', 'phrase_by', 'phrase_of'];
const VERB_PHRASES = ['verb', 'verb_modal'];

/** Kinds whose rests may stand beside one of this kind: its own, and where that has too few, its neighbours'. */
function kindsBeside(kind: string, tag: string): readonly (readonly string[])[] {
  const near = [NOUN_PHRASES, VERB_PHRASES].find((kinds) => kinds.includes(kind));
  return near === undefined || !UNINFLECTED.has(tag) ? [[kind]] : [[kind], near];
}

/** What is said of something related is the better wrong answer. */
function nearness(
  { about, stems }: IndexedCompletion,
  subject: ReadonlySet<string>,
  own: ReadonlySet<string>,
): number {
  return (
    (about.some((stem) => subject.has(stem)) ? 0.3 : 0) + (stems.some((stem) => own.has(stem)) ? 0.4 : 0)
  );
}

/** Whether what is said of another thing is no answer here, and none that its length gives away. */
function isApart(
  { about, stems, words }: IndexedCompletion,
  keyWords: number,
  subject: ReadonlySet<string>,
  own: ReadonlySet<string>,
): boolean {
  if (Math.max(words, keyWords) > Math.min(words, keyWords) * MOST_TIMES) return false;
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
