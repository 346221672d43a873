import type { Citation } from '../course/course.ts';
import { BLANK, type Question } from '../course/quiz.ts';
import { termDistractors } from './distractors.ts';
import type { Language, Phrases } from './language.ts';
import type { QuizSource } from './lesson-source.ts';
import type { IndexedTerm } from './pool-index.ts';
import type { Random } from './random.ts';
import { evidenceOf } from './term-questions.ts';
import { contentStems } from './words.ts';

const TOKEN = /[^\s"“”‘’'(),;:]+(?:\(\))?/gu;
/** A sentence offers more blanks than are worth trying. */
const MOST_BLANKS = 4;

/** Questions with one blank, made of a sentence that stands alone, one at a time: the best blanks of it first. */
export function* clozeQuestions(
  citation: Citation,
  source: QuizSource,
  phrases: Phrases,
  random: Random,
): Generator<Question> {
  const sentence = citation.quote.replace(/\s+/g, ' ');
  for (const blank of blanksIn(sentence, source).slice(0, MOST_BLANKS)) {
    const stemText = withBlank(sentence, blank, source.language);
    const answer = sentence.slice(blank.start, blank.end);
    const stem = new Set(contentStems(stemText.replace(BLANK, ' '), source.language));
    const key = { text: answer, kind: blank.term.kind };
    const distractors = termDistractors(key, stem, sentence, source, random);
    if (distractors === undefined) continue;
    yield {
      kind: 'cloze',
      question_text: stemText,
      options: [answer, ...distractors],
      correct: 0,
      accepted: variantsOf(answer),
      explanation: evidenceOf(citation, phrases),
      difficulty: 'medium',
      origin: 'made',
      topic: source.lesson.title,
      lesson: source.lesson.key,
      citations: [citation],
    };
  }
}

interface Blank {
  term: IndexedTerm;
  start: number;
  end: number;
}

/** The course's terms in a sentence, each standing there once and not at its start; defined and long ones first. */
function blanksIn(sentence: string, { index, language }: QuizSource): Blank[] {
  const lowered = sentence.toLowerCase();
  const blanks: Blank[] = [];
  for (const match of lowered.matchAll(TOKEN)) {
    if (match.index === 0) continue;
    for (const term of index.byFirstWord.get(match[0].replace(/[.!?]+$/, '')) ?? []) {
      // A phrase may open its sentence with a capital; a name is spelled one way.
      const isPhrase = term.kind === 'singular' || term.kind === 'plural';
      const needle = isPhrase ? term.term.toLowerCase() : term.term;
      const haystack = isPhrase ? lowered : sentence;
      const end = match.index + needle.length;
      if (!haystack.startsWith(needle, match.index) || /[\p{L}\p{N}_(-]/u.test(lowered.charAt(end))) continue;
      const isOnce = lowered.split(needle.toLowerCase()).length === 2;
      // A plain word that is code elsewhere is a blank only where the term is defined.
      const isPlain = term.definition === undefined && /^\p{Ll}+$/u.test(term.term);
      const isWhole = isCode(term) || standsFree(lowered, match.index, end, language);
      if (isOnce && !isPlain && isWhole) blanks.push({ term, start: match.index, end });
    }
  }
  const weight = ({ term }: Blank): number => (term.definition === undefined ? 0 : 100) + term.term.length;
  return blanks.sort((left, right) => weight(right) - weight(left));
}

const NOT_CODE: readonly string[] = ['singular', 'plural', 'name', 'acronym'];
/** A name in code stands well before its kind, as in "the x command". */
const isCode = ({ kind }: IndexedTerm): boolean => !NOT_CODE.includes(kind);

/** Whether a phrase is a whole one where it stands, not half of "data objects" or "vector elements". */
function standsFree(sentence: string, start: number, end: number, language: Language): boolean {
  const before = /([\p{L}\p{N}'’-]+) $/u.exec(sentence.slice(0, start))?.[1];
  if (before !== undefined && !language.stopWords.has(before)) return false;
  const after = /^ ([\p{L}\p{N}-]+)/u.exec(sentence.slice(end, end + 30))?.[1];
  return after === undefined || language.stopWords.has(after) || language.plainVerb.test(after);
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
