import { isAdmonition } from '../course/admonition.ts';
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
/** What manuals set before a part of an entry. */
const OF_AN_ENTRY = /^(?:returns?|notes|parameters?|arguments?|since|see also|default|examples?|usage)$/iu;
/** Signs and digits; more than a third of them make a formula or a path. */
const OTHERS = /[^\p{L}\p{M}\s]+/gu;
const MOST_OTHERS = 0.33;
/** Of a short table so many rows are asked for one by one; of a long one a part, but no more than it takes to know it. */
const LEAST_OF_GROUP = 3;
const SHARE_OF_GROUP = 0.5;
const MOST_OF_GROUP = 10;

interface Row extends LabelledRow {
  stems: ReadonlySet<string>;
  labelStems: ReadonlySet<string>;
  /** Its meaning has its name in it, or too few words of its own. */
  isTold: boolean;
}

/** Questions that match three to five names of a table or list with what is said of each; two of a long one. */
export function* rowMatching(source: QuizSource, phrases: Phrases, random: Random): Generator<Question> {
  for (const group of source.rows) {
    const rows = rowsOf(group, source.language).filter(({ isTold }) => !isTold);
    const title = titleOf(group, source);
    if (rows.length < LEAST_ROWS || !isClear(title, rows, source.language)) continue;
    const looks = Map.groupBy(rows, ({ label }) => lookOf(label));
    const [largest = []] = [...looks.values()].toSorted((one, other) => other.length - one.length);
    const first = alike(shuffled(largest, random), MOST_PAIRS);
    const left = largest.filter((row) => !first.includes(row));
    const second = left.length < MOST_PAIRS ? [] : alike(shuffled(left, random), MOST_PAIRS);
    for (const chosen of [first, second])
      if (chosen.length >= LEAST_ROWS) yield matchingOf(chosen, rows, title, source, phrases, random);
  }
}

