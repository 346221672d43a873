import type { Question } from '../course/quiz.ts';
import { madeOf } from './evidence.ts';
import { withFairLength } from './fair-length.ts';
import type { LabelledRow, RowGroup } from './labelled-rows.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { type Random, shuffled } from './random.ts';
import { cleanTitle } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { contentStems, jaccard, wordsOf } from './words.ts';

const LEAST_ROWS = 3;
const MOST_PAIRS = 5;
const MOST_WRONG = 3;
const LEAST_WRONG = 2;
const MEANING_WORDS = { least: 3, most: 20 };
const LEAST_STEMS = 2;
const MOST_LABEL_WORDS = 4;
/** Meanings that share more of their words could be taken for each other. */
const MOST_SHARED = 0.34;
/** The longest meaning is at most so many times as long as the shortest: length tells nothing. */
const MOST_SPREAD = 3;
const MOST_TITLE_WORDS = 8;
/** Signs and digits; more than a third of them make a formula or a path. */
const OTHERS = /[^\p{L}\p{M}\s]+/gu;
const MOST_OTHERS = 0.33;
/** Of one table only so many rows are asked for one by one. */
const MOST_OF_GROUP = 3;

interface Row extends LabelledRow {
  stems: ReadonlySet<string>;
  labelStems: ReadonlySet<string>;
}

/** A question that matches three to five names of a table or list with what is said of each. */
export function* rowMatching(source: QuizSource, phrases: Phrases, random: Random): Generator<Question> {
  for (const group of source.rows) {
    const rows = usableRows(group, source.language);
    if (rows.length < LEAST_ROWS) continue;
    const chosen = alike(shuffled(rows, random), MOST_PAIRS);
    if (chosen.length < LEAST_ROWS) continue;
    const inOrder = rows.filter((row) => chosen.includes(row));
    const options = shuffled(
      inOrder.map(({ meaning }) => meaning),
      random,
    );
    const title = titleOf(group, source);
    yield {
      kind: 'matching',
      question_text:
        title === undefined
          ? phrases.match
          : joined(phrases.match.replace(/[.。।]$/u, ''), title, source.language),
      prompts: inOrder.map(({ label }) => label),
      options,
      pairs: inOrder.map(({ meaning }) => options.indexOf(meaning)),
      ...shared(inOrder, source, phrases),
    };
  }
}

/** Questions about single rows, each with other rows of its table as wrong options. */
export function* rowQuestions(source: QuizSource, phrases: Phrases, random: Random): Generator<Question> {
  for (const group of source.rows) {
    const rows = usableRows(group, source.language);
    if (rows.length < LEAST_ROWS) continue;
    const title = titleOf(group, source);
    const asked = shuffled(rows, random).slice(0, MOST_OF_GROUP);
    for (const [turn, row] of asked.entries()) {
      const byLabel = turn % 2 === 0 || row.labelStems.size === 0;
      const question = byLabel
        ? askLabel(row, rows, phrases, random)
        : askMeaning(row, rows, phrases, random);
      if (question === undefined) continue;
      const { stem, options } = question;
      const text = title === undefined ? stem : joined(title, stem, source.language);
      yield { kind: 'choice', question_text: text, options, correct: 0, ...shared([row], source, phrases) };
    }
  }
}

interface Asked {
  stem: string;
  options: string[];
}

function askLabel(row: Row, rows: readonly Row[], phrases: Phrases, random: Random): Asked | undefined {
  const others = othersOf(row, rows).map(({ label }) => label);
  const wrong = withFairLength(row.label, shuffled(others, random), MOST_WRONG, random);
  const template = phrases.termOfRow ?? phrases.termOfNoun[0];
  if (wrong.length < LEAST_WRONG || template === undefined) return undefined;
  return { stem: fillIn(template, { '': row.meaning }), options: [row.label, ...wrong] };
}

function askMeaning(row: Row, rows: readonly Row[], phrases: Phrases, random: Random): Asked | undefined {
  const others = othersOf(row, rows)
    .filter((other) => haveLikeLength(row, other))
    .map(({ meaning }) => meaning);
  const wrong = withFairLength(row.meaning, shuffled(others, random), MOST_WRONG, random);
  const [template] = phrases.meaningOfVerb;
  if (wrong.length < LEAST_WRONG || template === undefined) return undefined;
  return { stem: fillIn(template, { '': row.label, term: row.label }), options: [row.meaning, ...wrong] };
}

const othersOf = (row: Row, rows: readonly Row[]): Row[] =>
  rows.filter((other) => other !== row && areApart(row, other));

