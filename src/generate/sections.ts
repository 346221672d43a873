import { inOneLine } from '../course/one-line.ts';
import type { Piece } from './pieces.ts';

/** What stands from one heading to the next. Level 0 is text before any heading. */
export interface Section {
  level: number;
  title: string;
  pieces: Piece[];
  load: number;
}

export const loadOfAll = (sections: readonly Section[]): number =>
  sections.reduce((sum, section) => sum + section.load, 0);

/** Cuts a document's pieces at its headings. */
export function sectionsOf(pieces: readonly Piece[]): Section[] {
  const sections: Section[] = [];
  let current: Section | undefined;
  for (const piece of pieces) {
    if (current === undefined || piece.heading !== undefined) {
      current = {
        level: piece.heading?.level ?? 0,
        title: cleanTitle(piece.heading?.title ?? ''),
        pieces: [],
        load: 0,
      };
      sections.push(current);
    }
    current.pieces.push(piece);
    current.load += piece.load;
  }
  dropLetters(sections);
  return sections;
}

const LETTERED = /^([A-Z])[.:]? (?=\S)/;

/** "A", "B", "C" before the titles of appendices number them, where they follow each other on one level. */
function dropLetters(sections: readonly Section[]): void {
  const open = new Map<number, Section[]>();
  const close = (level: number): void => {
    const run = open.get(level) ?? [];
    if (run.length > 1) for (const section of run) section.title = section.title.replace(LETTERED, '');
    open.delete(level);
  };
  for (const section of sections) {
    const letter = LETTERED.exec(section.title)?.[1];
    for (const level of [...open.keys()]) if (level > section.level) close(level);
    const run = open.get(section.level) ?? [];
    const next = String.fromCharCode(65 + run.length);
    if (letter === next) open.set(section.level, [...run, section]);
    else close(section.level);
  }
  for (const level of [...open.keys()]) close(level);
}

const NUMBER =
  /^(?:(?:chapter|kapitel|chapitre|cap[íi]tulo|section|lecture|глава)\s+)?(?:\d+|[A-Z](?=\.\d)|[IVX]+(?=[.:)]\s|\.\d))(?:\.\d+)*[.:)]?(?:\s*[—–-]\s+|\s+)(?=\S)/iu;
const APPENDIX =
  /^(?:appendix|annex|anhang|annexe|ap[ée]ndice|apêndice|anexo|appendice|приложение) [A-Z\d][.:]?(?:\s*[—–-]\s+|\s+)(?=\S)/iu;
const CHAPTER_ZH = /^第\s*[\d一二三四五六七八九十百]+\s*[章节節]\s*/u;

/** A title without its printed number; "2.1 Vectors" is "Vectors". */
export function cleanTitle(title: string): string {
  const flat = inOneLine(title.replace(/\p{Cc}/gu, ' ')).trim();
  const bare = flat.replace(APPENDIX, '').replace(NUMBER, '').replace(CHAPTER_ZH, '').trim();
  return bare === '' || (/^[\d\W]+$/u.test(bare) && !/\p{L}/u.test(bare)) ? flat : bare;
}

const PREFACE =
  /^(?:preface|foreword|prologue|abstract|prefacio|prólogo|préface|avant-propos|vorwort|geleitwort|prefazione|prefácio|предисловие|前言|序言?|まえがき|はじめに)$/iu;

export const isPreface = (title: string): boolean => PREFACE.test(title);

/** Groups sections under the headings of one level or above; what stands before the first is a group of its own. */
export function groupAt(sections: readonly Section[], level: number): Section[][] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (last === undefined || (section.level > 0 && section.level <= level)) groups.push([section]);
    else last.push(section);
  }
  return groups;
}
