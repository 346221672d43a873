const WORD_NUMBER =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|premier|première|deux|trois|quatre|cinq|uno|dos|tres|cuatro|cinco|due|tre|quattro|cinque|um|dois|três|quatro';
const PART_WORD = 'part|teil|partie|parte|deel|del|część|часть|частина|القسم|الباب|भाग';
const CHAPTER_WORD =
  'chapter|section|lecture|lesson|unit|module|kapitel|abschnitt|lektion|chapitre|leçon|capítulo|capitulo|lección|sección|seccion|seção|capitolo|lezione|sezione|capítol|hoofdstuk|kapittel|afsnit|rozdział|kapitola|fejezet|глава|раздел|розділ|урок|الفصل|अध्याय';
const APPENDIX_WORD =
  'appendix|annex|anhang|annexe|apéndice|apêndice|apendice|anexo|appendice|bijlage|bilaga|vedlegg|dodatek|приложение|додаток|ملحق|परिशिष्ट';
const VALUE = `\\p{Nd}+(?:[.-]\\p{Nd}+)*|[a-z]|[ivxlc]+|[а-я]|${WORD_NUMBER}`;

const named = (words: string): RegExp =>
  new RegExp(`^(?:${words})\\s+(${VALUE})(?:\\s*[.:)|–—-](?=\\s)|(?=\\s|$))[.:]?\\s*`, 'iu');
const PART = named(PART_WORD);
const CHAPTER = named(CHAPTER_WORD);
const APPENDIX = named(APPENDIX_WORD);
const CJK = /^[第제]\s*([\p{Nd}一二三四五六七八九十百]+)\s*([章节節部篇编編课課回장절부편])\s*[.:：、]?\s*/u;
const CJK_APPENDIX = /^(?:附录|附錄|付録|부록)\s*(\p{Nd}+|[A-Z]|[一二三四五六七八九十])\s*[.:：、]?\s*/u;
const BRACKETED = /^(?:§\s*|\[|\()(\p{Nd}+(?:\.\p{Nd}+)*\p{Ll}?)[\])]?\s*[.:]?\s+(?=\S)/u;
const ARABIC =
  /^(\p{Nd}+(?:[.-]\p{Nd}+)*)(?:[.:)、．|]*\s+(?=\S)|[.)、．]\s*(?=\p{L})|(?=[\p{Script=Han}])|(?<=\.\p{Nd}+)(?=\p{Lu}))/u;
const LETTERED = /^(\p{Lu}|[a-z](?=[.)]))((?:[.-]\p{Nd}+)*)([.:)]?)\s+(?=\S)/u;
const ROMAN = /^([IVXLC]{2,7}|[IVX]|[ivx]{1,5}(?=[.)]))((?:[.-]\p{Nd}+)*)([.:)]?)\s+(?=\S)/u;
/** What numbers a title, at its start. */
export const NUMBER_PATTERNS = [
  PART,
  CHAPTER,
  APPENDIX,
  CJK,
  CJK_APPENDIX,
  BRACKETED,
  ARABIC,
  LETTERED,
  ROMAN,
];

const LEADING_WORDS = new Set([PART_WORD, CHAPTER_WORD, APPENDIX_WORD].flatMap((words) => words.split('|')));

/** Whether a title may begin with a number; most lines of a book do not, and this tells it fast. */
export function mayBeNumbered(title: string): boolean {
  const first = /^\S+/.exec(title)?.[0] ?? '';
  if (!/^\p{L}{2,}$/u.test(first) || /^[ivxlc]+$/i.test(first)) return first.length < 24;
  return LEADING_WORDS.has(first.toLowerCase()) || /^[第제附付부]/u.test(first);
}

/** How a title is numbered. `path` holds its values: [2, 1] for "2.1"; letters and Roman numbers are counted. */
export interface TitleNumber {
  form: 'part' | 'chapter' | 'appendix' | 'number' | 'letter' | 'roman';
  path: number[];
  /** "I", "V", "X" and "C" may be either. */
  either?: true;
}

/** The number a title begins with; undefined without one. A number alone, without its title, counts too. */
export function numberOf(title: string): TitleNumber | undefined {
  if (!mayBeNumbered(title.trimStart())) return undefined;
  const trimmed = `${title.normalize('NFKC').trim().slice(0, 60)} `;
  const part = PART.exec(trimmed);
  if (part !== null) return { form: 'part', path: pathOf(part[1]) };
  const chapter = CHAPTER.exec(trimmed);
  if (chapter !== null) return { form: 'chapter', path: pathOf(chapter[1]) };
  const appendix = APPENDIX.exec(trimmed) ?? CJK_APPENDIX.exec(trimmed);
  if (appendix !== null) return { form: 'appendix', path: pathOf(appendix[1]) };
  const cjk = CJK.exec(trimmed);
  if (cjk !== null)
    return { form: /[部篇编編부편]/u.test(cjk[2] ?? '') ? 'part' : 'chapter', path: pathOf(cjk[1]) };
  const arabic = BRACKETED.exec(trimmed) ?? ARABIC.exec(trimmed);
  if (arabic !== null) return { form: 'number', path: pathOf(arabic[1]) };
  return letterOf(trimmed);
}

