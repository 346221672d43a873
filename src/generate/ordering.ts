import type { Citation } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import type { Question } from '../course/quiz.ts';
import { madeOf } from './evidence.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { type NumberedList, numberedLists } from './numbered-lists.ts';
import { type Random, shuffled } from './random.ts';
import { cleanTitle } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { ANNOUNCES_CHOICE, ANNOUNCES_STEPS, TELLS_PLACE } from './step-words.ts';
import { jaccard, wordsOf } from './words.ts';

const LEAST_STEPS = 3;
const MOST_STEPS = 5;
/** Of a long procedure two parts are asked for. */
const MOST_OF_LIST = 2;
const LEAST_STEP_WORDS = 2;
const MOST_STEP_WORDS = 22;
/** Of the steps so many must open as instructions do, where nothing calls them steps. */
const LEAST_INSTRUCTIONS = 0.6;
/** Of things, not of steps, more than so many open with an article. */
const MOST_NAMED = 0.25;
const MOST_TITLE_WORDS = 25;
/** Quotes that are shorter are found in many places. */
const LEAST_QUOTE = 25;
const LEAST_QUOTE_WORDS = 4;

/** Questions for each list of the lesson whose steps the text itself numbers: for three to five that follow each other. */
export function* orderingQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<Question> {
  for (const list of numberedLists(source.lesson.draft.content)) {
    if (list.items.length < LEAST_STEPS || !isProcedure(list, source.language)) continue;
    const title = titleOf(list, source);
    if (title === undefined) continue;
    for (const steps of runsOf(list, source).slice(0, MOST_OF_LIST))
      yield questionOf(title, steps, source, phrases, random);
  }
}

interface Step {
  text: string;
  /** Undefined where it is too short to be found again. */
  citation: Citation | undefined;
}

/** Three to five steps that follow each other, can stand alone and are told apart, the longest run first; no step is in two. */
function runsOf(list: NumberedList, source: QuizSource): Step[][] {
  const runs: Step[][] = [];
  let run: Step[] = [];
  const close = (): void => {
    // What only some steps are cited for could not be checked.
    if (
      run.length >= LEAST_STEPS &&
      run.filter(({ citation }) => citation !== undefined).length * 2 >= run.length
    )
      runs.push(run);
    run = [];
  };
  for (const item of list.items) {
    const text = stepOf(item.text, source.language);
    if (text === undefined || run.length >= MOST_STEPS || run.some((other) => areLike(other.text, text)))
      close();
    if (text !== undefined) run.push({ text, citation: citationOf(item, source) });
  }
  close();
  return runs.sort((left, right) => right.length - left.length);
}

/** The first sentence of an item, without a word that tells its place; undefined where it leans on another. */
function stepOf(item: string, language: Language): string | undefined {
  const [sentence] = sentencesOf(item, language);
  if (sentence === undefined) return undefined;
  const opening = /^\p{L}+, /u.exec(sentence.text)?.[0] ?? '';
  const leans = opening !== '' && (language.dangling.test(sentence.text) || TELLS_PLACE.test(sentence.text));
  const bare = leans ? sentence.text.slice(opening.length) : sentence.text;
  const step = capitalised(bare.replace(/ \([^()]{1,30}\)\.?$/u, '').replace(/\s*[.:;,。；]+$/u, ''));
  const count = wordsOf(step).length;
  if (count < LEAST_STEP_WORDS || count > MOST_STEP_WORDS || /[?？]$/.test(step)) return undefined;
  if (language.letter?.test(step) === false) return undefined;
  const patterns = [language.dangling, language.anaphora, language.pointer, language.negative, TELLS_PLACE];
  if (patterns.some((pattern) => pattern.test(step)) || isCondition(step, language)) return undefined;
  return /\d+\s*[.)]$|[(“][^)”]*$/u.test(step) ? undefined : step;
}

const capitalised = (text: string): string =>
  /^\p{Ll}+ /u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** "If the bug is real, ..." is a case, not a step. */
