/** What is printed at one place of a line: a letter with its marks, a sign, or a space. */
interface Printed {
  text: string;
}

export const isRightToLeft = (code: number): boolean =>
  (code >= 0x590 && code <= 0x8ff) ||
  (code >= 0xfb1d && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);

/** 1 for a letter that reads to the right, -1 for one that reads to the left, or a digit of its script. */
export function directionOf(code: number): number {
  if (isRightToLeft(code)) return -1;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
  return isLetter && code < 0x2000 ? 1 : 0;
}

/** Signs that move as one: a letter, or a number, which reads to the right in every script. */
interface Token<Item> {
  items: Item[];
  direction: number;
}

const DIGIT = /^[0-9\u0660-\u0669\u06f0-\u06f9]/;
const EASTERN = /^[\u0660-\u0669\u06f0-\u06f9]/;
const ARABIC = /^[\u0620-\u064a\u0671-\u06d3]/;
const SEPARATOR = /^[.,:/\u060c\u066b\u066c]$/;
const SIGN_OF_NUMBER = /^[+\-\u2212%$\u20ac\u20aa\u00b0]$/;
// What may stand between a name and its number: "Python 3", "COVID-19".
const JOINT = /^[ \-_/.]?$/;

/**
 * A line's signs in the order in which they are spoken, brackets facing their content.
 *
 * In: `line` from left to right as printed, with its spaces; `toLeft`: the line as a whole reads to the left.
 * Source: the Unicode bidirectional algorithm (UAX 9) backwards: numbers keep their digits' order, take their
 * place as a letter of the script around them, and after Arabic letters only single separators join two.
 */
export function spokenLine<Item extends Printed>(line: readonly Item[], toLeft: boolean): Item[] {
  const tokens = tokensOf(line);
  placeNumbers(tokens);
  const items = spoken(tokens, ({ direction }) => direction, toLeft).flatMap((token) => token.items);
  return faceBrackets(items);
}

function tokensOf<Item extends Printed>(line: readonly Item[]): Token<Item>[] {
  const isArabic = line.some(({ text }) => ARABIC.test(text));
  const isDigit = (at: number): boolean => DIGIT.test(line[at]?.text ?? '');
  const tokens: Token<Item>[] = [];
  let number = false;
  line.forEach((item, at) => {
    const { text } = item;
    const between = SEPARATOR.test(text) && isDigit(at - 1) && isDigit(at + 1);
    const sign = !isArabic && SIGN_OF_NUMBER.test(text) && (isDigit(at - 1) || isDigit(at + 1));
    const inNumber = isDigit(at) || between || sign;
    const before = tokens.at(-1);
    if (inNumber && number && before !== undefined) before.items.push(item);
    else tokens.push({ items: [item], direction: inNumber ? 0 : directionOf(text.codePointAt(0) ?? 0) });
    number = inNumber;
  });
  return tokens;
}

const isNumber = ({ items }: Token<Printed>): boolean => items.some(({ text }) => DIGIT.test(text));

/** Gives each number the direction of the text that it belongs to. */
function placeNumbers(tokens: readonly Token<Printed>[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isNumber(token)) continue;
    const eastern = token.items.some(({ text }) => EASTERN.test(text));
    const joins = !eastern && (touches(tokens, at, -1) || touches(tokens, at, 1));
    token.direction = joins ? 1 : -1;
  }
}

/** Whether a letter that reads to the right, or a number that does, is beside a number. */
function touches(tokens: readonly Token<Printed>[], at: number, step: 1 | -1): boolean {
  const [beside, next] = [tokens[at + step], tokens[at + 2 * step]];
  if (beside === undefined) return false;
  if (beside.direction !== 0) return beside.direction === 1;
  return !isNumber(beside) && next?.direction === 1 && JOINT.test(beside.items[0]?.text ?? '');
}

/**
 * Things in the order in which they are spoken, from the order in which they stand from left to right.
 *
 * In: `directionOfItem` is 1, -1, or 0 for what takes the direction around it.
 * Source: the reordering of the Unicode bidirectional algorithm (UAX 9, L2) with one level inside another.
 */
export function spoken<Item>(
  items: readonly Item[],
  directionOfItem: (item: Item) => number,
  toLeft: boolean,
): Item[] {
  const base = toLeft ? -1 : 1;
  const ordered = toLeft ? items.toReversed() : [...items];
  const out: Item[] = [];
  for (let at = 0; at < ordered.length; ) {
    let end = at;
    // Up to the last item against the base's direction, what is neutral between them included.
    for (let next = at; next < ordered.length; next += 1) {
      const item = ordered[next];
      const direction = item === undefined ? base : directionOfItem(item);
      if (direction === base) break;
      if (direction === -base) end = next + 1;
      else if (end === at) break;
    }
    if (end > at) out.push(...ordered.slice(at, end).reverse());
    else out.push(...ordered.slice(at, at + 1));
    at = Math.max(end, at + 1);
  }
  return out;
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»', '‹': '›' };
const isBracket = ({ text }: Printed): boolean => text in OPENING || text in CLOSING;
const ENDS = /^(?:\s|[.,:;!?،؛؟۔…])/;

/**
 * Turns brackets to face what they hold. Files give the bracket that was written, or the one that is seen there,
 * and PDFium mirrors either; but one at the beginning of a word opens, and one at its end closes.
 */
function faceBrackets<Item extends Printed>(items: readonly Item[]): Item[] {
  const out = [...items];
  for (let from = 0; from < items.length; from += 1) {
    let to = from;
    for (let sign = items[to]; sign !== undefined && isBracket(sign); sign = items[to]) to += 1;
    if (to === from) continue;
    const run = items.slice(from, to);
    const begins = from === 0 || /^\s/.test(items[from - 1]?.text ?? ' ');
    const ends = to === items.length || ENDS.test(items[to]?.text ?? ' ');
    const mixed = run.some(({ text }) => text in OPENING) && run.some(({ text }) => text in CLOSING);
    const faces = begins ? OPENING : CLOSING;
    if (begins !== ends && !mixed)
      run.forEach((sign, at) => {
        out[from + at] = { ...sign, text: faces[sign.text] ?? sign.text };
      });
    from = to;
  }
  return out;
}
