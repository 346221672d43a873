import { matchesOf } from '../course/matches.ts';
/** Where the questions of a lesson have their evidence. */
export interface LessonSections {
  /** `key` of the lesson in the plan. */
  lesson: string;
  /** How many of its sections cite anything. */
  sections: number;
  /** Citation id -> index of its section, for the citations of its questions. */
  sectionOf: Record<string, number>;
}

const HEADING = /^#{1,6} /;
const FENCE = /^\s*(?:```|~~~)/;
const MARK = /(?<!\\)\[\^(c\d+)\]/g;

/**
 * Citation id -> index of the section whose text it marks first.
 *
 * In: a lesson's Markdown; a section is what stands under a heading, and what stands before the first. Those
 * without a mark are not counted.
 */
export function sectionsByCitation(content: string): Map<string, number> {
  const found = new Map<string, number>();
  let section = 0;
  let isMarked = false;
  let isCode = false;
  for (const line of content.split('\n')) {
    if (FENCE.test(line)) isCode = !isCode;
    if (!isCode && HEADING.test(line) && isMarked) {
      section += 1;
      isMarked = false;
    }
    for (const [, id = ''] of matchesOf(line, MARK)) {
      isMarked = true;
      if (!found.has(id)) found.set(id, section);
    }
  }
  return found;
}
