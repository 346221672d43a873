const ASCII = /^[\0-\x7f]*$/;
// Marks of no script of their own are accents, those of Arabic and Hebrew vowels that print mostly leaves out; the
// vowel signs of Indic scripts are letters.
const ACCENTS = /[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]]+/gv;

/** A word in lower case, without accents, and as its plainest characters: "ﬁ" is "fi". */
export const foldWord = (word: string): string =>
  ASCII.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .toLowerCase()
        .replaceAll('ß', 'ss')
        .replaceAll('ى', 'ي')
        .normalize('NFC');
