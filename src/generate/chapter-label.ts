const LABEL =
  /^(?:(?:chapter|appendix|part|section|lecture|kapitel|anhang|teil|abschnitt|chapitre|annexe|partie|cap[íi]tulo|ap[ée]ndice|parte|глава|приложение|часть)\s+(?:\d+|[A-Z]|[IVXLC]+)[.:]?|第\s*[\d一二三四五六七八九十百]+\s*[章部编篇])$/iu;

/** Whether a line is nothing but "Chapter 3", as it is printed above the chapter's title. */
export const isChapterLabel = (text: string): boolean => text.length < 24 && LABEL.test(text.trim());
