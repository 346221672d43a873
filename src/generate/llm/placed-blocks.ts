import type { CitationList } from '../citations.ts';
import { contentOf } from '../lesson-content.ts';
import type { LessonText, ReadPassage } from '../lesson-text.ts';
import { inlineMarkdown } from '../markdown.ts';
import type { GroundedParagraph } from './ground-lesson.ts';

/** What is shown as it stands in the source. */
const SHOWN: ReadonlySet<ReadPassage['kind']> = new Set(['code', 'table', 'figure', 'formula']);
/** A heading with less below it need not be told. */
const LEAST_SENTENCES = 2;

/** Passages that go into a lesson together, from the place `from` of the source, as they stand there. */
interface Group {
  from: number;
  passages: ReadPassage[];
}

/**
 * What of the source goes between the paragraphs of a lesson: code, tables, figures and displayed formulas with their
 * captions, and sections of which no paragraph says anything, in the source's own words.
 *
 * Out: for each paragraph the Markdown that follows it. A block follows the first paragraph that cites it, else the last
 * one that cites what stands before it most closely.
 */
export function placeBlocks(
  text: LessonText,
  paragraphs: readonly GroundedParagraph[],
  citations: CitationList,
): (() => string)[][] {
  const after: (() => string)[][] = paragraphs.map(() => []);
  const cited = paragraphs.map(({ items }) => new Set(items.map(({ passageIndex }) => passageIndex)));
  for (const group of groupsOf(text, cited)) {
    const render = (): string => markdownOf(group, text, citations);
    after[anchorOf(group, cited)]?.push(render);
  }
  return after;
}

/** A heading at the start would be taken for the lesson's own title. */
function markdownOf({ passages }: Group, text: LessonText, citations: CitationList): string {
  const [first, ...rest] = passages;
  if (first?.kind !== 'heading') return contentOf({ ...text, passages }, citations).trim();
  const below = contentOf({ ...text, passages: rest }, citations).trim();
  return `## ${inlineMarkdown(first.text, [])}\n\n${below}`;
}

function anchorOf({ from, passages }: Group, cited: readonly ReadonlySet<number>[]): number {
  const isIn = (index: number): boolean => index >= from && index < from + passages.length;
  const direct = cited.findIndex((indexes) => [...indexes].some(isIn));
  if (direct >= 0) return direct;
  let [best, nearest] = [0, -1];
  cited.forEach((indexes, paragraph) => {
    const before = Math.max(-1, ...[...indexes].filter((index) => index < from));
    if (before >= nearest && before >= 0) [best, nearest] = [paragraph, before];
  });
  return best;
}

function groupsOf({ passages }: LessonText, cited: readonly ReadonlySet<number>[]): Group[] {
  const groups: Group[] = [];
  const all = new Set(cited.flatMap((indexes) => [...indexes]));
  for (const section of sectionsOf(passages)) {
    const sentences = section.passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
    const isTold = section.passages.some((_passage, index) => all.has(section.from + index));
    if (!isTold && sentences >= LEAST_SENTENCES) groups.push(section);
    else groups.push(...blocksOf(section));
  }
  return groups;
}

/** A heading and all below it up to the next one. */
function sectionsOf(passages: readonly ReadPassage[]): Group[] {
  const sections: Group[] = [];
  passages.forEach((passage, index) => {
    const open = sections.at(-1);
    if (open === undefined || passage.kind === 'heading') sections.push({ from: index, passages: [passage] });
    else open.passages.push(passage);
  });
  return sections;
}

/** Runs of blocks that are shown, with the captions beside them. */
function blocksOf({ from, passages }: Group): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  passages.forEach((passage, index) => {
    if (SHOWN.has(passage.kind) || passage.kind === 'caption') {
      open ??= { from: from + index, passages: [] };
      open.passages.push(passage);
    } else if (open !== undefined) {
      groups.push(open);
      open = undefined;
    }
  });
  if (open !== undefined) groups.push(open);
  return groups.filter((group) => group.passages.some(({ kind }) => SHOWN.has(kind)));
}