function letterOf(title: string): TitleNumber | undefined {
  const roman = ROMAN.exec(title);
  const letter = LETTERED.exec(title);
  if (roman !== null && letter === null) {
    const value = romanValue(roman[1] ?? '');
    return value === undefined ? undefined : { form: 'roman', path: [value, ...digitsOf(roman[2])] };
  }
  if (letter === null) return undefined;
  const [, sign = '', deeper = '', end = ''] = letter;
  // A letter alone is the article "A" or the pronoun "I" more often than a number.
  if (deeper === '' && end === '' && /^(?:[AI]\s+\p{Ll}|\p{Ll})/u.test(title)) return undefined;
  const path = [(sign.toUpperCase().codePointAt(0) ?? 64) - 64, ...digitsOf(deeper)];
  return roman === null ? { form: 'letter', path } : { form: 'letter', path, either: true };
}

const digitsOf = (text = ''): number[] =>
  [...text.matchAll(/\p{Nd}+/gu)].map(([digits]) => digitsValue(digits));

function pathOf(text = ''): number[] {
  if (/\p{Nd}/u.test(text)) return digitsOf(text);
  const roman = romanValue(text.toUpperCase());
  if (roman !== undefined) return [roman];
  return [text.length === 1 ? (text.toUpperCase().codePointAt(0) ?? 64) - 64 : 0];
}

/** Digits of any script. */
function digitsValue(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    const point = digit.codePointAt(0) ?? 48;
    // Each script has its ten digits in a row; ASCII's begin at 48, others' at a multiple of 16 or 6 above one.
    const zero = point < 128 ? 48 : (point & ~15) + ((point & 15) >= 6 ? 6 : 0);
    value = value * 10 + Math.max(0, point - zero);
  }
  return value;
}

const ROMAN_SIGNS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman number; undefined for what is not one. */
export function romanValue(text: string): number | undefined {
  const upper = text.toUpperCase();
  if (!/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(upper) || upper === '') return undefined;
  let value = 0;
  for (let index = 0; index < upper.length; index += 1) {
    const here = ROMAN_SIGNS[upper[index] ?? ''] ?? 0;
    const next = ROMAN_SIGNS[upper[index + 1] ?? ''] ?? 0;
    value += here < next ? -here : here;
  }
  return value;
}

/**
 * Levels from the numbers of titles in their order: parts above chapters, chapters above their sections,
 * appendices beside chapters.
 *
 * Out: by index, 1 at the top; undefined for titles without a number.
 */
export function levelsByNumber(titles: readonly string[]): (number | undefined)[] {
  const numbers = titles.map(numberOf);
  settleLetters(numbers);
  const topOf = topLevels(numbers);
  return numbers.map((number) =>
    number === undefined ? undefined : topOf[number.form] + number.path.length - 1,
  );
}

/** Letters that may be Roman are, where they follow the Roman number before them. */
function settleLetters(numbers: readonly (TitleNumber | undefined)[]): void {
  let lastLetter = 0;
  let lastRoman = 0;
  for (const number of numbers) {
    if (number === undefined) continue;
    const value = number.path[0] ?? 0;
    if (number.form === 'roman') lastRoman = value;
    if (number.form !== 'letter') continue;
    const roman = romanValue(String.fromCodePoint(64 + value)) ?? 0;
    const goesOn = value === lastLetter || value === lastLetter + 1;
    if (
      number.either === true &&
      !goesOn &&
      (roman === lastRoman + 1 || roman === lastRoman || roman === 1)
    ) {
      number.form = 'roman';
      number.path[0] = roman;
      lastRoman = roman;
    } else lastLetter = value;
  }
}

/** The level of each form's numbers of one value. */
function topLevels(numbers: readonly (TitleNumber | undefined)[]): Record<TitleNumber['form'], number> {
  const tops = (form: TitleNumber['form']): { value: number; at: number }[] =>
    numbers.flatMap((number, at) =>
      number?.form === form && number.path.length === 1 ? [{ value: number.path[0] ?? 0, at }] : [],
    );
  const [parts, chapters, romans, arabic, letters] = [
    tops('part'),
    tops('chapter'),
    tops('roman'),
    tops('number'),
    tops('letter'),
  ];
  const base = parts.length > 0 ? 2 : 1;
  const restarts = (list: readonly { value: number }[]): boolean =>
    list.some(({ value }, index) => index > 0 && value <= (list[index - 1]?.value ?? 0) && value <= 1);
  const arabicBelow = chapters.length > 0 && (restarts(arabic) || arabic.length > 2 * chapters.length);
  const romanAbove = romans.length > 1 && (arabic.length > 0 || chapters.length > 0);
  const chapter = base + (romanAbove ? 1 : 0);
  const lastRoman = romans.at(-1)?.at ?? -1;
  const lettersBelow = !romanAbove && romans.length > 0 && (letters[0]?.at ?? lastRoman) < lastRoman;
  const lettersInside = restarts(letters) && !lettersBelow && (arabic.length > 0 || chapters.length > 0);
  return {
    part: 1,
    chapter,
    appendix: chapter,
    roman: base,
    number: chapter + (arabicBelow ? 1 : 0) + (romans.length > 1 && !romanAbove ? 1 : 0),
    letter: chapter + (lettersBelow || lettersInside ? 1 : 0),
  };
}
