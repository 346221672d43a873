import { type Language, languageOf } from '../language.ts';
import type { LessonSource } from '../passages.ts';

/**
 * In which language texts are held to their source, and whether the source is in it too.
 *
 * In: `read` is the language in which the source was read, which stands where the course's is not known.
 */
export function groundsOf(
  { language: tag, sources }: { language: string; sources: readonly LessonSource[] },
  read: Language,
): { language: Language; isSameLanguage: boolean } {
  const language = tag === 'und' ? read : languageOf(tag);
  return {
    language,
    isSameLanguage: sources.every((source) => languageOf(source.language).tag === language.tag),
  };
}
