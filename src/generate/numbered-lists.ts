import { plainText } from './plain-text.ts';
import { STEP_LABEL } from './step-words.ts';

/** A list that the text numbers from 1 on, or calls "Step 1", "Step 2", with what stands before it. */
export interface NumberedList {
  /** The nearest heading above it and the paragraph just before it, as plain text; "" where there is none. */
  heading: string;
  introduction: string;
  items: { text: string; marks: string[] }[];
}

const ITEM = /^(\d{1,2})\. (.+)$/;
/** What makes a line a heading or bold: all of it begins with the line. */
const TITLE_MARKS = /^#+ |^\*\*(?=[^*]+\*\*)|(?<=^\*\*[^*]{1,40})\*\*/g;
/** Whether a line may have such marks; the pattern looks back from each of its signs. */
const mayHaveMarks = (line: string): boolean => line.startsWith('#') || line.startsWith('*');
const MARK = /\[\^(c\d+)\]/g;
const FENCE = /^(`{3,})/;
/** Paragraphs and code that explain a step may stand before the next one. */
const MOST_LINES_BETWEEN = 40;

interface Open extends NumberedList {
  lastLine: number;
}

/** The lists of a lesson's Markdown; what explains a step stands between its item and the next. */
export function numberedLists(content: string): NumberedList[] {
  const lists: Open[] = [];
  let heading = '';
  // As it is written: most paragraphs stand before no list.
  let paragraph = '';
  let open: Open | undefined;
  let fence: string | undefined;
  for (const [lineIndex, line] of content.split('\n').entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (line === fence) fence = undefined;
      continue;
    }
    const [, number = '', text = ''] =
      ITEM.exec(line) ?? STEP_LABEL.exec(mayHaveMarks(line) ? line.replace(TITLE_MARKS, '') : line) ?? [];
    if (line.startsWith('#') && number === '') {
      heading = plainText(line.replace(/^#+ /, ''));
      paragraph = '';
      open = undefined;
    } else if (number !== '') {
      const isNext = Number(number) === (open?.items.length ?? 0) + 1;
      const isNear = lineIndex - (open?.lastLine ?? lineIndex) <= MOST_LINES_BETWEEN;
      if (number === '1') {
        open = { heading, introduction: plainText(paragraph), items: [], lastLine: lineIndex };
        lists.push(open);
      } else if (!isNext || !isNear) open = undefined;
      if (open !== undefined) {
        open.items.push({
          text: plainText(text),
          marks: [...text.matchAll(MARK)].flatMap(([, id = '']) => id),
        });
        open.lastLine = lineIndex;
      }
    } else if (/^\S/.test(line) && !line.startsWith('- ')) paragraph = line;
  }
  return lists;
}
