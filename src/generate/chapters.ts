import type { Language } from './language.ts';
import { groupAt, isPreface, loadOfAll, type Section } from './sections.ts';

/** A chapter before it is cut into lessons. */
export interface Chapter {
  title: string;
  sections: Section[];
}

/** A chapter of less text joins its neighbour. */
const LEAST_CHAPTER = 150;
/** Text before the first chapter, or a preface, joins it, unless there is enough for a lesson. */
const LEAST_PREAMBLE = 500;
/** Top headings this close together are sections, not chapters. */
const LEAST_AVERAGE = 300;
/** Top headings this far apart are parts, when there are chapters below. */
const MOST_AVERAGE = 25_000;

/**
 * Finds the chapters of a document.
 *
 * In: its sections; `fallbackTitle` names what has no heading.
 * Out: chapters that hold every section once, in order; a document without usable headings is one chapter.
 */
export function chaptersOf(
  sections: readonly Section[],
  fallbackTitle: string,
  language: Language,
): Chapter[] {
  const level = chapterLevel(sections);
  if (level === 0) return [{ title: fallbackTitle, sections: [...sections] }];
  const chapters: Chapter[] = [];
  let opening: Section[] = [];
  for (const group of groupAt(withPartsOpened(sections, level, language), level)) {
    const head = group[0];
    if (head === undefined) continue;
    const isPart = language.part.test(head.title);
    if (isPart && loadOfAll(group) < LEAST_CHAPTER * 2) {
      opening = [...opening, ...group.map((section) => demoted(section, level))];
      continue;
    }
    chapters.push({
      title: head.title === '' ? fallbackTitle : head.title,
      sections: [...opening, ...group],
    });
    opening = [];
  }
  if (opening.length > 0) chapters.push({ title: opening[0]?.title ?? fallbackTitle, sections: opening });
  return mergeTiny(oneOfMany(chapters, fallbackTitle), level, sections[0]?.level === 0);
}

/** A chapter's section one level down, so that the chapter is a section of another. */
const demoted = (section: Section, level: number): Section => ({
  ...section,
  level: Math.max(section.level, level) + 1,
});

/** The level whose headings are chapters; 0 when there is none. */
function chapterLevel(sections: readonly Section[]): number {
  const total = loadOfAll(sections);
  const deepest = Math.max(0, ...sections.map((section) => section.level));
  for (let level = 1; level <= deepest; level += 1) {
    const count = sections.filter((section) => section.level === level).length;
    const below = sections.filter((section) => section.level > 0 && section.level <= level + 1).length;
    if (count === 0) continue;
    if (level === deepest) return level;
    if (count === 1 && below > 2) continue;
    if (total / count > MOST_AVERAGE && below >= count * 3) continue;
    return level;
  }
  return 0;
}

/** Where the top level holds parts, lifts what is below them: the chapters of a part come up to its level. */
function withPartsOpened(sections: readonly Section[], level: number, language: Language): Section[] {
  const tops = sections.filter((section) => section.level === level);
  const parts = tops.filter((section) => language.part.test(section.title));
  if (parts.length < 2 || parts.length < tops.length / 2) return [...sections];
  let inPart = false;
  return sections.map((section) => {
    if (section.level === level) inPart = language.part.test(section.title);
    return inPart && section.level > level ? { ...section, level: section.level - 1 } : section;
  });
}

/** Many tiny chapters (a heading on each slide, a paper of short sections) are the lessons of one. */
function oneOfMany(chapters: Chapter[], title: string): Chapter[] {
  const loads = chapters.map((chapter) => loadOfAll(chapter.sections)).sort((left, right) => left - right);
  const median = loads[loads.length >> 1] ?? 0;
  if (chapters.length < 3 || median >= LEAST_AVERAGE) return chapters;
  const total = loads.reduce((sum, load) => sum + load, 0);
  if (total / chapters.length >= LEAST_AVERAGE * 2) return chapters;
  return [{ title, sections: chapters.flatMap((chapter) => chapter.sections) }];
}

function mergeTiny(chapters: readonly Chapter[], level: number, hasPreamble: boolean): Chapter[] {
  const merged: Chapter[] = [];
  let waiting: Section[] = [];
  chapters.forEach((chapter, index) => {
    const isOpening = index === 0 && (hasPreamble || isPreface(chapter.title));
    const least = isOpening ? LEAST_PREAMBLE : LEAST_CHAPTER;
    const isTiny = loadOfAll(chapter.sections) < least;
    const previous = merged.at(-1);
    if (isTiny && index + 1 < chapters.length) {
      waiting.push(...chapter.sections.map((section) => demoted(section, level)));
    } else if (isTiny && previous !== undefined && waiting.length === 0) {
      previous.sections.push(...chapter.sections.map((section) => demoted(section, level)));
    } else {
      merged.push({ title: chapter.title, sections: after(waiting, chapter.sections, level) });
      waiting = [];
    }
  });
  return merged;
}

/** A chapter's sections after those of a tiny one before it; then its own opening is a section like them. */
function after(waiting: readonly Section[], sections: readonly Section[], level: number): Section[] {
  const head = sections[0];
  if (waiting.length === 0 || head === undefined) return [...sections];
  return [...waiting, { ...head, level: level + 1 }, ...sections.slice(1)];
}
