import type { Block, Box } from '../course/document.ts';
import { around, grown, overlaps } from './boxes.ts';
import { hasFigureLabel } from './caption-labels.ts';
import type { PageGraphics } from './page-graphics.ts';
import { boxOf, type PrintedLine, roundBox, roundPt } from './printed-lines.ts';
import { lineOfPrinted } from './region-lines.ts';
import type { Region } from './regions.ts';
import { textOf } from './table-pieces.ts';
import { hasLeaders } from './table-prose.ts';
import type { Word } from './words.ts';

const FUNCTION_NAME =
  /^(?:a?(?:sin|cos|tan|cot|sec|csc)h?|arc(?:sin|cos|tan)|log|ln|lg|exp|lim|max|min|sup|inf|mod|gcd|det|dim|ker|deg|arg|diag|rank|sgn|sign|span|tr|var|cov|argmin|argmax|softmax)\W*\d*$/i;
const SIGN = /[=<>≤≥≠≈≡∼≅∝∑∏∫√∞∂∇±×÷∈∉⊂⊆∪∩∧∨¬→⇒⇔↦∀∃∥⊕⊗]/u;
// After a bracket of the text font its first letters may be variables: "(bii".
const PROSE = /^(?:[([{]\p{L}{2}|[^\P{P}([{])*\p{L}{2,}(?:[-'’]\p{L}+)*\p{P}*$/u;
const EQUATION_NUMBER = /^\((?:[A-Z]?\d+(?:[.-]\d+)*[a-z]?|\*+)\)$/;
const SENTENCE_WORDS = 4;
// "for all", "otherwise" stand in formulas; a sentence with a formula in it has more.
const MAX_PROSE_SHARE = 0.4;
const INDENT_EM = 0.8;
const MAX_GROUP_LINES = 60;

type LineSort = 'sentence' | 'core' | 'piece' | 'number' | 'other';

interface Sorted {
  line: PrintedLine;
  sort: LineSort;
  box: Box;
}

interface Group {
  box: Box;
  members: Sorted[];
}

/** Finds displayed formulas: lines of mathematical type, set off from the text, with the pieces stacked on them. */
export function findFormulas(lines: readonly PrintedLine[], graphics: PageGraphics): Region[] {
  if (!lines.some(hasMath)) return [];
  const sorted = lines.map((line): Sorted => ({ line, sort: sortOf(line), box: boxOf(line) }));
  const sentences = sorted.filter(({ sort }) => sort === 'sentence' || sort === 'other');
  const loose = sorted.filter(
    ({ sort, line, box }) =>
      (sort === 'core' || sort === 'piece') &&
      !sentences.some((sentence) => standsBeside(sentence, line, box)),
  );
  const cores = loose.filter(({ sort, line }) => sort === 'core' && isSetOff(line, sorted));
  const groups = mergeGroups(groupAround(cores, loose));
  const numbers = sorted.filter(({ sort }) => sort === 'number');
  const taken = new Set<PrintedLine>();
  const regions: Region[] = [];
  for (const group of groups) {
    addNumber(group, numbers);
    const members = group.members.map(({ line }) => line).filter((line) => !taken.has(line));
    if (members.length === 0 || members.length > MAX_GROUP_LINES) continue;
    for (const line of members) taken.add(line);
    regions.push(
      formulaRegion(
        group.box,
        lines.filter((line) => members.includes(line)),
        graphics,
      ),
    );
  }
  return regions;
}

const hasMath = (line: PrintedLine): boolean => line.words.some(({ look }) => look.math === true);

/** A word of a sentence: variables are set in a font for formulas, or are one letter. */
const isProseWord = ({ text, look }: Word): boolean =>
  look.monospace || (look.math !== true && PROSE.test(text) && !FUNCTION_NAME.test(text));

function sortOf(line: PrintedLine): LineSort {
  if (!line.level) return 'other';
  const { words } = line;
  const [first] = words;
  if (words.length === 1 && first !== undefined && EQUATION_NUMBER.test(first.text)) return 'number';
  let chars = 0;
  let proseChars = 0;
  let prose = 0;
  let math = 0;
  for (const word of words) {
    chars += word.text.length;
    if (word.look.math === true) math += 1;
    if (!isProseWord(word)) continue;
    prose += 1;
    proseChars += word.text.length;
  }
  if (prose >= SENTENCE_WORDS && proseChars > MAX_PROSE_SHARE * chars) return 'sentence';
  if (proseChars > MAX_PROSE_SHARE * chars || hasFigureLabel(textOf(words))) return 'other';
  if (math === 0 && (prose > 0 || words.length > 11)) return 'other';
  if (words.length > 8 && hasLeaders([line])) return 'other';
  const relation = words.some(({ text }) => SIGN.test(text));
  if (chars > 3 && math > 0 && relation && (math > 1 || words.length < 4)) return 'core';
  const isSum = math > 1 && words.some(({ text }) => /^[+−·×]$/u.test(text));
  if ((math > 2 || isSum) && math > 0.5 * words.length && prose === 0) return 'core';
  return prose === 0 && words.length < 12 ? 'piece' : 'other';
}

/** Whether a line stands on the level of a sentence, close to it: then it is a piece of that. */
function standsBeside({ line: sentence, box: other }: Sorted, line: PrintedLine, box: Box): boolean {
  const downPt =
    Math.min(box.topPt + box.heightPt, other.topPt + other.heightPt) - Math.max(box.topPt, other.topPt);
  if (downPt < 0.35 * Math.min(box.heightPt, other.heightPt)) return false;
  const gapPt = Math.max(line.leftPt - sentence.rightPt, sentence.leftPt - line.rightPt);
  return gapPt < 1.2 * sentence.sizePt;
}

/** Whether a line keeps off the margin that the text above or under it has. */
function isSetOff(line: PrintedLine, sorted: readonly Sorted[]): boolean {
  let leftPt = Number.POSITIVE_INFINITY;
  let rightPt = Number.NEGATIVE_INFINITY;
  const near = sorted
    .filter(
      ({ sort, line: other }) =>
        sort === 'sentence' &&
        other.leftPt < line.rightPt &&
        other.rightPt > line.leftPt &&
        Math.abs(other.baselinePt - line.baselinePt) < 16 * line.sizePt,
    )
    .sort(
      (one, other) =>
        Math.abs(one.line.baselinePt - line.baselinePt) - Math.abs(other.line.baselinePt - line.baselinePt),
    )
    .slice(0, 6);
  for (const { line: other } of near) {
    leftPt = Math.min(leftPt, other.leftPt);
    rightPt = Math.max(rightPt, other.rightPt);
  }
  if (near.length === 0) return true;
  const indentPt = line.leftPt - leftPt;
  if (indentPt < INDENT_EM * line.sizePt) return false;
  // The first line of a paragraph is indented too, but fills the column or ends it.
  const centred = Math.abs(line.leftPt + line.rightPt - leftPt - rightPt) < 0.3 * (rightPt - leftPt);
  return centred || indentPt > 1.6 * line.sizePt || EQUATION_NUMBER.test(line.words.at(-1)?.text ?? '');
}

/** Joins to each core what stands close over, under and beside it, and cores that follow each other. */
function groupAround(cores: readonly Sorted[], loose: readonly Sorted[]): Group[] {
  const groups: Group[] = [];
  const used = new Set<Sorted>();
  for (const core of cores) {
    if (used.has(core)) continue;
    const group: Group = { box: core.box, members: [core] };
    used.add(core);
    // Each round may bring the next storey of a fraction; four are more than print has.
    for (let round = 0; round < 4; round += 1) {
      const reach = grown(group.box, 0.55 * core.line.sizePt);
      const added = loose.filter(
        (other) =>
          !used.has(other) && overlaps(reach, other.box) && (other.sort === 'piece' || cores.includes(other)),
      );
      if (added.length === 0 || group.members.length > MAX_GROUP_LINES) break;
      for (const other of added) {
        used.add(other);
        group.members.push(other);
        group.box = around(group.box, other.box);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Lines of one derivation, and the parts of one line that a wide sign or a tall bracket keeps apart. */
function mergeGroups(groups: readonly Group[]): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    let { box, members } = group;
    const sizePt = members[0]?.line.sizePt ?? 10;
    for (let index = merged.length - 1; index >= 0; index -= 1) {
      const other = merged[index];
      if (other === undefined) continue;
      const { leftPt, topPt, widthPt, heightPt } = box;
      const reach = {
        leftPt: leftPt - 3 * sizePt,
        topPt: topPt + 1,
        widthPt: widthPt + 6 * sizePt,
        heightPt: heightPt - 2,
      };
      if (!overlaps(reach, other.box) && !overlaps(grown(box, 0.4 * sizePt), other.box)) continue;
      box = around(box, other.box);
      members = [...other.members, ...members];
      merged.splice(index, 1);
    }
    merged.push({ box, members });
  }
  return merged;
}

/** The number of an equation stands at the margin, on its level. */
function addNumber(group: Group, numbers: readonly Sorted[]): void {
  for (const number of numbers) {
    const middlePt = number.box.topPt + number.box.heightPt / 2;
    if (middlePt < group.box.topPt || middlePt > group.box.topPt + group.box.heightPt) continue;
    const gapPt = number.line.leftPt - group.box.leftPt - group.box.widthPt;
    if (gapPt > 25 * number.line.sizePt || gapPt < -2) continue;
    group.members.push(number);
    group.box = around(group.box, number.box);
    return;
  }
}

function formulaRegion(box: Box, lines: PrintedLine[], { rules }: PageGraphics): Region {
  let whole = box;
  // Fraction bars and the upper lines of roots.
  for (const rule of rules)
    if (rule.widthPt < box.widthPt + 20 && overlaps(grown(box, 3), rule)) whole = around(whole, rule);
  const block: Block = {
    kind: 'formula',
    lines: lines.map(lineOfPrinted),
    sizePt: roundPt(Math.max(...lines.map((line) => line.sizePt))),
    weight: 400,
    region: roundBox(grown(whole, 2)),
  };
  return { block, lines };
}
