import type { Citation, KeyTerm } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { isCutList } from './cut-list.ts';
import type { Definition } from './definitions.ts';
import { choose, nearby, termDistractors } from './distractors.ts';
import { madeOf } from './evidence.ts';
import { genusOf } from './genus.ts';
import type { IsAsked } from './kept-questions.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { isMadeUp } from './made-up.ts';
import { namesCommand } from './names-command.ts';
import { definitionOf, type IndexedTerm } from './pool-index.ts';
import { PLURAL_SUBJECT } from './predicates.ts';
import type { Random } from './random.ts';
import { rootsOf, sharesRoot } from './roots.ts';
import { statementRulesOf } from './statement-rules.ts';
import { SINGLE_LETTER } from './statements.ts';
import { isPhrase, kindNounOf, kindOf, type TermKind } from './term-kind.ts';
import { contentStems, wordsOf } from './words.ts';

const MOST_OPTION_WORDS = 25;
const LEAST_HEAD_WORDS = 6;
/** What a meaning says before it goes on to something else, as "; however ...". */
const HEAD = /^(.{20,}?)(?:; |: | \((?:see|cf)|, but |, although |, however|, and )/;
const ASIDE = /^(.{20,}?)(?: \(|, (?:which|and|so|where|since|e\.g\.|i\.e\.|such as|usually|often) )/;
const LEAST_MEANING_WORDS = 4;
const LEAST_STEM_WORDS = 5;

/** Questions about the terms that the lesson defines, in its order. */
export function* termQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked = () => false,
): Generator<Question> {
  for (const keyTerm of source.lesson.draft.key_terms) {
    const asked = askedOf(keyTerm, source);
    if (asked === undefined) continue;
    const ways = random() < 0.5 ? [askMeaning, askTerm] : [askTerm, askMeaning];
    for (const ask of ways) {
      const question = isAsked(asked.citation) ? undefined : ask(asked, source, phrases, random);
      if (question !== undefined) yield question;
    }
  }
}

/** A term that can be asked for; undefined for one whose meaning does not tell it. */
function askedOf(keyTerm: KeyTerm, source: QuizSource): Asked | undefined {
  const { term } = keyTerm;
  const definition = definitionOf(term, keyTerm.definition, source.language);
  const citation = source.citations.get(keyTerm.citations[0] ?? '');
  if (definition === undefined || citation === undefined || isMadeUp(term)) return undefined;
  if (!isTelling(definition.meaning, source) || PLURAL_SUBJECT.test(definition.meaning)) return undefined;
  if (kindOf(term) === 'flag' && !namesCommand(definition.meaning, source)) return undefined;
  return { term, definition, citation };
}

/** ", and R_SetParams sets": what is said of another name is no part of a meaning. */
const SECOND_NAME = /, (?:and|but|while) \S*[\p{Lu}_.]\S* \p{Ll}+s /u;

/** Whether a meaning tells its term from others: no praise, no comparison with what stood before. */
function isTelling(meaning: string, { language }: QuizSource): boolean {
  const { unfit, weak, comparative } = statementRulesOf(language.tag);
  if (SECOND_NAME.test(meaning) || unfit.test(meaning) || comparative?.test(meaning) === true) return false;
  return (meaning.match(weak)?.length ?? 0) < 2 && !SINGLE_LETTER.test(meaning);
}

interface Asked {
  term: string;
  definition: Definition;
  citation: Citation;
}

/** "Which of these is a ...?" with terms to choose from. */
function askTerm(
  { term, definition, citation }: Asked,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const { language } = source;
  const meaning = phraseOf(definition, language);
  const stem = new Set(contentStems(meaning, language));
  const known = source.index.all.find((other) => other.term === term);
  const sort = known?.sort;
  const kind = known?.kind ?? kindOf(term);
  const key = { text: term, kind, isSubject: true, ...(sort === undefined ? {} : { sort }) };
  const distractors = termDistractors(key, stem, citation.quote, source, random);
  if (distractors === undefined) return undefined;
  const noun = sort ?? kindNounOf(key.kind);
  const which = statementRulesOf(language.tag).which;
  const templates =
    definition.form === 'verb' && which !== undefined && noun !== undefined && which.kinds.has(noun)
      ? [fillIn(which.ofKind, { kind: noun })]
      : templatesOf(definition, meaning, phrases, language);
  const template = templates[Math.floor(random() * templates.length)] ?? '';
  return choiceQuestion(fillIn(template, { '': meaning }), term, distractors, citation, source, phrases);
}

function templatesOf(
  { form, isPlural }: Definition,
  meaning: string,
  phrases: Phrases,
  language: Language,
): readonly string[] {
  if (form === 'verb') return phrases.termOfVerb;
  const all = isPlural ? phrases.termOfPlural : phrases.termOfNoun;
  return language.openingArticle.test(meaning) && all.length > 1 ? all.slice(1) : all.slice(0, 1);
}

/** "What is a ...?" with meanings to choose from. */
function askMeaning(
  { term, definition, citation }: Asked,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const { language, index, lesson } = source;
  const key = optionOf(definition, language);
  if (key === undefined) return undefined;
  const stem = new Set(contentStems(term, language));
  // "dh-make" and "contains dh_make": the name alone would tell.
  if (sharesRoot(rootsOf(key, language), rootsOf(term, language))) return undefined;
  const shape = shapeOf(key, language);
  const kind = kindOf(term);
  const genus = genusOf(term, definition.meaning, language.tag);
  const candidates = nearby(index.defined, lesson.key, random).flatMap((other) => {
    if (!areAlike(kind, other) || isMadeUp(other.term)) return [];
    if (genusOf(other.term, other.definition?.meaning, language.tag) !== genus) return [];
    const text = other.term === term ? undefined : meaningLike(other, definition, language);
    return text === undefined || shapeOf(text, language) !== shape
      ? []
      : [{ text, lesson: other.lesson, module: other.module }];
  });
  const own = new Set(contentStems(definition.meaning, language));
  const isApart = ({ text }: { text: string }): boolean => {
    const words = new Set(contentStems(text, language));
    for (const word of stem) if (words.has(word)) return false;
    let shared = 0;
    for (const word of words) if (own.has(word)) shared += 1;
    return shared <= words.size * 0.4;
  };
  const distractors = choose(key, candidates, lesson.key, isApart, random);
  if (distractors === undefined) return undefined;
  const named = withArticle(term, definition);
  const templates =
    definition.form === 'verb'
      ? phrases.meaningOfVerb
      : definition.isPlural
        ? phrases.meaningOfPlural
        : phrases.meaningOfNoun;
  const stems = templates.map((template) => fillIn(template, { '': named, term }));
  const text = stems.find((candidate) => wordsOf(candidate).length >= LEAST_STEM_WORDS) ?? stems.at(-1) ?? '';
  return choiceQuestion(text, key, distractors, citation, source, phrases);
}

/** A file stands beside files, an acronym beside acronyms, a word beside words; what is called, beside each other. */
const areAlike = (kind: TermKind, other: IndexedTerm): boolean =>
  isPhrase(kind) ? isPhrase(other.kind) : other.kind === kind || (CALLED.has(kind) && CALLED.has(other.kind));
const CALLED: ReadonlySet<TermKind> = new Set(['function', 'call', 'code']);

const withArticle = (term: string, { lead }: Definition): string => (lead === '' ? term : `${lead} ${term}`);

/** What an option opens with: options of one question open alike. */
const shapeOf = (text: string, language: Language): string =>
  language.openingArticle.test(text) ? 'article' : /^\p{Lu}/u.test(text) ? 'upper' : 'lower';

function meaningLike(other: IndexedTerm, definition: Definition, language: Language): string | undefined {
  if (other.definition?.form !== definition.form || other.definition.isPlural !== definition.isPlural)
    return undefined;
  return optionOf(other.definition, language);
}

/** A meaning short enough for an option: whole, or up to its first aside. */
function optionOf(definition: Definition, language: Language): string | undefined {
  const whole = phraseOf(definition, language);
  const fits = (text: string): boolean => {
    const count = wordsOf(text).length;
    return count >= LEAST_MEANING_WORDS && count <= MOST_OPTION_WORDS;
  };
  if (fits(whole)) return whole;
  const head = ASIDE.exec(whole)?.[1];
  return head !== undefined && fits(head) && !isCutList(head, whole) ? head : undefined;
}

/** A meaning inside a sentence: its article in lower case, no full stop. */
function phraseOf({ meaning }: Definition, language: Language): string {
  const whole = meaning.replace(/[.;:,\s]+$/, '');
  const head = HEAD.exec(whole)?.[1];
  const isWhole = head !== undefined && !/“[^”]*$|\([^)]*$/u.test(head) && !isCutList(head, whole);
  const text = isWhole && wordsOf(head).length >= LEAST_HEAD_WORDS ? head : whole;
  return language.openingArticle.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function choiceQuestion(
  stem: string,
  key: string,
  distractors: readonly string[],
  citation: Citation,
  source: QuizSource,
  phrases: Phrases,
): Question {
  return {
    kind: 'choice',
    question_text: stem.charAt(0).toUpperCase() + stem.slice(1),
    options: [key, ...distractors],
    correct: 0,
    difficulty: 'easy',
    ...madeOf([citation], source, phrases),
  };
}
