import type { Word } from './words.ts';

/** A raised piece of a word, which may call a footnote: it begins at character `from` of the word's text. */
export interface RaisedMark {
  from: number;
  mark: string;
}

/** How a small piece stands against the type beside it. */
export type ScriptPlace = 'raised' | 'lowered';

const PLAIN = '0123456789+-\u2212=()n';
const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'];
const LOWERED = [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ'];
const NOTE_MARKS = /^(?:\d{1,3}|[a-z]|[*∗⋆†‡§¶‖#]{1,4})(?:,(?:\d{1,3}|[a-z]|[*∗⋆†‡§¶‖#]{1,4}))*$/;

// Small capitals are 0.8 of the type and stand on its line; scripts are 0.75 or less, and off it.
const SMALLER = 0.9;
const RAISED_EM = 0.12;
const LOWERED_EM = 0.06;

interface Set {
  sizePt: number;
  baselinePt: number;
}

/** Whether `small` is a superscript or a subscript of `main`. */
export function placeOfScript(main: Set, small: Set): ScriptPlace | undefined {
  if (small.sizePt > SMALLER * main.sizePt) return undefined;
  const risePt = main.baselinePt - small.baselinePt;
  if (risePt > RAISED_EM * main.sizePt) return 'raised';
  return -risePt > LOWERED_EM * main.sizePt ? 'lowered' : undefined;
}

/**
 * Digits and signs as Unicode has them raised or lowered, so that 10⁻³ does not copy as 10-3. Compatibility
 * normalisation gives the plain characters back. Other text, as in 1st, stays as it is; the length never changes.
 */
export function scriptText(text: string, place: ScriptPlace): string {
  const forms = place === 'raised' ? RAISED : LOWERED;
  let out = '';
  for (const char of text) {
    const form = forms[PLAIN.indexOf(char)];
    if (form === undefined) return text;
    out += form;
  }
  return out;
}

/** The marks in a raised piece that begins at character `from`: "2,3" is two. */
export function raisedMarks(text: string, from: number): RaisedMark[] {
  if (!NOTE_MARKS.test(text)) return [];
  const marks: RaisedMark[] = [];
  let at = from;
  for (const mark of text.split(',')) {
    marks.push({ from: at, mark });
    at += mark.length + 1;
  }
  return marks;
}

/** A word and the piece that touches it at its end, as one word. */
export function joinScript(word: Word, piece: Word): Word {
  const place = piece.risen === undefined ? placeOfScript(word, piece) : 'raised';
  const script = piece.text.slice(0, piece.risen);
  const rest = piece.text.slice(script.length);
  const text = word.text + (place === undefined ? script : scriptText(script, place)) + rest;
  const marks = place === 'raised' ? raisedMarks(script, word.text.length) : [];
  const raised = [...(word.raised ?? []), ...marks];
  const main = word.sizePt >= piece.sizePt ? word : piece;
  const joined: Word = { ...main, text, leftPt: word.leftPt, rightPt: piece.rightPt, risen: undefined };
  // "2," after a space: the mark comes first, and a comma in larger type after it.
  if (word.risen !== undefined) joined.risen = word.risen;
  else if (placeOfScript(piece, word) === 'raised') joined.risen = word.text.length;
  return raised.length > 0 ? { ...joined, raised } : joined;
}
