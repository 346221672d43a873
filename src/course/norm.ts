const LIGATURES: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

const BEYOND_ASCII = /[^ -~]/;
const SPACES = / {2,}/g;

/**
 * Text as it is compared: NFKC, lower case, ligatures and soft hyphens resolved, line-break hyphenation
 * joined, quotes and dashes unified, white space folded to single spaces, trimmed.
 *
 * Source: the `norm()` of the quiz checks. Both sides of a comparison go through it.
 */
export function norm(text: string): string {
  // Most of English prose: nothing else than spaces, accents as quotes and capitals is to be seen to.
  if (!BEYOND_ASCII.test(text)) {
    const quoted = text.includes('`') ? text.replaceAll('`', "'") : text;
    return (quoted.includes('  ') ? quoted.replace(SPACES, ' ') : quoted).trim().toLowerCase();
  }
  return text
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .normalize('NFKC')
    .replace(/\u00ad\s*/g, '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(\p{L})[-\u2010\ufffe]\s*\n\s*(?=\p{Ll})/gu, '$1')
    .replace(/[\u2018\u2019\u201a\u201b\u2032`´]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
