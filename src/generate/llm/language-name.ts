const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** "German" for "de", as a model is told it; where it is not known, the source's own. */
export function languageName(tag: string): string {
  if (tag === 'und' || tag === '') return 'the language of the source';
  try {
    return names.of(tag) ?? 'the language of the source';
  } catch {
    return 'the language of the source';
  }
}
