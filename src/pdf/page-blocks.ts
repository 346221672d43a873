import type { Block, Line, Mark, NoteCall } from '../course/document.ts';
import { clusterLines } from './clusters.ts';
import { codeLines, continueCode, termsOf } from './code-lines.ts';
import { cutAtGaps } from './cut-gaps.ts';
import { withDrawnBullets, withPageBullets } from './drawn-bullets.ts';
import { showDrawnFormulas } from './drawn-formulas.ts';
import { joinDrawnUnderscores } from './drawn-underscores.ts';
import { firstIndent } from './first-indent.ts';
import { markFootnotes } from './footnotes.ts';
import { cutAtGutters } from './gutters.ts';
import { kindsOfLines } from './line-kinds.ts';
import { withDepths } from './list-depths.ts';
import { pageEnds } from './page-ends.ts';
import { NO_GRAPHICS, type PageGraphics } from './page-graphics.ts';
import { type Paragraph, splitParagraphs } from './paragraphs.ts';
import { joinPartedMarks } from './parted-marks.ts';
import { boxOf, buildPrintedLines, type PrintedLine, roundPt } from './printed-lines.ts';
import { markFramed, markQuotes } from './quotes.ts';
import { inReadingOrder } from './reading-order.ts';
import { findRegions, placeRegions } from './regions.ts';
import { placeOfScript, raisedMarks, scriptText } from './scripts.ts';
import { splitNotes } from './split-notes.ts';
import { settleTerms, termWords } from './terms.ts';
import { turnBlocksBack, turnedSize, turnGraphics, turnOfPage, turnRuns } from './turned-page.ts';
import { turnedParagraphs } from './turned-text.ts';
import type { Word, WordRun } from './words.ts';

// Text on slides keeps about an eighth of the width free at the right.
const SLIDE_END_SHARE = 0.87;

/**
 * Groups the words of one page into paragraphs, list items and code.
 *
 * Out: blocks that hold every word once, in the order of the words.
 */
export function buildBlocks(
  runs: readonly WordRun[],
  page: { widthPt: number; heightPt: number },
  graphics: PageGraphics = NO_GRAPHICS,
): Block[] {
  const turn = turnOfPage(runs);
  if (turn !== 0) {
    const level = turnRuns(runs, page, turn);
    const blocks = buildLevelBlocks(level, turnedSize(page, turn), turnGraphics(graphics, page, turn));
    return turnBlocksBack(blocks, page, turn);
  }
  return buildLevelBlocks(runs, page, graphics);
}

function buildLevelBlocks(
  printedRuns: readonly WordRun[],
  page: { widthPt: number; heightPt: number },
  printedGraphics: PageGraphics,
): Block[] {
  const { runs, graphics } = joinDrawnUnderscores(printedRuns, printedGraphics);
  const rows = buildPrintedLines(runs);
  const printed = cutAtGutters(rows, graphics.rules);
  const regions = findRegions(printed, graphics, page);
  const taken = new Set(regions.flatMap((region) => region.lines));
  const left = taken.size === 0 ? printed : printed.filter((line) => !taken.has(line));
  const ordered = inReadingOrder(left, page, rows.length < printed.length);
  const isSlide = page.widthPt > page.heightPt;
  const text = isSlide
    ? showDrawnFormulas(buildTextBlocks(withDrawnBullets(ordered, graphics), page), graphics, page)
    : buildTextBlocks(withPageBullets(ordered, graphics), page);
  const blocks = splitNotes(joinPartedMarks(placeRegions(text, regions)));
  markFootnotes(blocks, page);
  if (page.widthPt <= page.heightPt) {
    markQuotes(blocks);
    markFramed(blocks, graphics.rules, page);
  }
  return blocks;
}

function buildTextBlocks(printed: PrintedLine[], page: { widthPt: number; heightPt: number }): Block[] {
  const slideEndPt = page.widthPt > page.heightPt ? SLIDE_END_SHARE * page.widthPt : undefined;
  const turned = printed.filter(({ level }) => !level);
  const upright = turned.length === 0 ? printed : printed.filter(({ level }) => level);
  const lines = cutAtGaps(upright, kindsOfLines(upright));
  const blocks: Block[] = [];
  const ends = pageEnds(lines);
  const firstPt = slideEndPt === undefined ? firstIndent(lines) : undefined;
  for (const cluster of clusterLines(lines, kindsOfLines(lines))) {
    switch (cluster.kind) {
      case 'code':
        addCode(blocks, cluster.lines);
        break;
      case 'row':
        for (const term of termsOf(cluster.lines)) blocks.push(textBlock({ lines: term }));
        break;
      case 'entry':
        for (const line of cluster.lines) blocks.push(textBlock({ lines: [line] }));
        break;
      case 'prose':
        for (const paragraph of splitParagraphs(cluster.lines, slideEndPt, ends(cluster.lines), firstPt))
          blocks.push(textBlock(paragraph));
        break;
      default:
        cluster.kind satisfies never;
    }
  }
  for (const paragraph of turnedParagraphs(turned)) blocks.push(textBlock(paragraph));
  return withDepths(slideEndPt === undefined ? settleTerms(blocks) : blocks);
}

// Less is between two lines without a blank one.
const MIN_BLANK_EM = 0.55;
// Blank lines inside a listing; a wider gap separates two listings.
const MAX_CODE_GAP_EM = 3.2;

