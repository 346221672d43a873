// As captions begin in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian.
const FIGURE =
  'fig(?:ure|ura|uur|\\.)?|abb(?:ildung|\\.)?|ill(?:ustration|\\.)|schema|diagram(?:m|me|a)?|chart|plate|listing|algorithm|рис(?:унок|\\.)?|схема';
const TABLE = 'tab(?:le|elle|leau|la|ela|el|\\.)?|cuadro|quadro|табл(?:ица|\\.)?';
const NUMBER = '\\s*(?:[A-Z]{1,3}[.-]?)?(?:\\d+|[IVXL]+)(?:[.\\-–:]\\d+)*[a-z]?';
// Chinese and Japanese, Arabic, Hindi: the digits are often their own.
const ASIAN_FIGURE = '[图圖図]|الشكل|شكل|चित्र|आकृति';
const ASIAN_TABLE = '表|الجدول|جدول|तालिका|सारणी';
const ASIAN_NUMBER = '\\s*[\\d٠-٩०-९一二三四五六七八九十]+(?:[.\\-–][\\d٠-٩०-९]+)*';

const FIGURE_LABEL = new RegExp(
  `^(?:(?:${FIGURE})${NUMBER}|(?:${ASIAN_FIGURE})${ASIAN_NUMBER})(?![\\p{L}\\d])`,
  'iu',
);
const TABLE_LABEL = new RegExp(
  `^(?:(?:${TABLE})${NUMBER}|(?:${ASIAN_TABLE})${ASIAN_NUMBER})(?![\\p{L}\\d])`,
  'iu',
);

/** "Figure 3", "Abb. 3.1", "图 3" at the beginning of a text. */
export const hasFigureLabel = (text: string): boolean => FIGURE_LABEL.test(text);

/** What the text of a caption begins with; undefined where it is not one's. */
export function findCaptionLabel(text: string): { kind: 'figure' | 'table'; label: string } | undefined {
  const figure = FIGURE_LABEL.exec(text)?.[0];
  if (figure !== undefined) return { kind: 'figure', label: figure };
  const table = TABLE_LABEL.exec(text)?.[0];
  return table === undefined ? undefined : { kind: 'table', label: table };
}
