const DIGITS = /\p{Nd}+(?:[.,٫٬’' ]\p{Nd}+)*/gu;

/** "three" to "twelve": one and two are articles and pronouns in too many languages. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  de: ['drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  fr: ['trois', 'quatre', 'cinq', 'six', 'sept', 'huit', '', 'dix', 'onze', 'douze'],
  es: ['tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  it: ['tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci', 'undici', 'dodici'],
  pt: ['três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'onze', 'doze'],
};
const FIRST = 3;

/**
 * The numbers that a text names, each in one spelling: ASCII digits, a point before decimals, none between thousands;
 * small ones also where they are written as words.
 */
export function numbersIn(text: string, tag: string): Set<string> {
  const found = new Set<string>();
  for (const [raw] of text.matchAll(DIGITS)) for (const number of spellingsOf(raw)) found.add(number);
  const words = WORDS[tag.slice(0, 2)] ?? [];
  if (words.length > 0)
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      const index = words.indexOf(word);
      if (index >= 0) found.add(String(index + FIRST));
    }
  return found;
}

/** "1,000" is one number; "1, 2" and "10.4, 5.6" are several. */
function spellingsOf(raw: string): string[] {
  const ascii = raw
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');
  if (/^\d{1,3}(?:[.,’' ]\d{3})+$/.test(ascii)) return [ascii.replace(/\D/g, '')];
  if (/^\d+[.,]\d+$/.test(ascii)) return [ascii.replace(',', '.')];
  return ascii.split(/[,’' ]/).filter((number) => number !== '');
}

/** Decimal digits of any script stand ten in a row, from 0. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
