import type { Citation } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import { BLANK } from '../course/question-key.ts';
import type { Difficulty, Question } from '../course/quiz.ts';
import { type Blank, blanksIn } from './blanks.ts';
import { termDistractors } from './distractors.ts';
import { madeOf } from './evidence.ts';
import { isFragment } from './fragments.ts';
import type { IsAsked } from './kept-questions.ts';
import type { Language, Phrases } from './language.ts';
import { leansOnOthers } from './leans.ts';
import type { QuizSource } from './lesson-source.ts';
import { namesCommand } from './names-command.ts';
import { type IndexedTerm, isTopic } from './pool-index.ts';
import { predicateOf } from './predicates.ts';
import type { Random } from './random.ts';
import { type StatementRules, statementRulesOf } from './statement-rules.ts';
import { type Statement, statementsOf } from './statements.ts';
import { isPhrase } from './term-kind.ts';
import { contentStems, wordsOf } from './words.ts';

/** A sentence offers more blanks than are worth trying. */
const MOST_BLANKS = 3;
/** Below this, neither the sentence nor the word left out is worth asking for. */
const LEAST_WORTH = -0.9;
/** A lesson that would have fewer questions takes weaker ones; below this, more than a third of them were bad. */
const FEW = 3;
const LEAST_OF_FEW = -1.3;

/** "-p0, -p1 or _____": nothing tells the one that is missing from others of its kind. */
const ONE_OF_SEVERAL =
  /(?<![^\s(])--?[\w-]+(?:, ?|、| \p{L}{1,4} )_____|_____(?:, ?|、| \p{L}{1,4} )--?\w|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e|и|или) (?:in|on|at|to|from|im|am|dans|sur|à|en|de|a|su|em|в|на|из) (?:the |el |la |le |den |der |dem )?_____/iu;
/** "_____ (Dynamic Host Configuration Protocol)": its letters are told. */
const SPELLED_OUT = /^ ?[(（]\p{Lu}/u;

/** Where a file is, no other place tells; what it holds is seldom said of it by name. */
const WORTH_OF_PATH = 0.5;
/** What a name or acronym stands for, spelling does not tell: it must stand where little else could. */
const LEAST_OF_NAME = 0.4;

const isName = ({ kind }: IndexedTerm): boolean => kind === 'name' || kind === 'acronym';

/** What the whole course is about fits in too many places, but where the noun beside it tells its sort. */
function fitsAnywhere({ term, sort, isSubject }: Blank, { isEverywhere, index }: QuizSource): boolean {
  if (isName(term)) return isEverywhere(term.term);
  if (sort !== undefined || isSubject || isPhrase(term.kind)) return false;
  return isTopic(term.term.toLowerCase(), index);
}

interface Candidate {
  statement: Statement;
  blank: Blank;
  worth: number;
}

/**
 * Questions made of the lesson's statements, the best first: a name that a sentence is about is asked for ("Which
 * function ...?") where the language allows it; any other term of the course leaves a blank.
 */
export function* clozeQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked = () => false,
): Generator<Question> {
  const rules = statementRulesOf(source.language.tag);
  const candidates: Candidate[] = statementsOf(source).flatMap((statement) =>
    blanksIn(statement.text, source, rules)
      .slice(0, MOST_BLANKS)
      .filter((blank) => !fitsAnywhere(blank, source))
      // Of phrases that nothing defines, several may mean the same: "installation media", "installation image".
      .filter(({ term }) => !isPhrase(term.kind) || term.definition !== undefined)
      .map((blank) => ({
        statement,
        blank,
        worth: statement.worth + blank.worth + (blank.term.kind === 'path' ? WORTH_OF_PATH : 0),
      })),
  );
  candidates.sort((left, right) => right.worth - left.worth);
  let made = 0;
  for (const candidate of candidates) {
    if (candidate.worth < (made < FEW ? LEAST_OF_FEW : LEAST_WORTH)) return;
    if (isName(candidate.blank.term) && candidate.worth < LEAST_OF_NAME) continue;
    if (isAsked(candidate.statement.citation)) {
      // The lesson has a question of it, which is as good as another.
      made += 1;
      continue;
    }
    const question = questionOf(candidate, rules, source, phrases, random);
    if (question === undefined) continue;
    made += 1;
    yield question;
  }
}

