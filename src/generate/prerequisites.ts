import type { LessonPlan } from '../course/plan.ts';
import type { Language } from './language.ts';
import type { Portion } from './lesson-sizes.ts';

/** A lesson as it is planned, with the text that it takes. */
export interface PlannedPortion {
  documentId: number;
  lesson: LessonPlan;
  portion: Portion;
}

/** A lesson that leans on more than this many others leans on the book as a whole. */
const MOST = 3;
/** "3.2 Vectors", "Chapter 4: Lists", "A.1 Tables", "Appendix B". */
const PRINTED_NUMBER =
  /^(?:(?:chapter|section|part|appendix|lecture|kapitel|abschnitt|teil|anhang|chapitre|partie|annexe|cap[íi]tulo|secci[óo]n|parte|ap[ée]ndice|глава|раздел)\s+)?(?<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3}){0,4}(?=[.:)\s]))(?=[.:)\s]|$)/iu;
const CHAPTER_ZH = /^第\s*(?<number>\d{1,3})\s*[章节節]/u;
const HAS_NUMBER = /\d|[A-Z]\b/;

/**
 * Finds what each lesson builds on: the earlier lessons of the same document that its text names by their printed
 * number, as "see Section 2.3". The keys of those named most go to the lesson's plan, in the order of the course.
 */
export function addPrerequisites(planned: readonly PlannedPortion[], language: Language): void {
  const places = new Map<string, number>();
  planned.forEach(({ documentId, portion }, index) => {
    for (const { heading, text } of portion.pieces) {
      if (heading === undefined) continue;
      // A bookmark may leave out the number that is printed on the page.
      const number = printedNumber(heading.title) ?? printedNumber(text);
      const key = `${documentId}:${number}`;
      if (number !== undefined && !places.has(key)) places.set(key, index);
    }
  });
  if (places.size === 0) return;
  planned.forEach(({ documentId, lesson, portion }, index) => {
    const times = new Map<number, number>();
    for (const { text, isCode, isHeading } of portion.pieces) {
      if (isCode || isHeading || !HAS_NUMBER.test(text)) continue;
      for (const { groups } of text.matchAll(language.reference)) {
        const place = placeOf(`${documentId}:`, groups?.number ?? '', places);
        if (place !== undefined && place < index) times.set(place, (times.get(place) ?? 0) + 1);
      }
    }
    const named = [...times].sort((left, right) => right[1] - left[1] || left[0] - right[0]).slice(0, MOST);
    const keys = named
      .map(([place]) => place)
      .sort((left, right) => left - right)
      .flatMap((place) => planned[place]?.lesson.key ?? []);
    if (keys.length > 0) lesson.prerequisites = keys;
  });
}

/** "2.3" of "2.3 Vectors" and of "Section 2.3. Vectors"; undefined for a title without a number. */
function printedNumber(title: string): string | undefined {
  const flat = title.trim();
  return (PRINTED_NUMBER.exec(flat) ?? CHAPTER_ZH.exec(flat))?.groups?.number?.toUpperCase();
}

/** The lesson where a number is printed; "2.3.1" may be known as a part of "2.3" only. */
function placeOf(document: string, number: string, places: ReadonlyMap<string, number>): number | undefined {
  for (
    let rest = number.toUpperCase();
    rest !== '';
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))
  ) {
    const place = places.get(document + rest);
    if (place !== undefined) return place;
  }
  return undefined;
}
