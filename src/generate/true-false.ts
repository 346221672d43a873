import type { Citation } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import type { Question } from '../course/quiz.ts';
import { madeOf } from './evidence.ts';
import { falseStatements } from './false-statements.ts';
import { isFragment } from './fragments.ts';
import type { IsAsked } from './kept-questions.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import { leansOnOthers } from './leans.ts';
import type { QuizSource } from './lesson-source.ts';
import { namesCommand } from './names-command.ts';
import { oppositeOf } from './opposites.ts';
import type { Random } from './random.ts';
import { standsAlone } from './sentences.ts';
import { isClaim } from './statements.ts';
import { contentStems, wordsOf } from './words.ts';

const WORDS = { least: 7, most: 30 };
/** Of a lesson so many true and so many false ones. */
const MOST_PAIRS = 3;
/** Two statements that share more of their words are about one thing. */
const MOST_SHARED = 0.6;
/** "Currently, a package ..." says the same without its first word. */
const OPENING_ADVERB = /^\p{Lu}\p{Ll}+, (?=\p{Ll})/u;
/** "Ideally, a package builds" does not say that it does. */
const HEDGE =
  /^(?:Ideal|Prefer|Theoretic|Traditional|Historic|Original|Initial|Former|Previous|Suppos|Presum|Apparent|Hopeful|Potential|Possib|Probab|Idéal|Théor|Teóric|Teoric|Posible|Inicial|Histór|Anterior)/u;
/** "A more general facility" than what, "those packages" and "will also be passed on" lean on what stood before. */
const LEANING = /\ba more \p{Ll}+ (?!.*\bthan\b)|^The \p{Ll}+ \p{Ll}+ also\b|\bthose \p{Ll}+s\b/iu;
/** "通过运行程序来测试": who does so is not said. */
const STEP_OF_CHINESE = /^(?:通[过過]|使用|利用|用)[^，。]*(?:，|[来來])/u;
/** What is good or popular is an opinion. */
const PRAISE =
  /(?<!\p{L})(?:good|nice|eas(?:y|ily|iest|ier)|interesting|great|best|better|flexible|robust|popular|powerful|very|gute?[nrs]?|einfach\p{L}*|beliebt\p{L}*|bonn?e?s?|facile\p{L}*|puissante?s?|buen[oa]s?|mejor(?:es)?|fácil(?:es|mente)?|flexibles?|robust[oa]s?|buon[aoie]|facil[ei]|хорош\p{L}+|прост(?:ой|ая|ое|ые)|удобн\p{L}+|мощн\p{L}+|лучш\p{L}+)(?!\p{L})|[简簡][单單]|[强強]大|很好|非常/iu;
/** "It’s" and the like lean on the sentence before. */
const CONTRACTED = /^\p{L}{2,5}['’](?:s|re|ve|ll|d)\b/u;

/**
 * Statements to be judged, in turn one that the source makes and one that it does not: as many of the one as of the
 * other, so that neither answer is the better guess. A false one puts a sibling in the place of a term, its
 * meaning or a number, or the opposite in the place of a word.
 */
export function* trueFalseQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
  isAsked: IsAsked = () => false,
): Generator<Question> {
  const right: Judged[] = [];
  const wrong: Judged[] = [];
  for (const { citation, carries, hasOpposite } of statementsOf(source, isAsked)) {
    if (wrong.length >= MOST_PAIRS && right.length >= MOST_PAIRS) break;
    const statement = withoutOpening(inOneLine(citation.quote), source.language);
    if (leansOnOthers(statement, source)) continue;
    const isNew = (text: string): boolean => !repeats(text, [...right, ...wrong], source.language);
    // What can be made false is as often told as it is: its words give no hint.
    const isTold = wrong.length > right.length + 1 || (hasOpposite && right.length < wrong.length);
    const other = isTold
      ? undefined
      : falseStatements(statement, { citation, carries, hasOpposite }, source, phrases, random).find(isNew);
    if (other !== undefined) wrong.push({ statement: other, isTrue: false, citation });
    else if ((carries || hasOpposite) && isNew(statement)) right.push({ statement, isTrue: true, citation });
  }
  const order = random() < 0.5 ? [right, wrong] : [wrong, right];
  for (let turn = 0; turn < Math.min(MOST_PAIRS, right.length, wrong.length); turn += 1)
    for (const list of order) {
      const judged = list[turn];
      if (judged !== undefined) yield questionOf(judged, source, phrases);
    }
}

/** Whether one of the other statements says about the same: of two such one tells what the other is. */
function repeats(statement: string, others: readonly Judged[], language: Language): boolean {
  const stems = new Set(contentStems(statement, language));
  return others.some((other) => {
    const known = new Set(contentStems(other.statement, language));
    return stems.intersection(known).size >= Math.min(stems.size, known.size) * MOST_SHARED;
  });
}

