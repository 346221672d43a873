import type { PrintedLine } from './printed-lines.ts';
import type { Word, WordRun } from './words.ts';

/** A large first letter that stands beside two or more lines, and the word that comes after it. */
interface DropCap {
  cap: Word;
  next: Word;
}

const CAPITAL = /^["'“„«‘‚¡¿]?\p{Lu}$/u;
// The smallest in use stand over two lines: 1.9 times the type.
const LARGER = 1.7;
// What is far larger is a picture of a letter, or a chapter's number.
const MUCH_LARGER = 12;

/** Takes drop caps out of the runs, so that they do not join the wrong line. */
export function takeDropCaps(runs: readonly WordRun[]): { runs: readonly WordRun[]; caps: DropCap[] } {
  const caps: DropCap[] = [];
  const rest = runs.map((run, index): WordRun => {
    const [cap, second] = run.words;
    if (cap === undefined || cap.text.length > 2 || !cap.level || !CAPITAL.test(cap.text)) return run;
    const next = second ?? runs[index + 1]?.words[0];
    if (next === undefined || !isCapOf(cap, next)) return run;
    caps.push({ cap, next });
    return { ...run, words: run.words.slice(1) };
  });
  return caps.length === 0 ? { runs, caps } : { runs: rest.filter(({ words }) => words.length > 0), caps };
}

function isCapOf(cap: Word, next: Word): boolean {
  const ratio = cap.sizePt / next.sizePt;
  if (!next.level || ratio < LARGER || ratio > MUCH_LARGER) return false;
  const topsPt = Math.abs(topOf(cap) - topOf(next));
  const gapPt = next.leftPt - cap.rightPt;
  return topsPt < 0.9 * next.sizePt && gapPt > -0.3 * next.sizePt && gapPt < 1.5 * next.sizePt;
}

/** Where capitals end above. */
const topOf = ({ baselinePt, sizePt }: Word): number => baselinePt - 0.7 * sizePt;

// A drop cap that is a word of its own has a space after it.
const SPACE_EM = 0.2;

/** Puts each drop cap before its word; the lines beside it begin where it does. */
export function putDropCaps(lines: readonly PrintedLine[], caps: readonly DropCap[]): PrintedLine[] {
  let out = [...lines];
  for (const { cap, next } of caps) {
    const first = out.find(({ words }) => words[0] === next);
    const beside = out.filter(
      (line) =>
        line.level &&
        line.leftPt > cap.rightPt - 0.3 * next.sizePt &&
        line.leftPt < cap.rightPt + 1.5 * next.sizePt &&
        line.baselinePt > topOf(cap) &&
        line.baselinePt < cap.baselinePt + 0.3 * next.sizePt,
    );
    const hangs = beside.filter((line) => line !== first).map(({ leftPt }) => leftPt);
    out = out.map((line) => {
      if (line === first) return withCap(line, cap, Math.min(...hangs, line.leftPt));
      return beside.includes(line) ? { ...line, leftPt: cap.leftPt } : line;
    });
  }
  return out;
}

function withCap(line: PrintedLine, cap: Word, besidePt: number): PrintedLine {
  const [next, ...words] = line.words;
  if (next === undefined) return line;
  const apart = next.leftPt - besidePt > SPACE_EM * next.sizePt;
  const look = { ...next, leftPt: cap.leftPt };
  const joined = apart
    ? [{ ...look, text: cap.text, rightPt: cap.rightPt }, next]
    : [{ ...look, text: cap.text + next.text }];
  return { ...line, words: [...joined, ...words], leftPt: cap.leftPt };
}
