import type { Citation } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import { type CitationList, partOf } from './citations.ts';
import { isLabelled } from './labelled-sentence.ts';
import type { Language } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import type { LessonText } from './lesson-text.ts';
import { remembered } from './remembered.ts';
import { standsAlone } from './sentences.ts';
import { type StatementRules, statementRulesOf } from './statement-rules.ts';
import { lastWordOf } from './words.ts';

/** A quoted sentence that says something worth asking for; `worth` is for comparing, higher is better. */
export interface Statement {
  citation: Citation;
  /** The quote in single spaces. */
  text: string;
  worth: number;
}

const SENTENCE_WORDS = { least: 7, most: 36 };
/** Longer sentences hold more than one thing. */
const LONG_CHARACTERS = 190;
const MOST_COMMAS = 3;
/** A letter by itself stands for something that the sentence does not say; some languages have words of one letter. */
export const SINGLE_LETTER = /(?<![\p{L}\p{N}'’.(/-])[b-df-hj-npqrstvwxz](?![\p{L}\p{N}'’/-])/u;
/** A name or option with what it is for set beside it, as "preseed/url (url) Specify the address". */
const LABELLED = /^(?:(?:\S*[_/=]\S*|-\S+)(?: \([^)]{1,20}\))?|\p{Ll}[\p{Ll}\d]*-[\p{Ll}\d-]+) \p{Lu}\p{Ll}/u;
/** "Option -x: -x1 (the default)" and "package.menu (obsolete) ..." are entries of a list. */
const ENTRY = /^\S+ [—–] |^[^:]{1,24}: --?\w|^\S*\p{L}[._/]\p{L}\S*\s*[（(][^）)]{1,40}[）)] ?[^ ,.;]/u;
/** Code with values in it, output, or a formula is no prose. */
export const NOT_PROSE = /[=<>{}|\\]|\$\(|\[\w*\]|\s[-+*/]\s|\.\.\./;
const CUE = 0.6;
const MOST_CUES = 2;

const found = new WeakMap<QuizSource, readonly Statement[]>();

/** The lesson's sentences that can be asked about, the best first; found once for all kinds of questions. */
export function statementsOf(source: QuizSource): readonly Statement[] {
  const statements = found.get(source) ?? findStatements(source);
  found.set(source, statements);
  return statements;
}

function findStatements({ lesson, citations, language }: QuizSource): Statement[] {
  const rules = statementRulesOf(language.tag);
  const chosen = new Set(
    [...lesson.draft.key_points, ...lesson.draft.key_terms].flatMap((item) => item.citations),
  );
  const statements: Statement[] = [];
  for (const [id, citation] of citations) {
    const text = inOneLine(citation.quote);
    // The points of a slide are sentences without their full stop.
    // One that ends in a small word was cut off.
    const isPoint =
      /[\p{L})]$/u.test(text) &&
      !language.stopWords.has(lastWordOf(text)) &&
      language.finite?.test(text) === true;
    if (!canBeAsked(text, language, { ...SENTENCE_WORDS, isPoint })) continue;
    statements.push({ citation, text, worth: worthOf(text, rules) + (chosen.has(id) ? 0.4 : 0) });
  }
  // Equal ones stay in the order of the lesson.
  return statements.sort((left, right) => right.worth - left.worth);
}

/** Whether a sentence of so many words can be read alone and states something; a point has no full stop. */
export const canBeAsked = (
  text: string,
  language: Language,
  { isPoint = false, ...words }: { least: number; most: number; isPoint?: boolean },
): boolean => standsAlone(isPoint ? `${text}.` : text, language, words) && isClaim(text, language);

/** Whether a sentence states something of the subject itself: no instruction, opinion, example, entry or history. */
export const isClaim = remembered((text: string, language: Language): boolean => {
  const rules = statementRulesOf(language.tag);
  return (
    !language.anaphora.test(text) &&
    !isLabelled(text, language) &&
    !rules.unfitStart.test(text) &&
    !rules.unfit.test(text) &&
    !SINGLE_LETTER.test(text) &&
    !LABELLED.test(text) &&
    !ENTRY.test(text) &&
    !NOT_PROSE.test(text)
  );
});

/** What speaks for and against a statement by its wording. */
const worthOf = remembered((text: string, rules: StatementRules): number => {
  const cues = Math.min(MOST_CUES, text.match(rules.telling)?.length ?? 0);
  const weak = text.match(rules.weak)?.length ?? 0;
  const commas = text.split(',').length - 1;
  let worth = cues * CUE - weak * 0.4;
  if (text.length > LONG_CHARACTERS) worth -= 0.5;
  if (commas > MOST_COMMAS) worth -= 0.7;
  if (text.includes('(')) worth -= 0.2;
  return worth;
});

/** A lesson has its quotes; so many more of its statements are quoted for the questions. */
const MOST_CITED = 40;
const LEAST_CITED = -0.8;

/** Quotes the statements inside paragraphs too, so that more than their opening sentences can be asked about. */
export function citeStatements({ placed, language }: LessonText, citations: CitationList): void {
  const rules = statementRulesOf(language.tag);
  const worthy = placed.flatMap(({ sentence, passage }) => {
    const { text } = sentence;
    if (!canBeAsked(text, language, SENTENCE_WORDS)) return [];
    const worth = worthOf(text, rules);
    return worth < LEAST_CITED || partOf(passage, sentence) === undefined
      ? []
      : [{ sentence, passage, worth }];
  });
  worthy.sort((left, right) => right.worth - left.worth);
  for (const { passage, sentence } of worthy.slice(0, MOST_CITED)) citations.sentence(passage, sentence);
}
