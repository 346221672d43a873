import type { CitationList } from './citations.ts';
import type { FootnoteList } from './footnotes.ts';
import type { ReadPassage } from './lesson-text.ts';
import { escapedStart, inlineMarkdown } from './markdown.ts';
import { PRINTED_BULLET } from './passages.ts';
import { pictureMarkdown } from './pictures.ts';

/** List items of fewer words than this are cited by the last item of their list. */
const WORDS_WORTH_A_MARK = 8;
const ORDERED = /^\(?(\d{1,9})[.)]?\)?$/;
const BULLET = /^[•‣◦▪▫■□●○◆◇–—*·+-]$|^[^\p{L}\p{N}]$/u;
/** What is indented by four more than "- " or "10. " belongs to the item. */
const INDENT = '    ';

interface Around {
  /** What stands in an item besides its own text, with the depth of the item. */
  bodies: ReadonlyMap<ReadPassage, number>;
  /** Adds a passage that is no item to the parts before it. */
  add: (parts: string[], passage: ReadPassage) => void;
  citations: CitationList;
  notes: FootnoteList;
}

/** A point of a list with a formula that is drawn in it: it is shown as a picture, in its place of the list. */
export const isDrawnPoint = ({ kind, marker }: ReadPassage): boolean =>
  kind === 'formula' && marker !== undefined;

export const markOf = (id: string | undefined): string => (id === undefined ? '' : `[^${id}]`);

export const withMark = (line: string, mark: string, between = ' '): string =>
  mark === '' || line === '' ? line + mark : `${line}${between}${mark}`;

/** A list with its nested ones. What belongs to an item stands under it, so that the list goes on behind. */
export function listMarkdown(passages: readonly ReadPassage[], around: Around): string {
  const { bodies, add } = around;
  const last = passages.findLast((passage) => !bodies.has(passage));
  const depths: number[] = [];
  let markdown = '';
  let parts: string[] = [];
  let indents: string[] = [];
  const close = (): void => {
    const between = parts.length > 1 ? '\n\n' : '\n';
    const filled = parts.map((part, at) => indented(part, indents[at] ?? '')).filter((part) => part !== '');
    markdown += filled.join('\n\n') + between;
    parts = [];
    indents = [];
  };
  for (const [index, passage] of passages.entries()) {
    const depth = bodies.get(passage);
    if (depth === undefined) {
      if (parts.length > 0) close();
      while (depths.length > 0 && (depths.at(-1) ?? 0) > passage.depth) depths.pop();
      if (depths.at(-1) !== passage.depth) depths.push(passage.depth);
      const next = passages[index + 1];
      const isCited = passage === last || (next !== undefined && bodies.has(next));
      parts.push(itemMarkdown(passage, isCited, around));
      indents.push(INDENT.repeat(depths.length - 1));
    } else {
      add(parts, passage);
      const levels = Math.max(1, depths.filter((level) => level <= depth).length);
      while (indents.length < parts.length) indents.push(INDENT.repeat(levels));
    }
  }
  close();
  return markdown.trimEnd();
}

const indented = (part: string, indent: string): string =>
  indent === '' ? part : part.replace(/^(?=.)/gm, indent);

function itemMarkdown(item: ReadPassage, isCited: boolean, { citations, notes }: Around): string {
  if (isDrawnPoint(item)) return `${markerOf(item)} ${pictureMarkdown(item, '')}`;
  const isLong = item.text.split(' ').length >= WORDS_WORTH_A_MARK;
  const id = isLong || isCited ? citations.opening(item, item.sentences) : undefined;
  const text = inlineMarkdown(item.text, item.marks, notes.callsOf(item)).replace(PRINTED_BULLET, '');
  return `${markerOf(item)} ${withMark(escapedStart(text), markOf(id))}`;
}

/** "1." stays a number; "a)" has no Markdown and stays in the text; all others are bullets. */
function markerOf({ marker = '•' }: ReadPassage): string {
  const number = ORDERED.exec(marker)?.[1];
  if (number !== undefined) return `${Number(number)}.`;
  return BULLET.test(marker) ? '-' : `- ${inlineMarkdown(marker, [])}`;
}
