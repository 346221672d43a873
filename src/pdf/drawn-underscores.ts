import type { Box } from '../course/document.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { Word, WordRun } from './words.ts';

// TeX draws the underscore of fonts that have none as a rule: 0.3 em wide, with 0.06 em beside it, at the baseline. PDFium
// tells of boxes that are a little larger.
const MIN_WIDTH_EM = 0.2;
const MAX_WIDTH_EM = 0.48;
const MAX_THICK_EM = 0.12;
const MAX_ROOM_EM = 0.14;
const MIN_BELOW_EM = -0.06;
const MAX_BELOW_EM = 0.22;

/**
 * Joins the pieces of names whose underscores are drawn: such a file has no character there, and `read_page` would be two
 * words.
 *
 * Out: what was given where there are none; else without the rules that are underscores.
 */
export function joinDrawnUnderscores(
  runs: readonly WordRun[],
  graphics: PageGraphics,
): { runs: readonly WordRun[]; graphics: PageGraphics } {
  const strokes = graphics.rules.filter(({ widthPt, heightPt }) => widthPt > 2 * heightPt && widthPt < 20);
  if (strokes.length === 0) return { runs, graphics };
  const used = new Set<Box>();
  const joined = runs.map((run) => {
    const words = joinWords(run.words, strokes, used);
    return words.length === run.words.length ? run : { ...run, words };
  });
  if (used.size === 0) return { runs, graphics };
  return { runs: joined, graphics: { ...graphics, rules: graphics.rules.filter((rule) => !used.has(rule)) } };
}

function joinWords(words: readonly Word[], strokes: readonly Box[], used: Set<Box>): Word[] {
  const out: Word[] = [];
  for (const word of words) {
    const before = out.at(-1);
    const between = before === undefined ? [] : strokesBetween(before, word, strokes);
    if (before === undefined || between.length === 0) {
      out.push(word);
      continue;
    }
    for (const stroke of between) used.add(stroke);
    const text = `${before.text}${'_'.repeat(between.length)}${word.text}`;
    out[out.length - 1] = { ...before, text, rightPt: word.rightPt };
  }
  return out;
}

/** Out: the strokes that fill the room between two words; none where there is more room, or something else. */
function strokesBetween(before: Word, word: Word, strokes: readonly Box[]): readonly Box[] {
  const { sizePt, baselinePt } = word;
  if (!before.level || !word.level || word.risen !== undefined || before.raised !== undefined) return [];
  const gapPt = word.leftPt - before.rightPt;
  if (gapPt < MIN_WIDTH_EM * sizePt || gapPt > 2 * sizePt) return [];
  if (
    Math.abs(before.baselinePt - baselinePt) > 0.05 * sizePt ||
    Math.abs(before.sizePt - sizePt) > 0.1 * sizePt
  )
    return [];
  const found = strokes
    .filter((stroke) => {
      const belowPt = stroke.topPt + stroke.heightPt / 2 - baselinePt;
      return (
        stroke.leftPt > before.rightPt - 0.05 * sizePt &&
        stroke.leftPt + stroke.widthPt < word.leftPt + 0.05 * sizePt &&
        stroke.widthPt >= MIN_WIDTH_EM * sizePt &&
        stroke.widthPt <= MAX_WIDTH_EM * sizePt &&
        stroke.heightPt <= MAX_THICK_EM * sizePt &&
        belowPt > MIN_BELOW_EM * sizePt &&
        belowPt < MAX_BELOW_EM * sizePt
      );
    })
    .toSorted((one, other) => one.leftPt - other.leftPt);
  let atPt = before.rightPt;
  for (const { leftPt, widthPt } of found) {
    if (leftPt - atPt > MAX_ROOM_EM * sizePt) return [];
    atPt = leftPt + widthPt;
  }
  return word.leftPt - atPt > MAX_ROOM_EM * sizePt ? [] : found;
}