function addCode(blocks: Block[], lines: readonly PrintedLine[]): void {
  const before = blocks.at(-1);
  const [first] = lines;
  const above = before?.lines.at(-1);
  if (before?.kind === 'code' && above !== undefined && first !== undefined) {
    const gapPt = first.baselinePt - first.sizePt - above.box.topPt - above.box.heightPt;
    const sameLook = Math.abs(before.sizePt - first.sizePt) < 0.5;
    if (sameLook && gapPt > -0.5 * first.sizePt && gapPt < MAX_CODE_GAP_EM * first.sizePt) {
      const blank: Line = { text: '', box: { ...above.box, widthPt: 0 }, edgesPt: [] };
      if (gapPt > MIN_BLANK_EM * first.sizePt) before.lines.push(blank);
      continueCode(before.lines, lines);
      return;
    }
  }
  blocks.push(describeBlock('code', codeLines(lines), lines));
}

function describeBlock(kind: Block['kind'], lines: Line[], printed: readonly PrintedLine[]): Block {
  const bySize = new Map<number, number>();
  let chars = 0;
  let boldChars = 0;
  let italicChars = 0;
  for (const line of printed) {
    const length = line.words.reduce((sum, word) => sum + word.text.length, 0);
    chars += length;
    bySize.set(line.sizePt, (bySize.get(line.sizePt) ?? 0) + length);
    if (line.weight >= 600) boldChars += length;
    if (line.italic) italicChars += length;
  }
  let sizePt = 0;
  for (const [size, count] of bySize) if (count >= (bySize.get(sizePt) ?? 0)) sizePt = size;
  const block: Block = {
    kind,
    lines,
    sizePt: roundPt(sizePt),
    weight: boldChars * 2 > chars ? 700 : 400,
  };
  if (italicChars * 2 > chars) block.italic = true;
  return block;
}

function textBlock({ lines, marker }: Paragraph): Block {
  const printed =
    marker === undefined ? lines : lines.map((line, index) => (index === 0 ? unmarked(line) : line));
  const kind = marker === undefined ? 'text' : 'list_item';
  const block = describeBlock(kind, [], printed);
  block.lines = printed.map((line) => lineOf(line, block));
  if (marker !== undefined) block.marker = /[\uf000-\uf8ff]/.test(marker) ? '•' : marker;
  const [opening] = lines;
  const term = marker === undefined && opening !== undefined ? termWords(opening) : 0;
  if (term > 0) block.term = term;
  return block;
}

const unmarked = (line: PrintedLine): PrintedLine => {
  const words = line.words.slice(1);
  const lefts = words.map((word) => word.leftPt);
  const rights = words.map((word) => word.rightPt);
  return { ...line, words, leftPt: Math.min(...lefts), rightPt: Math.max(...rights) };
};

function lineOf(printed: PrintedLine, block: Block): Line {
  const mixed = printed.words.some(
    ({ sizePt, raised, risen }) => sizePt !== printed.sizePt || raised !== undefined || risen !== undefined,
  );
  const line: Line = {
    text: printed.words
      .map((word, index) => (mixed ? textOfWord(word, index, printed) : word.text))
      .join(' '),
    box: boxOf(printed),
    edgesPt: printed.words.flatMap((word) => [roundPt(word.leftPt), roundPt(word.rightPt)]),
  };
  if (printed.hyphenated) line.joinsNext = true;
  const notes = mixed ? raisedNotes(printed) : [];
  if (notes.length > 0) line.notes = notes;
  const marks = marksOf(printed.words, block);
  if (marks.length > 0) line.marks = marks;
  if (printed.words[0]?.confidence !== undefined)
    line.confidences = printed.words.map(({ confidence = 0 }) => confidence);
  return line;
}

/** A word as it is read: digits that stand raised or lowered beside their word as such. */
function textOfWord(word: Word, index: number, line: PrintedLine): string {
  if (index === 0 || !word.level || !line.level) return word.text;
  const { text, risen } = word;
  if (risen !== undefined) return scriptText(text.slice(0, risen), 'raised') + text.slice(risen);
  const place = placeOfScript(line, word);
  return place === undefined ? word.text : scriptText(word.text, place);
}

/** What is raised, and a small mark before the first word, may have to do with footnotes. */
function raisedNotes(line: PrintedLine): NoteCall[] {
  const notes: NoteCall[] = [];
  line.words.forEach((word, token) => {
    const { text, raised, risen } = word;
    const opens = token === 0 && line.words.length > 1;
    if (opens && risen !== undefined) notes.push({ token, from: 0, mark: text.slice(0, risen) });
    else if (opens && word.sizePt < SMALL_MARK * line.sizePt && text.length <= 3)
      notes.push({ token, from: 0, mark: text });
    else if (token > 0 && word.level && (risen !== undefined || placeOfScript(line, word) === 'raised'))
      for (const mark of raisedMarks(text.slice(0, risen), 0)) notes.push({ token, ...mark });
    if (raised !== undefined) for (const mark of raised) notes.push({ token, ...mark });
  });
  return notes;
}

const SMALL_MARK = 0.85;

function marksOf(words: readonly Word[], block: Block): Mark[] {
  const marks: Mark[] = [];
  addRuns(marks, 'code', words, (word) => word.look.monospace);
  if (block.weight < 600) addRuns(marks, 'bold', words, (word) => word.look.weight >= 600);
  if (block.italic !== true) addRuns(marks, 'italic', words, (word) => word.look.italic);
  return marks;
}

function addRuns(
  marks: Mark[],
  kind: Mark['kind'],
  words: readonly Word[],
  has: (word: Word) => boolean,
): void {
  let from = -1;
  for (let index = 0; index <= words.length; index += 1) {
    const word = words[index];
    const inside = word !== undefined && has(word);
    if (inside && from < 0) from = index;
    if (inside || from < 0) continue;
    marks.push({ kind, from, to: index });
    from = -1;
  }
}
