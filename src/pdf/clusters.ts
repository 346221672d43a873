import type { LineKind } from './line-kinds.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { Word } from './words.ts';

/** Lines that follow each other in one column with an even step and of one size. */
export interface Cluster {
  lines: PrintedLine[];
  kind: LineKind;
}

// A step this much above the page's usual one separates paragraphs; 1.3 keeps lines with a raised formula.
const WIDER_STEP = 1.3;

/** Cuts the lines of a page where the step, the column, the size, the weight or the kind changes. */
export function clusterLines(lines: readonly PrintedLine[], kinds: readonly LineKind[]): Cluster[] {
  const maxStepEm = usualStepEm(lines) * WIDER_STEP;
  const clusters: Cluster[] = [];
  lines.forEach((line, index) => {
    const kind = kinds[index] ?? 'prose';
    const current = clusters.at(-1);
    const before = lines[index - 1];
    const joins =
      current !== undefined &&
      before !== undefined &&
      current.kind === kind &&
      follows(before, line, maxStepEm) &&
      !changesWeight(current.lines, line, maxStepEm);
    if (joins) current.lines.push(line);
    else clusters.push({ lines: [line], kind });
  });
  return clusters;
}

/** The median step from baseline to baseline, in sizes of the font. */
function usualStepEm(lines: readonly PrintedLine[]): number {
  const steps: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const [before, line] = [lines[index - 1], lines[index]];
    if (before === undefined || line === undefined || !isSameSize(before, line)) continue;
    const stepEm = (line.baselinePt - before.baselinePt) / line.sizePt;
    if (stepEm > 0.7 && stepEm < 2.5) steps.push(stepEm);
  }
  steps.sort((first, second) => first - second);
  // The lower third: on pages of many short paragraphs the median is the gap between them.
  return Math.min(2, Math.max(1, steps[Math.floor(steps.length / 3)] ?? 1.2));
}

/** Names in typewriter type may be larger or smaller than the text of their line. */
function isSameSize(before: PrintedLine, line: PrintedLine): boolean {
  const ratio = before.sizePt / line.sizePt;
  // Headings of two levels below each other differ less than the lines of a text do.
  if ((ratio > 1.04 || ratio < 1 / 1.04) && before.words.every(isBold) && line.words.every(isBold))
    return false;
  const hasNames = (hasMonospace(before) || hasMonospace(line)) && !isTitleOver(before, line);
  const tolerance = hasNames ? 1.26 : 1.11;
  return ratio < tolerance && ratio > 1 / tolerance;
}

const hasMonospace = (line: PrintedLine): boolean => line.words.some((word) => word.look.monospace);

const isTitleOver = (before: PrintedLine, line: PrintedLine): boolean =>
  before.sizePt > line.sizePt && isBold(before.words[0]) && !isBold(line.words[0]);

// Arabic with its vowels is higher than the Latin text around it, and pushes the lines apart.
const VOWELS_EM = 0.6;
const VOWEL = /[\u064b-\u0652]/;

const hasVowels = ({ words }: PrintedLine): boolean => words.some(({ text }) => VOWEL.test(text));

const SHORT_WORD_EM = 1;

function follows(before: PrintedLine, line: PrintedLine, maxStepEm: number): boolean {
  if (!before.level || !line.level) return false;
  if (!isSameSize(before, line)) return false;
  const stepEm = (line.baselinePt - before.baselinePt) / Math.max(line.sizePt, before.sizePt);
  const roomEm = hasVowels(before) || hasVowels(line) ? VOWELS_EM : 0;
  if (stepEm < 0.4 || stepEm > maxStepEm + roomEm) return false;
  // The last word of a paragraph may be so short that it ends before the indent of the first line.
  const besidePt = SHORT_WORD_EM * line.sizePt;
  if (line.leftPt > before.rightPt || line.rightPt < before.leftPt - besidePt) return false;
  return true;
}

/**
 * A bold line over a plain one is a heading when nothing plain stands above it; a bold one under a plain one
 * when it keeps more distance than lines do. Bold words that fill a line of a paragraph are neither.
 */
function changesWeight(above: readonly PrintedLine[], line: PrintedLine, maxStepEm: number): boolean {
  const before = above.at(-1);
  if (before === undefined || isBold(before.words.at(-1)) === isBold(line.words.at(0))) return false;
  if (isBold(line.words.at(0))) {
    const stepEm = (line.baselinePt - before.baselinePt) / line.sizePt;
    return line.words.every(isBold) && stepEm > (maxStepEm / WIDER_STEP) * 1.08;
  }
  return above.every(({ words }) => words.every(isBold));
}

const isBold = (word: Word | undefined): boolean => word !== undefined && word.look.weight >= 600;
