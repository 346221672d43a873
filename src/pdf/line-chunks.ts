import type { PrintedLine } from './printed-lines.ts';

/** Lines that follow each other downwards in one column, in PDFium's order. */
export interface Chunk {
  lines: PrintedLine[];
  leftPt: number;
  rightPt: number;
  topPt: number;
  bottomPt: number;
  sizePt: number;
}

// More distance than this, and something else may stand between.
const MAX_STEP_EM = 3;

/** Cuts lines where one does not follow the one before in its column. */
export function chunksOf(lines: readonly PrintedLine[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const line of lines) {
    const chunk = chunks.at(-1);
    const before = chunk?.lines.at(-1);
    if (
      chunk !== undefined &&
      before !== undefined &&
      goesOn(before, line) &&
      !spansColumns(chunk, line, lines)
    ) {
      chunk.lines.push(line);
      chunk.leftPt = Math.min(chunk.leftPt, line.leftPt);
      chunk.rightPt = Math.max(chunk.rightPt, line.rightPt);
      chunk.bottomPt = bottomOf(line);
    } else chunks.push({ lines: [line], ...edgesOf(line), sizePt: line.sizePt });
  }
  return chunks;
}

const bottomOf = (line: PrintedLine): number => line.baselinePt + 0.25 * line.sizePt;

const edgesOf = (line: PrintedLine): Omit<Chunk, 'lines' | 'sizePt'> => ({
  leftPt: line.leftPt,
  rightPt: line.rightPt,
  topPt: line.baselinePt - 0.75 * line.sizePt,
  bottomPt: bottomOf(line),
});

function goesOn(before: PrintedLine, line: PrintedLine): boolean {
  const stepPt = line.baselinePt - before.baselinePt;
  const sizePt = Math.max(before.sizePt, line.sizePt);
  if (stepPt < -0.4 * sizePt || stepPt > MAX_STEP_EM * sizePt) return false;
  // Two pieces of one line go on even where they do not stand under each other.
  if (stepPt < 0.4 * sizePt && line.leftPt - before.rightPt < 2 * sizePt) return true;
  return overlap(before, line) > 0;
}

/** Whether the chunk with this line would be as wide as several columns, of which the line or the chunk is one. */
function spansColumns(chunk: Chunk, line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  const leftPt = Math.min(chunk.leftPt, line.leftPt);
  const rightPt = Math.max(chunk.rightPt, line.rightPt);
  const roomPt = WIDER_EM * line.sizePt;
  const before = chunk.lines.at(-1);
  const isNarrow = (part: Across): boolean =>
    part.leftPt - leftPt > roomPt || rightPt - part.rightPt > roomPt;
  return [line, before].some(
    (part) =>
      part !== undefined &&
      isNarrow(part) &&
      lines.some(
        (other) =>
          other.level &&
          Math.abs(other.baselinePt - part.baselinePt) < 0.6 * part.sizePt &&
          overlap(other, { leftPt, rightPt }) > 0.1 &&
          overlap(other, part) < 0,
      ),
  );
}

// A column with its gap is wider.
const WIDER_EM = 6;

interface Across {
  leftPt: number;
  rightPt: number;
}

/** How far two things stand under each other, as a share of the narrower. */
export function overlap(one: Across, other: Across): number {
  const sharedPt = Math.min(one.rightPt, other.rightPt) - Math.max(one.leftPt, other.leftPt);
  const narrowerPt = Math.min(one.rightPt - one.leftPt, other.rightPt - other.leftPt);
  return narrowerPt > 0 ? sharedPt / narrowerPt : 0;
}

// Lines of a heading.
const MAX_HEAD_LINES = 2;

/**
 * Gives headings over wide text, which follow the first of the columns above them, to that text: they stand under all
 * of those columns, and closer to what is under them.
 */
export function withHeadsOfWide(chunks: readonly Chunk[]): readonly Chunk[] {
  let out = chunks;
  chunks.forEach((chunk, index) => {
    const wide = chunks.findIndex((other, at) => at > index + 1 && isUnderAll(other, chunk));
    const columns = wide < 0 ? [] : chunks.slice(index + 1, wide);
    const head = columns.length === 0 ? [] : headOf(chunk, columns, chunks[wide]);
    if (head.length === 0) return;
    out = out.map((other, at) => {
      if (at === index) return chunkOf(chunk.lines.slice(0, -head.length));
      return at === wide ? chunkOf([...head, ...other.lines]) : other;
    });
  });
  return out;
}

