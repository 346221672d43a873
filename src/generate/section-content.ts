import type { LessonText, ReadPassage } from './lesson-text.ts';
import { wordCount } from './words.ts';

/** What stands under one heading of a lesson, down to the next heading of its level or above. */
export interface SectionContent {
  /** Empty for what stands before the first heading. */
  title: string;
  passages: ReadPassage[];
}

/** What a section is made of mostly, and so what a learner does with it. */
export type SectionKind = 'steps' | 'code' | 'picture' | 'list' | 'prose';

const LEAST_STEPS = 3;
const MOSTLY = 0.5;
const NUMBERED = /^\(?\d{1,2}[.)]?\)?$/;

/** Whether a marker is the number of an item. */
export const isNumber = (marker: string | undefined): boolean =>
  marker !== undefined && NUMBERED.test(marker);

/** The sections of a lesson, those inside of others too. */
export function sectionsIn({ passages }: LessonText): SectionContent[] {
  const sections: (SectionContent & { depth: number })[] = [{ title: '', passages: [], depth: -1 }];
  const open: (typeof sections)[number][] = sections.slice();
  for (const passage of passages) {
    if (passage.kind === 'heading') {
      while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= passage.depth) open.pop();
      const section = { title: passage.text, passages: [], depth: passage.depth };
      sections.push(section);
      open.push(section);
    } else for (const section of open) section.passages.push(passage);
  }
  return sections;
}

/** Tells what most of a section is by the words of its parts; a picture counts as a paragraph of its size. */
export function kindOfSection({ passages }: SectionContent): SectionKind {
  const words = { code: 0, picture: 0, list: 0, prose: 0 };
  let steps = 0;
  for (const { kind, text, marker } of passages) {
    const count = wordCount(text);
    if (kind === 'code' && !isSaid(text, count)) words.code += count;
    else if (kind === 'figure' || kind === 'table') words.picture += Math.max(count, PICTURE_WORDS);
    else if (kind === 'list_item') {
      words.list += count;
      if (isNumber(marker)) steps += 1;
    } else words.prose += count;
  }
  const all = words.code + words.picture + words.list + words.prose;
  if (steps >= LEAST_STEPS && words.list >= all * (1 - MOSTLY) * 0.5) return 'steps';
  if (words.code > all * 0.4) return 'code';
  if (words.picture > all * MOSTLY) return 'picture';
  return words.list > all * MOSTLY ? 'list' : 'prose';
}

const PICTURE_WORDS = 60;
const LEAST_SAID = 30;
const MOST_SIGNS = 0.02;

/** Text that is set as code, such as a sample of data: nearly nothing in it is a sign of a program. */
const isSaid = (text: string, words: number): boolean =>
  words >= LEAST_SAID && (text.match(/[{}()=;<>\\$#|]/g)?.length ?? 0) < text.length * MOST_SIGNS;
