const LABEL =
  /^(?:(?:chapter|appendix|part|section|lecture|kapitel|anhang|teil|abschnitt|chapitre|annexe|partie|cap[íi]tulo|ap[ée]ndice|parte|глава|приложение|часть)\s+(?:\d+|[A-Z]|[IVXLC]+)[.:]?|第\s*[\d一二三四五六七八九十百]+\s*[章部编篇])$/iu;

/** Whether a line is nothing but "Chapter 3", as it is printed above the chapter's title. */
const isChapterLabel = (text: string): boolean => text.length < 24 && LABEL.test(text.trim());
/** "CHAPTER THREE", in the words and capitals of many manuals. */
const IN_WORDS =
  /^(?:CHAPTER|APPENDIX|PART|KAPITEL|ANHANG|TEIL|CHAPITRE|ANNEXE|PARTIE|CAP[ÍI]TULO|AP[ÉE]NDICE|PARTE|ГЛАВА|ПРИЛОЖЕНИЕ|ЧАСТЬ)\s\p{Lu}{1,14}$/u;

/** How many of the two lines before a chapter's title are its label: "Chapter 3", or "CHAPTER" over "THREE". */
export function labelLinesBefore(second: string, first: string): number {
  if (isChapterLabel(first) || IN_WORDS.test(first.trim())) return 1;
  const both = `${second.trim()} ${first.trim()}`;
  return isChapterLabel(both) || IN_WORDS.test(both) ? 2 : 0;
}
