import type { LessonPlan } from '../course/plan.ts';
import type { Language } from './language.ts';
import type { Piece } from './pieces.ts';
import { sentencesOf, standsAlone } from './sentences.ts';

/** How much of a chapter's opening is searched for sentences that say what it is about. */
const OPENING_PIECES = 8;
const MOST_LENGTH = 320;
const HERE =
  /\b(?:this|the present|our) (?:\w+ )?(?:chapter|section|part|appendix|document|manual|guide|book|tutorial|paper|lecture|course)\b/i;

/** One or two sentences of a module's opening, verbatim; the titles of its lessons where none is fit. */
export function summaryOf(
  opening: readonly Piece[],
  lessons: readonly LessonPlan[],
  language: Language,
): string {
  const prose = opening.filter((piece) => !piece.isHeading && !piece.isCode).slice(0, OPENING_PIECES);
  for (const isWanted of [(text: string): boolean => HERE.test(text), (): boolean => true]) {
    for (const piece of prose) {
      const sentences = sentencesOf(piece.text, language);
      const first = sentences.findIndex(({ text }) => isWanted(text) && isFit(text, language));
      const one = sentences[first]?.text;
      if (one === undefined) continue;
      const two = sentences[first + 1]?.text ?? '';
      const both = `${one} ${two}`;
      return both.length <= MOST_LENGTH && isFit(two, language) ? both : one;
    }
  }
  const titles = [...new Set(lessons.map((lesson) => lesson.title))];
  if (titles.length === 1) {
    // One title says nothing new: the first whole sentence says more, even where it leans on its place.
    const sentence = prose
      .flatMap((piece) => sentencesOf(piece.text, language))
      .find(({ text }) => isWhole(text));
    if (sentence !== undefined) return sentence.text;
  }
  return titles.join(' · ');
}

const isWhole = (text: string): boolean =>
  text.length >= 40 && text.length <= MOST_LENGTH && /^\p{L}.*[.。।]$/u.test(text);

/** A summary stands beside its chapter: "This chapter" is clear there. */
const isFit = (text: string, language: Language): boolean =>
  text.length <= MOST_LENGTH && standsAlone(text.replace(HERE, 'Here X'), language, { least: 8, most: 45 });
