import { blockText } from '../course/block-text.ts';
import type { Block, DocumentInfo, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { isMostlyLetters, titleKey } from './title-key.ts';

const MADE_BY_PROGRAM =
  /^(?:microsoft (?:word|powerpoint|excel)\s*-|untitled|ohne titel|sans titre|document\d*$|presentation\d*$|slide \d+$|title$|print$|scan|adobe photoshop)|\.(?:docx?|pptx?|xlsx?|indd|dvi|tex|pdf|odt|rtf|qxd|fm|ps)$/i;

const TITLE_PAGES = 3;
const MAX_TITLE_CHARS = 200;
const MAX_OPENING_CHARS = 90;
const MAX_BOXED_LINES = 3;
const LARGER = 1.05;

/** The title of the document: its metadata where sane, else the largest print at its start, else the file's name. */
export function findTitle(
  info: DocumentInfo,
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
  filename: string,
): string {
  const stem = filename.replace(/^.*[\\/]/, '').replace(/\.pdf$/i, '');
  const declared = info.title?.replace(/^[\s–—-]+/u, '').trim() ?? '';
  const sane =
    titleKey(declared).length > 2 &&
    !MADE_BY_PROGRAM.test(declared) &&
    titleKey(declared) !== titleKey(stem) &&
    declared.length <= MAX_TITLE_CHARS;
  const start = pages.slice(0, TITLE_PAGES);
  if (sane) {
    const first = start.slice(0, 1);
    return (
      printedFor(declared, largestText(first, furniture) ?? openingLine(first[0], furniture)) ?? declared
    );
  }
  return largestText(start, furniture) ?? openingLine(start[0], furniture) ?? cleanName(stem);
}

/** "03 - Sorting slides": notebooks declare the names of their files, whose numbers and kinds are no part of the title. */
const FILE_NUMBER = /^\d{1,3}\s*[-–—_]\s/;
const KIND_OF_FILE = /^(?:slides?|handout|notes?|final|draft|print|v?\d+)$/i;

/** What the first page has for a title, where the declared one is the name of a file and says the same. */
function printedFor(declared: string, printed: string | undefined): string | undefined {
  if (printed === undefined || !FILE_NUMBER.test(declared)) return undefined;
  const words = declared.split(/[\s_–—-]+/u).filter((word) => word !== '' && !KIND_OF_FILE.test(word));
  const said = titleKey(printed);
  return words.length > 0 && words.every((word) => said.includes(titleKey(word))) ? printed : undefined;
}

/** A title in a coloured box is read as a drawing with words in it. */
const mayBeTitle = ({ kind, lines }: Block): boolean =>
  kind === 'text' || (kind === 'figure' && lines.length > 0 && lines.length <= MAX_BOXED_LINES);

function largestText(
  pages: readonly Page[],
  furniture: Readonly<Record<number, number[]>>,
): string | undefined {
  let best: { text: string; sizePt: number; pageNumber: number; end: number } | undefined;
  for (const { pageNumber, blocks } of pages) {
    blocks.forEach((block, blockIndex) => {
      if (furniture[pageNumber]?.includes(blockIndex) || !mayBeTitle(block)) return;
      const text = blockText(block);
      if (
        titleKey(text).length < 3 ||
        !isMostlyLetters(text) ||
        text.length > MAX_TITLE_CHARS ||
        isContentsTitle(text)
      )
        return;
      const continues =
        best?.pageNumber === pageNumber && best.end === blockIndex - 1 && best.sizePt === block.sizePt;
      if (best !== undefined && continues) {
        best.text = `${best.text} ${text}`.slice(0, MAX_TITLE_CHARS);
        best.end = blockIndex;
      } else if (best === undefined || block.sizePt > best.sizePt * 1.05)
        best = { text, sizePt: block.sizePt, pageNumber, end: blockIndex };
    });
  }
  // Print no larger than the rest is no title.
  return best !== undefined && best.sizePt > LARGER * bodySizePt(pages) ? best.text : undefined;
}

/** A short first line that is no sentence. */
function openingLine(
  page: Page | undefined,
  furniture: Readonly<Record<number, number[]>>,
): string | undefined {
  const block = page?.blocks.find((_block, index) => furniture[page.pageNumber]?.includes(index) !== true);
  if (block === undefined || block.kind !== 'text' || block.lines.length > 2) return undefined;
  const text = blockText(block);
  const fits = text.length <= MAX_OPENING_CHARS && titleKey(text).length > 2 && !/[.!?:;,。]$/u.test(text);
  return fits ? text : undefined;
}

/** The size of most characters. */
function bodySizePt(pages: readonly Page[]): number {
  const bySize = new Map<number, number>();
  for (const { sizePt, lines } of pages.flatMap(({ blocks }) => blocks))
    bySize.set(sizePt, (bySize.get(sizePt) ?? 0) + lines.reduce((sum, { text }) => sum + text.length, 0));
  const [most] = [...bySize].sort((first, second) => second[1] - first[1]);
  return bySize.size > 1 ? (most?.[0] ?? 0) : Number.POSITIVE_INFINITY;
}

const cleanName = (stem: string): string => stem.replace(/[_\s]+/g, ' ').trim() || 'Untitled';
