import type { Line } from '../course/document.ts';
import { boxOf, describeLine, type PrintedLine, roundPt } from './printed-lines.ts';
import type { Word } from './words.ts';

/** Words as one line of a block that is shown as a picture or a table. */
export function lineOfWords(words: Word[], joinsNext: boolean): Line {
  const line: Line = {
    text: words.map((word) => word.text).join(' '),
    box: boxOf(describeLine(words, false)),
    edgesPt: words.flatMap((word) => [roundPt(word.leftPt), roundPt(word.rightPt)]),
  };
  if (joinsNext) line.joinsNext = true;
  return line;
}

export const lineOfPrinted = (line: PrintedLine): Line => lineOfWords(line.words, line.hyphenated);
