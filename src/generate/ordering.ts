import type { Citation } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { type NumberedList, numberedLists } from './numbered-lists.ts';
import { type Random, shuffled } from './random.ts';
import { cleanTitle } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { evidenceOf } from './term-questions.ts';
import { wordsOf } from './words.ts';

const LEAST_STEPS = 3;
const MOST_STEPS = 8;
const LEAST_STEP_WORDS = 2;
const MOST_STEP_WORDS = 20;
/** Of the steps so many must open as instructions do, where no title announces a procedure. */
const LEAST_INSTRUCTIONS = 0.6;
/** Of things, not of steps, more than so many open with an article. */
const MOST_NAMED = 0.25;
const LEAST_TITLE_WORDS = 2;
const MOST_TITLE_WORDS = 25;
/** Quotes that are shorter are found in many places. */
const LEAST_QUOTE = 25;
const LEAST_QUOTE_WORDS = 4;

/** A question for each list of the lesson whose steps the text itself numbers. */
export function* orderingQuestions(
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<Question> {
  for (const list of numberedLists(source.lesson.draft.content)) {
    const steps = list.items.map((item) => stepOf(item.text, source.language));
    const whole = steps.filter((step) => step !== undefined);
    if (whole.length < steps.length || whole.length < LEAST_STEPS || whole.length > MOST_STEPS) continue;
    if (!isProcedure(list, whole, source.language) || !areDistinct(whole)) continue;
    const citations = citationsOf(list, source);
    const title = titleOf(list, source);
    if (citations.length === 0 || title === undefined) continue;
    yield questionOf({ title, steps: whole, citations }, source, phrases, random);
  }
}

/** The first sentence of an item, without a word that tells its place; undefined where it leans on another. */
function stepOf(item: string, language: Language): string | undefined {
  const [sentence] = sentencesOf(item, language);
  if (sentence === undefined) return undefined;
  const opening = /^\p{L}+,? /u.exec(sentence.text)?.[0] ?? '';
  const leans = language.dangling.test(sentence.text);
  const bare =
    leans && opening.includes(',') ? capitalised(sentence.text.slice(opening.length)) : sentence.text;
  const step = bare.replace(/\s*[.:;,]+$/, '');
  const count = wordsOf(step).length;
  if (count < LEAST_STEP_WORDS || count > MOST_STEP_WORDS || step.endsWith('?')) return undefined;
  const tells = [language.dangling, language.anaphora, language.pointer].some((pattern) =>
    pattern.test(bare),
  );
  return tells || /\d+\s*[.)]$|[(“][^)”]*$/u.test(step) ? undefined : step;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Steps of a procedure, not a numbered list of things or of choices. */
function isProcedure(list: NumberedList, steps: readonly string[], language: Language): boolean {
  const { instruction, article } = language;
  if (steps.filter((step) => article.test(step)).length > steps.length * MOST_NAMED) return false;
  if (language.procedure.test(cleanTitle(list.heading))) return true;
  const instructions = steps.filter((step) => instruction?.test(step) === true).length;
  return instructions >= steps.length * LEAST_INSTRUCTIONS;
}

/** Two steps that open with the same words cannot be put in order. */
function areDistinct(steps: readonly string[]): boolean {
  const lowered = steps.map((step) => step.toLowerCase());
  return lowered.every((step, index) =>
    lowered.every((other, place) => place === index || (!step.includes(other) && !other.includes(step))),
  );
}

/** What is cited of the list, as far as it is long enough to be found again. */
const citationsOf = ({ items }: NumberedList, { citations }: QuizSource): Citation[] =>
  items
    .flatMap(({ marks }) => marks.flatMap((id) => citations.get(id) ?? []))
    .filter(
      ({ quote }, index, all) =>
        (quote.length >= LEAST_QUOTE || quote.split(' ').length >= LEAST_QUOTE_WORDS) &&
        all.findIndex((other) => other.quote === quote) === index,
    );

/** What the steps are for: the heading above them, the sentence that introduces them, or the lesson's title. */
function titleOf(list: NumberedList, { lesson, language }: QuizSource): string | undefined {
  const isTelling = (text: string): boolean => {
    const count = wordsOf(text).length;
    return (
      count >= LEAST_TITLE_WORDS &&
      count <= MOST_TITLE_WORDS &&
      !language.genericTitle.test(text) &&
      !language.pointer.test(text) &&
      !language.anaphora.test(text) &&
      !language.dangling.test(text) &&
      language.address?.test(text) !== true
    );
  };
  const introduced = list.introduction.endsWith(':')
    ? sentencesOf(list.introduction, language).at(-1)?.text.replace(/\s*:$/, '')
    : undefined;
  const heading = cleanTitle(list.heading);
  const titles = language.procedure.test(heading) ? [heading, introduced] : [introduced, heading];
  return [...titles, lesson.title].find((text) => text !== undefined && isTelling(text));
}

interface Ordered {
  title: string;
  steps: readonly string[];
  citations: Citation[];
}

function questionOf(
  { title, steps, citations }: Ordered,
  { lesson }: QuizSource,
  phrases: Phrases,
  random: Random,
): Question {
  let options = shuffled(steps, random);
  // Steps that are in order already ask nothing.
  if (options.every((option, index) => option === steps[index])) options = options.toReversed();
  return {
    kind: 'ordering',
    question_text: fillIn(phrases.order, { '': title }),
    options,
    order: steps.map((step) => options.indexOf(step)),
    explanation: citations.map((citation) => evidenceOf(citation, phrases)).join(' '),
    difficulty: steps.length > 5 ? 'hard' : 'medium',
    origin: 'made',
    topic: lesson.title,
    lesson: lesson.key,
    citations,
  };
}