/** The rows whose meaning can stand alone and does not tell its label; none where a label has two meanings. */
function usableRows({ rows, isTable }: RowGroup, language: Language): Row[] {
  const read = rows.flatMap((row) => {
    const label = row.label.replace(/ \([^()]*\)$/, '');
    const meaning = meaningOf(row.meaning, language, isTable);
    // What a single letter stands for was said elsewhere.
    if (/^\p{L}$/u.test(label)) return [];
    // "watch -x1" is a name with a remark behind it.
    if (meaning === undefined || wordsOf(label).length > MOST_LABEL_WORDS || /^[^-].* -/.test(label))
      return [];
    const stems = new Set(contentStems(meaning, language));
    const labelStems = new Set(contentStems(label, language));
    const tells = !stems.isDisjointFrom(labelStems) || isTold(label, meaning);
    return tells || stems.size < LEAST_STEMS ? [] : [{ ...row, label, meaning, stems, labelStems }];
  });
  const isOnce = ({ label }: Row): boolean =>
    read.filter((row) => row.label.toLowerCase() === label.toLowerCase()).length === 1;
  return read.filter(isOnce);
}

const LEAST_ROOT = 4;

/** "rmdir" and "Remove a directory", "nswap" and "Number of swaps", "pdf" and "Portable Document Format". */
function isTold(label: string, meaning: string): boolean {
  const words = wordsOf(meaning);
  const lowered = label.toLowerCase();
  const roots = words.filter((word) => word.length >= LEAST_ROOT).map(rootOf);
  if (roots.some((root) => lowered.includes(root))) return true;
  if (
    words
      .map((word) => word.charAt(0))
      .join('')
      .startsWith(lowered) &&
    lowered.length > 1
  )
    return true;
  const parts = wordsOf(label).filter((part) => part.length >= LEAST_ROOT);
  return parts.some((part) => words.some((word) => word.startsWith(part.slice(0, LEAST_ROOT))));
}

/** A word without what grammar may change at its end. */
const rootOf = (word: string): string => word.slice(0, Math.max(LEAST_ROOT, word.length - 2));

/** The first sentence of what is said, without its full stop; undefined where it leans on something else. */
function meaningOf(said: string, language: Language, isTable: boolean): string | undefined {
  const bare = said.replace(/^\([^()]{1,30}\) /, '');
  const [sentence] = sentencesOf(bare, language);
  const meaning = sentence?.text.replace(/[.;,。\s]+$/u, '') ?? '';
  const words = wordsOf(meaning);
  const [first = ''] = words;
  if (words.length < MEANING_WORDS.least || words.length > MEANING_WORDS.most) return undefined;
  if (/[?:…=]|\.\.\.|[(“«„][^)”»“]*$/u.test(meaning)) return undefined;
  if (language.letter?.test(meaning) === false) return undefined;
  if ((meaning.match(OTHERS)?.join('').length ?? 0) > meaning.length * MOST_OTHERS) return undefined;
  if (language.pointer.test(meaning) || language.anaphora.test(meaning)) return undefined;
  // "Returns ..." opens a meaning as well as a sentence that leans on the one before; "It ..." only the latter.
  const isLeaning = language.stopWords.has(first) && !language.openingArticle.test(meaning);
  // In a list, what opens with a small word is a remark: "By default ...".
  return isLeaning && (!isTable || language.dangling.test(meaning)) ? undefined : meaning;
}

/** Rows whose meanings look alike and are told apart. */
function alike(rows: readonly Row[], most: number): Row[] {
  const chosen: Row[] = [];
  for (const row of rows) {
    if (chosen.length >= most) break;
    if (chosen.every((other) => areApart(row, other) && haveLikeLength(row, other))) chosen.push(row);
  }
  return chosen;
}

const areApart = (one: Row, other: Row): boolean =>
  isUpper(one.meaning) === isUpper(other.meaning) &&
  one.meaning !== other.meaning &&
  jaccard(one.stems, other.stems) <= MOST_SHARED &&
  !one.stems.isSubsetOf(other.stems) &&
  !other.stems.isSubsetOf(one.stems) &&
  one.stems.isDisjointFrom(other.labelStems) &&
  other.stems.isDisjointFrom(one.labelStems);

const isUpper = (text: string): boolean => /^\p{Lu}/u.test(text);

function haveLikeLength(one: Row, other: Row): boolean {
  const lengths = [one.meaning.length, other.meaning.length];
  return Math.max(...lengths) <= Math.min(...lengths) * MOST_SPREAD;
}

/** What the table is about: its heading, else the title of the lesson. */
function titleOf({ heading }: RowGroup, { lesson, language }: QuizSource): string | undefined {
  const titles = [heading, lesson.title].map((title) => cleanTitle(title).replace(/ \(\d+\/\d+\)$/, ''));
  return titles.find(
    (title) =>
      title !== '' &&
      wordsOf(title).length <= MOST_TITLE_WORDS &&
      !/[:?!;：？]/.test(title) &&
      !language.genericTitle.test(title) &&
      !language.pointer.test(title),
  );
}

/** "Editor commands: Which of these ...?" */
const joined = (before: string, after: string, { tag }: Language): string =>
  /^(?:zh|ja)/.test(tag) ? `${before}：${after}` : `${before}: ${after}`;

const shared = (rows: readonly Row[], source: QuizSource, phrases: Phrases) => ({
  difficulty: rows.length > 1 ? ('medium' as const) : ('easy' as const),
  ...madeOf(
    rows.map(({ citation }) => citation),
    source,
    phrases,
  ),
});