const isCondition = (step: string, { address }: Language): boolean =>
  address?.test(step.split(' ', 2).join(' ')) === true;

/** Steps of a procedure, not a numbered list of things, rules or choices. */
function isProcedure({ heading, introduction, items }: NumberedList, language: Language): boolean {
  const { instruction, article } = language;
  const title = cleanTitle(heading);
  const lead = sentencesOf(introduction, language).at(-1)?.text ?? '';
  if (ANNOUNCES_CHOICE.test(title) || ANNOUNCES_CHOICE.test(lead) || /[?？]$/.test(lead)) return false;
  if (ANNOUNCES_STEPS.test(title) || ANNOUNCES_STEPS.test(lead)) return true;
  const steps = items.map(({ text }) => capitalised(text));
  if (!language.procedure.test(title)) return false;
  if (instruction === undefined) return true;
  if (steps.filter((step) => article.test(step)).length > steps.length * MOST_NAMED) return false;
  return steps.filter((step) => instruction.test(step)).length >= steps.length * LEAST_INSTRUCTIONS;
}

const MOST_SHARED = 0.6;

/** Two steps that say nearly the same cannot be put in order. */
function areLike(one: string, other: string): boolean {
  const left = one.toLowerCase();
  const right = other.toLowerCase();
  return (
    left.includes(right) ||
    right.includes(left) ||
    jaccard(new Set(wordsOf(left)), new Set(wordsOf(right))) > MOST_SHARED
  );
}

/** What is cited of a step: by its own mark, or as a sentence of the lesson. */
function citationOf(
  { text, marks }: NumberedList['items'][number],
  { citations }: QuizSource,
): Citation | undefined {
  const opening = text.slice(0, LEAST_QUOTE);
  const marked = marks.flatMap((id) => citations.get(id) ?? []);
  return [...marked, ...citations.values()].find(
    ({ quote }) =>
      (quote.length >= LEAST_QUOTE || quote.split(' ').length >= LEAST_QUOTE_WORDS) &&
      inOneLine(quote).startsWith(opening),
  );
}

/** What the steps are for: the heading above them, the sentence that introduces them, or the lesson's title. */
function titleOf(list: NumberedList, { lesson, language }: QuizSource): string | undefined {
  const isTelling = (text: string): boolean => {
    const count = wordsOf(text).length;
    return (
      count > 0 &&
      count <= MOST_TITLE_WORDS &&
      !/[;?？]/.test(text) &&
      !language.genericTitle.test(text) &&
      !language.pointer.test(text) &&
      !language.anaphora.test(text) &&
      !language.dangling.test(text) &&
      language.address?.test(text) !== true
    );
  };
  const lead = sentencesOf(list.introduction, language).at(-1)?.text ?? '';
  const introduced = /[:：]$/.test(lead) ? lead.replace(/\s*[:：]$/u, '') : undefined;
  const titles = [list.heading, lesson.title].map((title) => cleanTitle(title).replace(/ \(\d+\/\d+\)$/, ''));
  const [heading = ''] = titles;
  // A lead-in that says what is done tells more than a heading that is a name.
  const isNamed = wordsOf(heading).length > 1 || language.procedure.test(heading);
  return (isNamed ? [heading, introduced, ...titles] : [introduced, ...titles]).find(
    (text) => text !== undefined && isTelling(text),
  );
}

function questionOf(
  title: string,
  steps: readonly Step[],
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question {
  const citations = steps.flatMap(({ citation }) => citation ?? []);
  const texts = steps.map(({ text }) => text);
  let options = shuffled(texts, random);
  // Steps that are in order already ask nothing.
  if (options.every((option, index) => option === texts[index])) options = options.toReversed();
  return {
    kind: 'ordering',
    question_text: fillIn(phrases.order, { '': title }),
    options,
    order: texts.map((step) => options.indexOf(step)),
    difficulty: steps.length > 4 ? 'hard' : 'medium',
    ...madeOf(citations, source, phrases),
  };
}