/** Whether text stands under a chunk and is wider than it by another column. */
const isUnderAll = (wide: Chunk, chunk: Chunk): boolean =>
  wide.topPt > chunk.bottomPt - 0.3 * chunk.sizePt &&
  overlap(wide, chunk) > 0.9 &&
  wide.rightPt - wide.leftPt > 1.5 * (chunk.rightPt - chunk.leftPt);

/** The last lines of a chunk that stand under the columns beside it, over and close to the wide text. */
function headOf(chunk: Chunk, columns: readonly Chunk[], wide: Chunk | undefined): PrintedLine[] {
  const { lines } = chunk;
  for (let count = 1; count <= MAX_HEAD_LINES && count < lines.length; count += 1) {
    const head = lines.slice(-count);
    const [first, last] = [head[0], head.at(-1)];
    const [above, under] = [lines.at(-count - 1), wide?.lines[0]];
    if (first === undefined || last === undefined || above === undefined || under === undefined) return [];
    const topPt = edgesOf(first).topPt;
    const gapAbovePt = topPt - bottomOf(above);
    const gapUnderPt = edgesOf(under).topPt - bottomOf(last);
    if (gapAbovePt < 0.3 * first.sizePt || gapUnderPt > MAX_STEP_EM * first.sizePt) continue;
    const stands = columns.every(
      (column) =>
        column.bottomPt < topPt + 0.3 * first.sizePt &&
        column.bottomPt > chunk.topPt &&
        overlap(column, chunk) <= 0,
    );
    if (stands && gapUnderPt < gapAbovePt) return head;
  }
  return [];
}

function chunkOf(lines: PrintedLine[]): Chunk {
  const edges = lines.map(edgesOf);
  return {
    lines,
    leftPt: Math.min(...edges.map(({ leftPt }) => leftPt)),
    rightPt: Math.max(...edges.map(({ rightPt }) => rightPt)),
    topPt: Math.min(...edges.map(({ topPt }) => topPt)),
    bottomPt: Math.max(...edges.map(({ bottomPt }) => bottomPt)),
    sizePt: lines[0]?.sizePt ?? 0,
  };
}

/**
 * Puts parts that were written late between the two that stand over and under them, where nothing stands beside them:
 * browsers print the code of a slide after its text, and the last word of a link after its paragraph.
 */
export function withLateParts(chunks: readonly Chunk[]): readonly Chunk[] {
  let out = chunks;
  for (const late of chunks.slice(1)) {
    const open = openedFor(late, out);
    if (open.some((other) => other !== late && isLevelWith(other, late))) continue;
    const place = open.findIndex((other) => other.topPt > late.bottomPt - 0.3 * late.sizePt);
    const [above, under] = [open[place - 1], open[place]];
    if (above === undefined || under === undefined || place >= open.indexOf(late)) continue;
    if (above.bottomPt > late.topPt + 0.3 * late.sizePt) continue;
    if (overlap(above, late) < 0.5 || overlap(under, late) < 0.5) continue;
    const rest = open.filter((other) => other !== late);
    out = [...rest.slice(0, place), late, ...rest.slice(place)];
  }
  return out;
}

/** The chunks, of which one that leaves room for the late one between two lines is cut there. */
function openedFor(late: Chunk, chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findIndex(
    (chunk) =>
      chunk !== late &&
      chunk.topPt < late.topPt &&
      chunk.bottomPt > late.bottomPt &&
      overlap(chunk, late) > 0.5,
  );
  const chunk = chunks[at];
  if (chunk === undefined || at > chunks.indexOf(late)) return chunks;
  const roomPt = 0.3 * late.sizePt;
  const cut = chunk.lines.findIndex(
    (line, index) => index > 0 && edgesOf(line).topPt > late.bottomPt - roomPt,
  );
  const above = chunk.lines.slice(0, cut);
  if (cut < 1 || above.some((line) => bottomOf(line) > late.topPt + roomPt)) return chunks;
  return [...chunks.slice(0, at), chunkOf(above), chunkOf(chunk.lines.slice(cut)), ...chunks.slice(at + 1)];
}

const isLevelWith = (one: Chunk, other: Chunk): boolean =>
  Math.min(one.bottomPt, other.bottomPt) - Math.max(one.topPt, other.topPt) > 0.3 * other.sizePt;
