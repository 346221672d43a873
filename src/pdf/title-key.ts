const NAMED =
  /^(?:chapter|appendix|part|section|annex|kapitel|anhang|teil|chapitre|annexe|partie|cap[ií]tulo|ap[eé]ndice|parte|capitolo|appendice|hoofdstuk|bijlage|глава|приложение|часть)\s+(?:\d+|[a-z]|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)(?:[.:)]|\b)\s*/iu;
const NUMBERED = /^(?:\d+(?:[.-]\d+)*[.:)]?|[a-z](?:[.-]\d+)+[.:)]?|[a-z][.)]|[ivxlc]+[.)])\s+(?=\S)/iu;
const CJK_NUMBERED = /^第\s*[\d一二三四五六七八九十百]+\s*[章节節部]\s*/u;

/** A title as it is compared: letters and digits only, in lower case. */
export function titleKey(title: string): string {
  const lower = title.toLowerCase();
  // Thousands of blocks are compared in a book; most are plain ASCII.
  if (/^[ -~]*$/.test(lower)) return lower.replace(/[^a-z0-9]+/g, '');
  return lower.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** A title without its number: "2.1 Scope", "Chapter 2: Scope" and "Scope" are one. */
export function withoutNumber(title: string): string {
  const trimmed = title.normalize('NFKC').trim();
  const bare = trimmed.replace(NAMED, '').replace(CJK_NUMBERED, '');
  const rest = bare.replace(NUMBERED, '').replace(/^[-–—:.\s]+/, '');
  return rest === '' ? trimmed : rest;
}

/** How deep a title's number is: 1 for "2", "A." and "Chapter 2", 3 for "2.1.4"; undefined without one. */
export function numberDepth(title: string): number | undefined {
  const trimmed = title.normalize('NFKC').trim();
  if (NAMED.test(trimmed) || CJK_NUMBERED.test(trimmed)) return 1;
  const roman = /^[IVXLC]+\.((?:\d+\.?)*)\s+\S/.exec(trimmed);
  if (roman !== null) return 1 + (roman[1]?.match(/\d+/g)?.length ?? 0);
  const number = /^(?:\d+|[A-Z])((?:[.-]\d+)*)[.:)]?\s+\S/u.exec(trimmed);
  if (number === null) return undefined;
  const deeper = number[1]?.match(/\d+/g)?.length ?? 0;
  // A letter alone is the article "A" more often than an appendix.
  if (deeper === 0 && /^[A-Z]\s/.test(trimmed)) return undefined;
  return deeper + 1;
}
