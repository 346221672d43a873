import { describeLine, type PrintedLine } from './printed-lines.ts';
import type { Word } from './words.ts';

// Chinese and Japanese have no spaces; Korean has. Justified lines stretch the room between all characters.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const FIRST_UNSPACED = '\u2e80';
const MAX_STRETCH_EM = 0.5;

const MIN_LETTERS = 4;
const LETTER = /^\p{L}$/u;
const SHORT = /^\p{L}{1,3}$/u;
// The room between letters that are set apart: less is joined by PDFium, more is a gap between cells.
const MAX_LETTER_GAP_EM = 0.8;
const EVEN = 1.35;

/**
 * Joins what is one word though its characters are set apart: "C H A P T E R", justified Chinese, a comma after the room
 * around code, and underscores, which PDFium takes for a line of their own.
 */
export function closeUp(line: PrintedLine): PrintedLine {
  if (!line.level) return line;
  const words = closeSigns(line.words);
  const joined = maySpread(words) ? closeLetters(closeUnspaced(words), line.sizePt) : words;
  return joined.length === line.words.length ? line : describeLine([...joined], line.hyphenated);
}

/** Nearly all lines are settled here. */
function maySpread(words: readonly Word[]): boolean {
  let letters = 0;
  for (let at = 0; at < words.length; at += 1) {
    const text = words[at]?.text ?? '';
    letters = text.length === 1 ? letters + 1 : 0;
    if (letters >= MIN_LETTERS || (text >= FIRST_UNSPACED && at > 0)) return true;
  }
  return false;
}

const gapPt = (before: Word, word: Word): number => word.leftPt - before.rightPt;

function joinWords(words: readonly Word[]): Word[] {
  const [first] = words;
  if (first === undefined) return [];
  const text = words.map((word) => word.text).join('');
  return [{ ...first, text, rightPt: Math.max(...words.map(({ rightPt }) => rightPt)) }];
}

// The space between two words is a quarter of an em; around code and links, less is kept free.
const SIGN_ROOM_EM = 0.22;
const TOUCHING_EM = 0.06;
const CLOSING_SIGN = /^(?:[,.]|\)[,.;:]?)$/;

function closeSigns(words: readonly Word[]): readonly Word[] {
  if (!words.some((word, at) => joinsBefore(words[at - 1], word, words[at + 1]))) return words;
  const out: Word[][] = [];
  words.forEach((word, at) => {
    if (joinsBefore(words[at - 1], word, words[at + 1])) out.at(-1)?.push(word);
    else out.push([word]);
  });
  return out.flatMap(joinWords);
}

function joinsBefore(before: Word | undefined, word: Word, after: Word | undefined): boolean {
  if (before === undefined || word.risen !== undefined || word.raised !== undefined) return false;
  const isUnderscore = word.text.startsWith('_') || before.text.endsWith('_');
  if (!isUnderscore && !(word.text.length < 3 && CLOSING_SIGN.test(word.text))) return false;
  // The dots of an ellipsis may be set apart.
  if (before.text === '.' || (word.text === '.' && after?.text.startsWith('.') === true)) return false;
  const raised = Math.abs(before.baselinePt - word.baselinePt) > 0.1 * word.sizePt;
  const roomEm = isUnderscore ? TOUCHING_EM : SIGN_ROOM_EM;
  const gap = gapPt(before, word);
  return !raised && gap < roomEm * word.sizePt && gap > -0.5 * word.sizePt;
}

function closeUnspaced(words: readonly Word[]): readonly Word[] {
  const out: Word[][] = [];
  let closed = false;
  for (const word of words) {
    const before = out.at(-1)?.at(-1);
    const joins = before !== undefined && isUnspaced(before, word);
    if (joins) out.at(-1)?.push(word);
    else out.push([word]);
    closed ||= joins;
  }
  return closed ? out.flatMap(joinWords) : words;
}

function isUnspaced(before: Word, word: Word): boolean {
  const last = before.text.at(-1) ?? '';
  const first = word.text.at(0) ?? '';
  if (last < FIRST_UNSPACED || first < FIRST_UNSPACED || !UNSPACED.test(last) || !UNSPACED.test(first))
    return false;
  const gap = gapPt(before, word);
  const raised = Math.abs(before.baselinePt - word.baselinePt) > 0.1 * word.sizePt;
  return !raised && gap < MAX_STRETCH_EM * word.sizePt && gap > -0.5 * word.sizePt;
}

/** Letters with even room between them are a word; wider room is between words. */
function closeLetters(words: readonly Word[], sizePt: number): readonly Word[] {
  const groups: Word[][] = [];
  for (let start = 0; start < words.length; ) {
    const end = endOfLetters(words, start, sizePt);
    groups.push(words.slice(start, end));
    start = end;
  }
  if (!groups.some((group) => lettersIn(group) >= MIN_LETTERS && !isList(group))) return words;
  // Beside a word that is set so, a shorter one is too.
  return groups.flatMap((group) => (lettersIn(group) >= 2 && !isInOrder(group) ? joinWords(group) : group));
}

const lettersIn = (group: readonly Word[]): number => group.filter(({ text }) => LETTER.test(text)).length;

function endOfLetters(words: readonly Word[], start: number, sizePt: number): number {
  let end = start + 1;
  let evenPt = 0;
  for (let at = start + 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (before === undefined || word === undefined || !SHORT.test(before.text) || !SHORT.test(word.text))
      break;
    if (word.look !== before.look || Math.abs(word.sizePt - before.sizePt) > 0.25 * sizePt) break;
    const gap = gapPt(before, word);
    if (gap < 0 || gap > MAX_LETTER_GAP_EM * sizePt) break;
    // A pair of letters may be kerned.
    if (evenPt > 0 && (gap > evenPt * EVEN + 0.03 * sizePt || gap < evenPt / EVEN - 0.06 * sizePt)) break;
    evenPt = evenPt === 0 ? gap : evenPt;
    end = at + 1;
  }
  return end;
}

/** Names of variables, or an alphabet: letters that follow each other, that return, or change their case. */
function isList(group: readonly Word[]): boolean {
  const text = textOf(group);
  const isWord = /^\p{Lu}?(?:\p{Ll}+|\p{Lu}+)$/u.test(text) && /[aeiouyäöüаеёиоуыэюяαεηιουω]/iu.test(text);
  return !isWord || isInOrder(group);
}

const textOf = (group: readonly Word[]): string => group.map((word) => word.text).join('');

function isInOrder(group: readonly Word[]): boolean {
  const text = textOf(group);
  let inOrder = 0;
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (step === 1 || step === 0) inOrder += 1;
  }
  return inOrder * 2 >= text.length - 1;
}
