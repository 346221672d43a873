import type { Block, Box } from '../course/document.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { Word, WordRun } from './words.ts';

/** Quarter turns clockwise by which most of the text of a page stands; 0 is level. */
export type Turn = 0 | 1 | 2 | 3;

interface PageSize {
  widthPt: number;
  heightPt: number;
}

/** How a page's text is turned: a wide table printed sideways fills its page. */
export function turnOfPage(runs: readonly WordRun[]): Turn {
  const chars: [number, number, number, number] = [0, 0, 0, 0];
  for (const { words } of runs) for (const { text, turn = 0 } of words) chars[turn] += text.length;
  const [level, down, over, up] = chars;
  if (level >= down && level >= over && level >= up) return 0;
  if (down >= over && down >= up) return 1;
  return over >= up ? 2 : 3;
}

/** The page as somebody sees it who turns it so that its text is level. */
export const turnedSize = ({ widthPt, heightPt }: PageSize, turn: Turn): PageSize =>
  turn % 2 === 0 ? { widthPt, heightPt } : { widthPt: heightPt, heightPt: widthPt };

/** A box on the turned page, from one on the page. */
function turnBox({ leftPt, topPt, widthPt, heightPt }: Box, page: PageSize, turn: Turn): Box {
  const [rightPt, bottomPt] = [leftPt + widthPt, topPt + heightPt];
  switch (turn) {
    case 0:
      return { leftPt, topPt, widthPt, heightPt };
    case 1:
      return { leftPt: topPt, topPt: page.widthPt - rightPt, widthPt: heightPt, heightPt: widthPt };
    case 2:
      return { leftPt: page.widthPt - rightPt, topPt: page.heightPt - bottomPt, widthPt, heightPt };
    case 3:
      return { leftPt: page.heightPt - bottomPt, topPt: leftPt, widthPt: heightPt, heightPt: widthPt };
    default:
      return turn satisfies never;
  }
}

// The part of a character's box that hangs under its line.
const DESCENT = 0.22;

/** The words as they stand on the turned page; those of another turn are not level there. */
export function turnRuns(runs: readonly WordRun[], page: PageSize, turn: Turn): WordRun[] {
  const turned = runs.map(({ words, hyphenated }) => ({
    words: words.map((word) => turnWord(word, page, turn)),
    hyphenated,
  }));
  return turn === 3 ? turned : inLines(turned);
}

/** PDFium follows text that is turned to the left; other text it cuts in pieces, in an order of its own. */
function inLines(runs: readonly WordRun[]): WordRun[] {
  const broken = new Set(runs.filter(({ hyphenated }) => hyphenated).map(({ words }) => words.at(-1)));
  const words = runs.flatMap((run) => run.words.filter(({ level }) => level));
  words.sort((one, other) => one.baselinePt - other.baselinePt);
  const lines: Word[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && word.baselinePt - first.baselinePt < 0.5 * first.sizePt)
      line.push(word);
    else lines.push([word]);
  }
  const level = lines.map((line): WordRun => {
    line.sort((one, other) => one.leftPt - other.leftPt);
    return { words: line, hyphenated: broken.has(line.at(-1)) };
  });
  return [...level, ...runs.map((run) => ({ ...run, words: run.words.filter((word) => !word.level) }))];
}

function turnWord(word: Word, page: PageSize, turn: Turn): Word {
  const heightPt = word.heightPt ?? word.sizePt;
  const { leftPt, rightPt, baselinePt } = word;
  const topPt = word.level ? baselinePt - 0.8 * word.sizePt : baselinePt - heightPt;
  const box = turnBox({ leftPt, topPt, widthPt: rightPt - leftPt, heightPt }, page, turn);
  const { heightPt: _, turn: own = 0, ...rest } = word;
  const turned = { ...rest, leftPt: box.leftPt, rightPt: box.leftPt + box.widthPt };
  const bottomPt = box.topPt + box.heightPt;
  if (own === turn) return { ...turned, level: true, baselinePt: bottomPt - DESCENT * box.heightPt };
  return { ...turned, level: false, baselinePt: bottomPt, heightPt: box.heightPt, turn: 1 };
}

/** What is drawn on a page, as it stands on the turned page. */
export function turnGraphics(graphics: PageGraphics, page: PageSize, turn: Turn): PageGraphics {
  const all = (boxes: readonly Box[]): Box[] => boxes.map((box) => turnBox(box, page, turn));
  return {
    ...graphics,
    rules: all(graphics.rules),
    pictures: all(graphics.pictures),
    shapes: all(graphics.shapes),
  };
}

/** Blocks of the turned page, put back where they are printed; a line that stands upright is as wide as its type. */
export function turnBlocksBack(blocks: readonly Block[], page: PageSize, turn: Turn): Block[] {
  const back: Turn = turn === 1 ? 3 : turn === 3 ? 1 : turn;
  const size = turnedSize(page, turn);
  return blocks.map((block) => {
    const lines = block.lines.map((line) => {
      const box = turnBox(line.box, size, back);
      const edgesPt = line.edgesPt.map((edgePt, at) => {
        if (turn === 2) return page.widthPt - (line.edgesPt[at % 2 === 0 ? at + 1 : at - 1] ?? edgePt);
        return at % 2 === 0 ? box.leftPt : box.leftPt + box.widthPt;
      });
      return { ...line, box, edgesPt };
    });
    const turned = { ...block, lines };
    return block.region === undefined ? turned : { ...turned, region: turnBox(block.region, size, back) };
  });
}