/** The blanks of one sentence with their wrong options, the best first; always as a cloze. */
export function* clozesOfSentence(
  citation: Citation,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<Question> {
  const rules = statementRulesOf(source.language.tag);
  const statement = { citation, text: inOneLine(citation.quote), worth: 0 };
  for (const blank of blanksIn(statement.text, source, rules).slice(0, MOST_BLANKS)) {
    const asCloze = { ...blank, isSubject: false };
    const question = questionOf({ statement, blank: asCloze, worth: 0 }, rules, source, phrases, random);
    if (question !== undefined) yield question;
  }
}

/** A sign of code or transliteration that is left open shows a line of a table. */
const isOpen = (text: string): boolean => text.split('`').length % 2 === 0;

function questionOf(
  { statement: { citation, text }, blank }: Candidate,
  rules: StatementRules,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const { language } = source;
  const cloze = withBlank(text, blank, language);
  const question_text = predicateOf(text, blank, rules);
  // Wrong options are looked for last: that takes longest.
  if (!isFitQuestion({ text, blank, cloze, predicate: question_text }, source)) return undefined;
  const answer = text.slice(blank.start, blank.end);
  const stem = new Set(contentStems(cloze.replace(BLANK, ' '), language));
  const isSubject = question_text !== undefined;
  // A program is told from a device by the noun beside it, not by one that stands elsewhere.
  const sort = blank.sort ?? (isSubject || blank.term.kind !== 'code' ? blank.term.sort : undefined);
  const key = { text: answer, kind: blank.term.kind, isSubject, ...(sort === undefined ? {} : { sort }) };
  const distractors = termDistractors(key, stem, text, source, random);
  if (distractors === undefined) return undefined;
  const difficulty = difficultyOf(answer, distractors, text, rules, language);
  const asked = {
    options: [answer, ...distractors],
    correct: 0,
    ...madeOf([citation], source, phrases),
  };
  return question_text === undefined
    ? { ...asked, kind: 'cloze', question_text: cloze, accepted: variantsOf(answer), difficulty }
    : { ...asked, kind: 'choice', question_text, difficulty };
}

interface Blanked {
  text: string;
  blank: Blank;
  cloze: string;
  /** The question that asks for the subject of the sentence, where it is one. */
  predicate: string | undefined;
}

/** Whether a sentence with this blank asks for something that it tells. */
function isFitQuestion({ text, blank, cloze, predicate }: Blanked, source: QuizSource): boolean {
  const { language } = source;
  const { term, start, end } = blank;
  if (predicate === undefined && start === 0) return false;
  // What a plain noun does or should be may be said of others too; what it is tells it from them.
  if (predicate !== undefined && isPhrase(term.kind) && !/^Which of these is /.test(predicate)) return false;
  if (ONE_OF_SEVERAL.test(cloze) || isOpen(text)) return false;
  if (term.kind === 'flag' && !namesCommand(cloze, source)) return false;
  if (term.kind === 'acronym' && SPELLED_OUT.test(text.slice(end))) return false;
  // "All _____ servers log it": what is true of all that are so called is true of others too.
  if (language.absolute.test(cloze.slice(0, cloze.indexOf(BLANK)).split(' ', 2).join(' '))) return false;
  if (isFragment(text, language) || leansOnOthers(predicate ?? cloze, source)) return false;
  // A point of a slide or a label without a verb says nothing that one can know.
  return language.finite?.test(text) !== false;
}

/** Telling siblings apart and conditions are hard; a name by what it does is easy. */
function difficultyOf(
  answer: string,
  distractors: readonly string[],
  text: string,
  rules: StatementRules,
  language: Language,
): Difficulty {
  const own = new Set(contentStems(answer, language));
  const siblings = distractors.filter((other) => contentStems(other, language).some((stem) => own.has(stem)));
  if (siblings.length > 1 || (rules.condition.test(text) && siblings.length > 0)) return 'hard';
  return rules.condition.test(text) || wordsOf(answer).length > 1 ? 'medium' : 'easy';
}

/** The article before a blank tells nothing: in English, "an _____" becomes "a(n) _____". */
function withBlank(sentence: string, { start, end }: Blank, language: Language): string {
  const before = sentence.slice(0, start).replace(language.tellingArticle, '$1$2(n) ');
  return `${before}${BLANK}${sentence.slice(end)}`;
}

/** What counts when it is typed: the answer, without its brackets, in the other number, with other hyphens. */
function variantsOf(answer: string): string[] {
  const variants = [answer, answer.toLowerCase(), answer.replace(/\(\)$/, ''), answer.replace(/-/g, ' ')];
  if (/^[\p{L} -]{4,}$/u.test(answer))
    variants.push(/[^s]s$/.test(answer) ? answer.slice(0, -1) : `${answer}s`);
  return [...new Set(variants)];
}