function matchingOf(
  chosen: readonly Row[],
  rows: readonly Row[],
  title: string | undefined,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question {
  const inOrder = rows.filter((row) => chosen.includes(row));
  const options = shuffled(
    inOrder.map(({ meaning }) => meaning),
    random,
  );
  return {
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

/** Questions about single rows, each with other rows of its table as wrong options. */
export function* rowQuestions(source: QuizSource, phrases: Phrases, random: Random): Generator<Question> {
  for (const group of source.rows) {
    const rows = rowsOf(group, source.language);
    const title = titleOf(group, source);
    if (rows.length < LEAST_ROWS || !isClear(title, rows, source.language)) continue;
    const most = Math.min(MOST_OF_GROUP, Math.max(LEAST_OF_GROUP, Math.floor(rows.length * SHARE_OF_GROUP)));
    // What its meaning tells is no question, but may stand beside another.
    const fit = rows.filter(({ isTold }) => !isTold);
    const asked = shuffled(fit, random).slice(0, most);
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
  rows.filter((other) => other !== row && lookOf(other.label) === lookOf(row.label) && areApart(row, other));

/** An option, a call, a setting or a word: of names that are written otherwise, one would be told by its sort. */
const lookOf = (label: string): string =>
  label.startsWith('-') ? 'option' : label.endsWith(')') ? 'call' : label.includes('=') ? 'setting' : 'name';

const known = new WeakMap<RowGroup, readonly Row[]>();

/** The rows whose meaning can stand alone, read once for all ways to ask about them. */
function rowsOf(group: RowGroup, language: Language): readonly Row[] {
  const rows = known.get(group) ?? readRows(group, language);
  known.set(group, rows);
  return rows;
}

/** None where a label has two meanings. */
function readRows({ rows, isTable }: RowGroup, language: Language): Row[] {
  const read = rows.flatMap((row) => {
    // "watch -x1" is a name with a remark behind it.
    const label = row.label.replace(/ \([^()]*\)$/, '').replace(/^([^\s-]\S+) --?[\p{L}\d]+$/u, '$1');
    const meaning = meaningOf(row.meaning, language, isTable);
    // What a single letter stands for was said elsewhere; "Returns" over what a function gives is no name.
    if (/^\p{L}$/u.test(label) || OF_AN_ENTRY.test(label) || isAdmonition(label)) return [];
    if (meaning === undefined || wordsOf(label).length > MOST_LABEL_WORDS || /^[^-].* -/.test(label))
      return [];
    const stems = new Set(contentStems(meaning, language));
    const labelStems = new Set(contentStems(label, language));
    const isTold = !stems.isDisjointFrom(labelStems) || tells(meaning, label) || stems.size < LEAST_STEMS;
    return [{ ...row, label, meaning, stems, labelStems, isTold }];
  });
  const isOnce = ({ label }: Row): boolean =>
    read.filter((row) => row.label.toLowerCase() === label.toLowerCase()).length === 1;
  return read.filter(isOnce);
}

const LEAST_ROOT = 4;

/** "rmdir" and "Remove a directory", "nswap" and "Number of swaps", "pdf" and "Portable Document Format". */
function tells(meaning: string, label: string): boolean {
  const words = wordsOf(meaning);
  const lowered = label.toLowerCase();
  // "run" and "Run-time data", "bin" and "Binarios": a short name is told by a word that is it or opens with it.
  const parts = [...words, ...words.flatMap((word) => word.split(/[-_.]/u))].map(inLatin);
  if (parts.some((part) => part === lowered || (lowered.length > 2 && part.startsWith(lowered)))) return true;
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
  // "iso-scan" and "ISO images", "--pedantic" and "педантично".
  return wordsOf(label)
    .flatMap((word) => word.split(/[-_./]/u))
    .filter((part) => part.length > 2)
    .some((part) =>
      parts.some(
        (word) => word === part || (part.length >= LEAST_ROOT && word.includes(part.slice(0, LEAST_ROOT))),
      ),
    );
}

const CYRILLIC = 'абвгдезийклмнопрстуфыэ';
const LATIN = 'abvgdezijklmnoprstufye';

/** A word of Russian with the letters that an English name of the same root has. */
const inLatin = (word: string): string =>
  word.replace(/[а-я]/gu, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter);

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

/** Headings of every page of a manual. */
const OF_A_PAGE =
  /^(?:(?:optional )?(?:description|options?|arguments?|parameters?)|beschreibung|optionen|opciones|descripción|paramètres|описание|опции|параметры|描述|[选選][项項]|[参參][数數])$/iu;

/** What the table is about: its heading, else the title of the lesson. */
function titleOf({ heading }: RowGroup, { lesson, language }: QuizSource): string | undefined {
  const titles = [heading, lesson.title].map((title) => cleanTitle(title).replace(/ \(\d+\/\d+\)$/, ''));
  return titles.find(
    (title) =>
      title !== '' &&
      wordsOf(title).length <= MOST_TITLE_WORDS &&
      !/[:?!;：？]/.test(title) &&
      !language.genericTitle.test(title) &&
      !OF_A_PAGE.test(title) &&
      !language.pointer.test(title),
  );
}

/** "Builtin Commands" says not of which of them an option is. */
const MANY_COMMANDS =
  /(?:befehle|programme|werkzeuge)$|(?<!\p{L})(?:commands|builtins|programs|utilities|tools|commandes|programmes|outils|órdenes|programas|herramientas|команды|программы)$/iu;

/** What is said of a name in "A sample session" is so there alone; an option is one of a command that has a name. */
function isClear(title: string | undefined, rows: readonly Row[], { example, article }: Language): boolean {
  if (title !== undefined && example.test(title.replace(article, ''))) return false;
  const isOfOne = title !== undefined && !MANY_COMMANDS.test(title);
  return isOfOne || !rows.some(({ label }) => lookOf(label) === 'option');
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
