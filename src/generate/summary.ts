import type { LessonPlan } from '../course/plan.ts';
import { isFragment } from './fragments.ts';
import type { Language } from './language.ts';
import type { Piece } from './pieces.ts';
import { sentencesOf, standsAlone } from './sentences.ts';

/** How much of a chapter's opening is searched for sentences that say what it is about. */
const OPENING_PIECES = 8;
const MOST_LENGTH = 320;
/** What a sentence leans on is named near its beginning; a later "this" may stand for its own words. */
const OPENING_CHARS = 40;
/** How near the opening a sentence that stands for itself is better than the first one. */
const NEAR_PIECES = 3;
const HERE =
  /\b(?:this|the present|our) (?:\w+ )?(?:chapter|section|part|appendix|document|manual|guide|book|tutorial|paper|lecture|course)\b|\best[ea] (?:capítulo|sección|apéndice|documento|manual|guía|libro|parte|seção|apêndice|guia|livro)(?!\p{L})|\bc(?:e|ette) (?:chapitre|section|annexe|document|manuel|guide|livre|partie)(?!\p{L})|\bdiese[rsm]? (?:kapitel|abschnitt|anhang|dokument|handbuch|buch|teil)(?!\p{L})|\bquest[oa] (?:capitolo|sezione|appendice|documento|manuale|guida|libro|parte)(?!\p{L})|(?<!\p{L})(?:эт|данн|настоящ)\p{L}+ (?:\p{L}+ )?(?:глав|раздел|приложени|документ|руководств|книг|част)\p{L}*|本(?:章|节|節|文档|手册|指南|书|書)/iu;

/** One or two sentences of a module's opening, verbatim; the titles of its lessons where none is fit. */
export function summaryOf(
  opening: readonly Piece[],
  lessons: readonly LessonPlan[],
  language: Language,
): string {
  const prose = opening.filter((piece) => !piece.isHeading && !piece.isCode).slice(0, OPENING_PIECES);
  const leans = (text: string): boolean =>
    language.anaphora.test(text.replace(HERE, '').slice(0, OPENING_CHARS));
  const wanted = [(text: string) => HERE.test(text), (text: string) => !leans(text), () => true];
  for (const [turn, isWanted] of wanted.entries()) {
    for (const piece of turn === 1 ? prose.slice(0, NEAR_PIECES) : prose) {
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

/** "Sponsor: the one who uploads": an entry of a list. */
const ENTRY = /^[^.,:;。，：；]{2,50}(?:: ?(?=\p{Ll})|：)/u;

/** A summary stands beside its chapter: "This chapter" is clear there. */
const isFit = (text: string, language: Language): boolean =>
  text.length <= MOST_LENGTH &&
  !/^[([（【「]/u.test(text) &&
  !ENTRY.test(text) &&
  !isFragment(text, language) &&
  standsAlone(text.replace(HERE, 'Here X'), language, { least: 8, most: 45 });
