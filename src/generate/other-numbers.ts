import type { QuizSource } from './lesson-source.ts';
import { contentStems, wordsOf } from './words.ts';

/** A number and the unit behind it, as in "512 MB" or "3 days"; no part of a name, a version or a range. */
const QUANTITY =
  /(?<![\p{L}\p{N}.,:/#§$_-]|\d )(?<number>\d{1,7}(?:[.,]\d{1,3})?)(?<space>[ \u00a0]|(?=%))(?<unit>\p{L}{1,14}|%)(?![\p{L}\p{N}/-])/gu;
/** Only so many other numbers are tried. */
const MOST_TRIED = 12;
/** A number more than so many times as large is no plausible mistake. */
const MOST_RATIO = 20;
const MARKS = /\[\^[cn]\d+\]/g;

/** The statement with another number of the same unit, from the same lesson, in the place of its own. */
export function* otherNumbers(statement: string, source: QuizSource): Generator<string> {
  const { lesson, language, isTrueOf } = source;
  const own = [...statement.matchAll(QUANTITY)];
  const [first] = own;
  if (first?.groups === undefined || own.length > 2) return;
  const { number = '', space = '', unit = '' } = first.groups;
  if (language.stopWords.has(unit.toLowerCase())) return;
  const numbers = new Set<string>();
  for (const { groups } of lesson.draft.content.replace(MARKS, '').matchAll(QUANTITY)) {
    if (numbers.size >= MOST_TRIED) break;
    if (groups?.unit === unit && groups.number !== undefined) numbers.add(groups.number);
  }
  const rest = statement.slice(0, first.index) + statement.slice(first.index + first[0].length);
  const stems = new Set(contentStems(rest, language));
  for (const other of numbers) {
    const ratio = amountOf(other) / amountOf(number);
    if (other === number || !(ratio > 1 / MOST_RATIO && ratio < MOST_RATIO) || ratio === 1) continue;
    if (Number(other === '1') !== Number(number === '1') || wordsOf(statement).includes(other)) continue;
    const claim = `${other}${space}${unit}`;
    if (isTrueOf(claim, stems)) continue;
    yield `${statement.slice(0, first.index)}${claim}${statement.slice(first.index + first[0].length)}`;
  }
}

const amountOf = (number: string): number => Number(number.replace(',', '.'));
