import type { Citation, LessonExercise } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import type { Question } from '../course/quiz.ts';
import { isTerm } from './definitions.ts';
import { termDistractors } from './distractors.ts';
import { evidenceOf } from './evidence.ts';
import { fillIn, type Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import { plainText } from './plain-text.ts';
import { printedChoice } from './printed-choice.ts';
import type { Random } from './random.ts';
import { kindOf } from './term-kind.ts';
import { termQuestions } from './term-questions.ts';
import { contentStems, wordsOf } from './words.ts';

const MOST_STEM_WORDS = 60;
/** What an exercise or answer is labelled with: its number, "Exercise 2.3:", "Answer:". */
const LABEL =
  /^(?:\p{L}+(?: to \p{L}+)? )?(?:\(?(?:[A-Z]\.)?\d+(?:[.-]\d+)*[a-z]?\)?[.:)]?)(?:\s+|$)|^\p{L}{3,12}:\s+/u;
const LEAST_QUOTE = 25;
const LEAST_QUOTE_WORDS = 4;

/** What an exercise asks, as plain text, with what is cited of it and of its answer. */
interface Asked {
  stem: string;
  answer: string | undefined;
  citations: Citation[];
}

/** The book's own questions that one can answer by choosing; all others stay exercises of the lesson. */
export function* bookQuestions(source: QuizSource, phrases: Phrases, random: Random): Generator<Question> {
  for (const exercise of source.lesson.draft.exercises) {
    const citations = citationsOf(exercise, source);
    if (citations.length === 0) continue;
    const choice = printedChoice(exercise);
    if (choice !== undefined) {
      const { stem, options, correct } = choice;
      yield {
        kind: 'choice',
        question_text: withoutLabel(stem),
        options,
        correct,
        ...rest(citations, source, phrases),
      };
      continue;
    }
    // What has parts of its own, code or pictures is no question of one line.
    if (exercise.text.includes('\n')) continue;
    const answer = exercise.answer === null ? undefined : withoutLabel(plainText(exercise.answer));
    const asked = { stem: withoutLabel(plainText(exercise.text)), answer, citations };
    const question =
      asStatement(asked, source, phrases) ??
      asMeaning(asked, source, phrases, random) ??
      asTerm(asked, source, phrases, random);
    if (question !== undefined && wordsOf(question.question_text).length <= MOST_STEM_WORDS) yield question;
  }
}

const withoutLabel = (text: string): string => text.replace(LABEL, '');

/** What is quoted of the answer, and the exercise's first words; not its single options. */
function citationsOf({ citations: ids, answer }: LessonExercise, { citations }: QuizSource): Citation[] {
  const said = plainText(answer ?? '');
  return ids
    .flatMap((id) => citations.get(id) ?? [])
    .filter(({ quote }, index) => index === 0 || said.includes(inOneLine(quote)))
    .filter(({ quote }) => quote.length >= LEAST_QUOTE || quote.split(' ').length >= LEAST_QUOTE_WORDS);
}

/** What all questions of the book have. The explanation is the last thing cited: the answer, where it is long enough. */
const rest = (citations: Citation[], { lesson }: QuizSource, phrases: Phrases) => ({
  explanation: citations
    .slice(-1)
    .map((citation) => evidenceOf(citation, phrases))
    .join(' '),
  difficulty: 'medium' as const,
  origin: 'book' as const,
  topic: lesson.title,
  lesson: lesson.key,
  citations,
});