interface Quoted {
  citation: Citation;
  /** It defines a term, or it carries the lesson and names a term. */
  carries: boolean;
  /** One of its words has an opposite: it may be told as it is, or with that. */
  hasOpposite: boolean;
}

/** "The -c option": of which command must be told. */
const OPTION = /(?<![^\s“"‘(])--?\p{L}/u;

/** What can be judged alone: the sentences that define the lesson's terms, those that carry it, then all others. */
function* statementsOf(source: QuizSource, isAsked: IsAsked): Generator<Quoted> {
  const { lesson, language, citations, index } = source;
  const { key_terms, key_points } = lesson.draft;
  const defining = new Set(key_terms.flatMap((item) => item.citations));
  const carrying = new Set(key_points.flatMap((item) => item.citations));
  // That what is done "manually" is never so would be learnt from a second one.
  const words = new Set<string>();
  for (const id of new Set([...defining, ...carrying, ...citations.keys()])) {
    const citation = citations.get(id);
    if (citation === undefined || isAsked(citation)) continue;
    // Of what does not carry the lesson only numbers, and words that have an opposite, are asked.
    const isChosen = defining.has(id) || carrying.has(id);
    const text = inOneLine(citation.quote);
    const word = oppositeOf(text, language.tag)?.word;
    const hasOpposite = word !== undefined && !words.has(word);
    if (word !== undefined) words.add(word);
    if (!(isChosen || hasOpposite || /\d/.test(text)) || !isStatement(text, language)) continue;
    if (OPTION.test(text) && !namesCommand(text, source)) continue;
    const carries = defining.has(id) || (carrying.has(id) && namesTerm(text, index));
    yield { citation, carries, hasOpposite };
  }
}

/** Whether a sentence is about something that the course names: a defined term or a phrase of its subject. */
function namesTerm(sentence: string, { byFirstWord }: QuizSource['index']): boolean {
  const lowered = sentence.toLowerCase();
  return lowered
    .split(/[\s"“”‘’'(),;:]+/)
    .some((word) =>
      byFirstWord
        .get(word.replace(/[.]$/, ''))
        ?.some(
          ({ term, definition }) =>
            (definition !== undefined || term.includes(' ')) && lowered.includes(term.toLowerCase()),
        ),
    );
}

/** Whether a sentence claims something that is so or not: no instruction, no advice, nothing that is so "usually". */
function isStatement(text: string, language: Language): boolean {
  return (
    standsAlone(text, language, WORDS) &&
    isClaim(text, language) &&
    !language.vague.test(text) &&
    !language.negative.test(text) &&
    language.address?.test(text) !== true &&
    !/[:;?!：；]|\.\.\.|…|\. |\p{L}\d{1,2}[.,]? /u.test(text.slice(0, -1)) &&
    !CONTRACTED.test(text) &&
    !PRAISE.test(text) &&
    !STEP_OF_CHINESE.test(text) &&
    !(language.tag === 'en' && LEANING.test(text)) &&
    !isFragment(text, language) &&
    language.finite?.test(text) !== false &&
    !opensAsInstruction(text, language)
  );
}

/** "Install the package ...": a word that is no small one, an article behind it. */
function opensAsInstruction(text: string, language: Language): boolean {
  const [, first = '', rest = ''] = /^(\S+) (.*)$/su.exec(text) ?? [];
  const [word = ''] = wordsOf(first);
  const isVerb = !language.stopWords.has(word) && /^\p{Lu}\p{Ll}+$/u.test(first) && !first.endsWith('ing');
  return (isVerb && language.article.test(rest)) || language.instruction?.test(text) === true;
}

/** A sentence without an adverb that opens it. */
function withoutOpening(sentence: string, language: Language): string {
  const opening = OPENING_ADVERB.exec(sentence)?.[0];
  if (opening === undefined || HEDGE.test(opening)) return sentence;
  if (!language.adverb.test(opening.replace(',', ''))) return sentence;
  const rest = sentence.slice(opening.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

interface Judged {
  statement: string;
  isTrue: boolean;
  citation: Citation;
}

function questionOf({ statement, isTrue, citation }: Judged, source: QuizSource, phrases: Phrases): Question {
  return {
    kind: 'true_false',
    question_text: fillIn(phrases.trueFalse, { '': statement }),
    options: [phrases.trueLabel, phrases.falseLabel],
    correct: isTrue ? 0 : 1,
    difficulty: isTrue ? 'easy' : 'medium',
    ...madeOf([citation], source, phrases),
    ...(isTrue
      ? {}
      : {
          explanation: fillIn(phrases.corrected, { page: String(citation.page), right: citation.quote }),
        }),
  };
}
