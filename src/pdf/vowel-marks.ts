/** A letter or mark where it is printed. */
interface Placed {
  text: string;
  leftPt: number;
  rightPt: number;
}

/** A letter with the marks over and under it. */
interface Marked<Sign> {
  letter: Sign;
  marks: Sign[];
}

/** Arabic short vowels, their doubled forms and the sign for none: a letter has one of them. */
const VOWEL = /^[\u064b-\u0650\u0652]/;
// Letters of a word touch or overlap.
const WORD_GAP_PT = 1;

/**
 * Puts marks on the letters that they stand over or under. Changes the texts of `signs`.
 *
 * In: `signs` and `marks` of one line, in any order; boxes of marks as they are drawn.
 * Out: the marks of a line without letters.
 */
export function putMarks<Sign extends Placed>(
  signs: readonly Sign[],
  marks: readonly Sign[],
): readonly Sign[] {
  const letters: Marked<Sign>[] = signs
    .filter(({ text }) => /^[\p{L}\p{N}]/u.test(text))
    .toSorted((one, other) => middleOf(one) - middleOf(other))
    .map((letter) => ({ letter, marks: [] }));
  if (letters.length === 0) return marks;
  for (const mark of marks) nearest(letters, middleOf(mark))?.marks.push(mark);
  shareVowels(letters);
  for (const { letter, marks: own } of letters) for (const { text } of own) letter.text += text;
  return [];
}

/**
 * Gives second vowels to the letter before: where letters stand over each other, as in ligatures, the mark of the first
 * one is often nearer to the next.
 *
 * In: from left to right, that is, from the last letter of a word to its first.
 */
function shareVowels<Sign extends Placed>(letters: readonly Marked<Sign>[]): void {
  letters.forEach((marked, at) => {
    if (vowelsOf(marked).length < 2) return;
    const bare = firstBare(letters, at);
    for (let from = at; from < bare; from += 1) {
      const [giver, taker] = [letters[from], letters[from + 1]];
      const vowel = giver === undefined ? undefined : vowelsOf(giver).at(-1);
      if (giver === undefined || taker === undefined || vowel === undefined) return;
      giver.marks.splice(giver.marks.indexOf(vowel), 1);
      taker.marks.push(vowel);
    }
  });
}

/** The next letter of the word without a vowel, or `at` where all have one. */
function firstBare<Sign extends Placed>(letters: readonly Marked<Sign>[], at: number): number {
  for (let index = at + 1; index < letters.length; index += 1) {
    const [before, marked] = [letters[index - 1], letters[index]];
    if (before === undefined || marked === undefined) return at;
    if (marked.letter.leftPt - before.letter.rightPt > WORD_GAP_PT) return at;
    if (vowelsOf(marked).length === 0) return index;
  }
  return at;
}

/** From left to right. */
const vowelsOf = <Sign extends Placed>({ marks }: Marked<Sign>): Sign[] =>
  marks.filter(({ text }) => VOWEL.test(text)).toSorted((one, other) => middleOf(one) - middleOf(other));

const middleOf = ({ leftPt, rightPt }: Placed): number => (leftPt + rightPt) / 2;

function nearest<Sign extends Placed>(
  letters: readonly Marked<Sign>[],
  middlePt: number,
): Marked<Sign> | undefined {
  let best: Marked<Sign> | undefined;
  let bestPt = Number.POSITIVE_INFINITY;
  for (const marked of letters) {
    const distancePt = Math.abs(middleOf(marked.letter) - middlePt);
    if (distancePt >= bestPt) continue;
    best = marked;
    bestPt = distancePt;
  }
  return best;
}