/** "True or false: ..." with the book's "True." or "False: ..." */
function asStatement(
  { stem, answer, citations }: Asked,
  source: QuizSource,
  phrases: Phrases,
): Question | undefined {
  const lowered = answer?.toLowerCase() ?? '';
  const options = [phrases.trueLabel, phrases.falseLabel];
  // The exercise itself says what is false: only the book's answer can be the evidence.
  const correct = options.findIndex((label) => startsWithWord(lowered, label.toLowerCase()));
  const [before = '', after = ''] = phrases.trueFalse.split('{}');
  const asks = [before, after].map((part) =>
    part
      .trim()
      .replace(/[:¿?]+$/g, '')
      .toLowerCase(),
  );
  const statement = stem
    .replace(/\s*[([][^)\]]{4,20}[)\]]\.?$/u, (aside) => (isJudging(aside, phrases) ? '' : aside))
    .trim();
  const opening = asks.find((part) => part !== '' && statement.toLowerCase().startsWith(part));
  const bare = statement.slice(opening?.length ?? 0).replace(/^[\s:?.–-]+/u, '');
  const evidence = correct === 1 ? citations.filter(({ quote }) => !quote.includes(bare)) : citations;
  if (correct < 0 || bare.endsWith('?') || wordsOf(bare).length < 4 || evidence.length === 0)
    return undefined;
  return {
    kind: 'true_false',
    question_text: fillIn(phrases.trueFalse, { '': bare }),
    options,
    correct,
    ...rest(evidence, source, phrases),
  };
}

const startsWithWord = (text: string, word: string): boolean =>
  text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(text.slice(word.length));

/** "(True/False)" behind a statement. */
const isJudging = (aside: string, { trueLabel, falseLabel }: Phrases): boolean =>
  [trueLabel, falseLabel].every((label) => aside.toLowerCase().includes(label.toLowerCase()));

/** "What is a vector?" or "Define a vector", where the lesson defines it: the book's words, with meanings to choose from. */
function asMeaning(
  { stem, citations }: Asked,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const named = namedIn(stem, source, phrases);
  const keyTerm = source.lesson.draft.key_terms.find(({ term }) => sameTerm(term, named));
  if (keyTerm === undefined) return undefined;
  const alone = {
    ...source,
    lesson: { ...source.lesson, draft: { ...source.lesson.draft, key_terms: [keyTerm] } },
  };
  for (const made of termQuestions(alone, phrases, random)) {
    if (made.kind !== 'choice' || made.options.some((option) => sameTerm(option, keyTerm.term))) continue;
    return { ...made, question_text: stem, origin: 'book', citations: [...made.citations, ...citations] };
  }
  return undefined;
}

const sameTerm = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.toLowerCase().replace(/s$/, '') === other.toLowerCase().replace(/s$/, '');

/** The term that a question asks for in one of the ways in which the course itself would ask. */
function namedIn(stem: string, { language }: QuizSource, phrases: Phrases): string | undefined {
  const asks = [
    ...phrases.meaningOfNoun,
    ...phrases.meaningOfPlural,
    ...phrases.meaningOfVerb,
    phrases.define,
  ];
  const bare = stem.replace(/[.?!]+$/, '').trim();
  for (const template of asks) {
    const [before = '', after = ''] = template.replace(/[.?!]+$/, '').split('{}');
    if (!bare.startsWith(before) || !bare.endsWith(after) || bare.length <= before.length + after.length)
      continue;
    const name = bare
      .slice(before.length, bare.length - after.length)
      .trim()
      .replace(language.article, '');
    if (isTerm(name, language)) return name.replace(/[“”"'‘’`]/g, '');
  }
  return undefined;
}

/** "Which function ...?" with the book's answer: a name, among others of its kind. */
function asTerm(
  { stem, answer = '', citations }: Asked,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Question | undefined {
  const { language, index } = source;
  const text = answer
    .replace(/[.;]+$/, '')
    .replace(language.article, '')
    .trim();
  if (!stem.endsWith('?') || text === '' || !isTerm(text, language)) return undefined;
  const known = index.all.find(({ term }) => sameTerm(term, text));
  const stems = new Set(contentStems(stem, language));
  const key = { text, kind: known?.kind ?? kindOf(text) };
  const distractors = termDistractors(key, stems, stem, source, random);
  if (distractors === undefined) return undefined;
  return {
    kind: 'choice',
    question_text: stem,
    options: [text, ...distractors],
    correct: 0,
    ...rest(citations, source, phrases),
  };
}
