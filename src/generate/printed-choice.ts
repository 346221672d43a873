import type { LessonExercise } from '../course/course.ts';
import { norm } from '../course/norm.ts';
import { plainText } from './plain-text.ts';

/** A question that the book prints with options to choose from. `correct` is an index from 0. */
export interface PrintedChoice {
  stem: string;
  options: string[];
  correct: number;
}

const LEAST = 3;
const MOST = 5;
/** "a) ...", "(b) ...", "- C. ..." on a line of its own. */
const OPTION_LINE = /^\s*(?:- )?\\?\(?([a-eA-E])\\?[.)]\s+(.+)$/;
/** The same within a line. */
const OPTION_INSIDE = /(?<=\s)\(?([a-eA-E])\)\s+/g;
/** "b", "(b)", "Answer: b.", "b) because ..."; "a" before a word is an article. */
const LETTER = /^(?:\p{L}[\p{L} ]{0,24}:\s*)?\(?([a-eA-E])(?:[).:,]|\s*$)/u;

/** Reads an exercise as a choice; undefined where it has no options, or where its answer names none of them. */
export function printedChoice({ text, answer }: LessonExercise): PrintedChoice | undefined {
  const read = optionsOnLines(text) ?? optionsInside(text);
  if (read === undefined || answer === null) return undefined;
  const { stem, options } = read;
  const correct = keyIn(plainText(answer), options);
  return correct === undefined || stem === '' ? undefined : { stem, options, correct };
}

function optionsOnLines(text: string): { stem: string; options: string[] } | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines.findIndex((line) => OPTION_LINE.test(line));
  if (first < 1) return undefined;
  const options: string[] = [];
  for (const line of lines.slice(first)) {
    const [, letter = '', option = ''] = OPTION_LINE.exec(line) ?? [];
    // What stands between or behind options belongs to no simple choice.
    if (letter.toLowerCase().charCodeAt(0) - 97 !== options.length) return undefined;
    options.push(bareOption(option));
  }
  return inLimits(plainText(lines.slice(0, first).join(' ')), options);
}

function optionsInside(text: string): { stem: string; options: string[] } | undefined {
  const flat = plainText(text.replace(/\n\s*-(?= )/g, ' '));
  const marks = [...flat.matchAll(OPTION_INSIDE)];
  const isRow = marks.every(([, letter = ''], index) => letter.toLowerCase().charCodeAt(0) - 97 === index);
  const [first] = marks;
  if (first === undefined || !isRow) return undefined;
  const options = marks.map((mark, index) =>
    bareOption(flat.slice(mark.index + mark[0].length, marks[index + 1]?.index)),
  );
  return inLimits(flat.slice(0, first.index).trim(), options);
}

const bareOption = (text: string): string => plainText(text).replace(/[.;,]$/, '');

const inLimits = (stem: string, options: string[]): { stem: string; options: string[] } | undefined =>
  options.length >= LEAST && options.length <= MOST && options.every((option) => option !== '')
    ? { stem, options }
    : undefined;

/** The option that an answer names by its letter or repeats. */
function keyIn(answer: string, options: readonly string[]): number | undefined {
  const bare = answer.replace(/^\(?\d+(?:[.-]\d+)*[.)]?\)?\s+/, '');
  const letter = LETTER.exec(bare)?.[1]?.toLowerCase();
  if (letter !== undefined && options[letter.charCodeAt(0) - 97] !== undefined)
    return letter.charCodeAt(0) - 97;
  const said = norm(bare.replace(/[.;]$/, ''));
  const index = options.findIndex((option) => norm(option) === said);
  return index < 0 ? undefined : index;
}
