import type { CardDraft } from '../course/card.ts';
import type { GlossaryEntry } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { Wording } from './wording.ts';

/** What a course has to learn by; `lessons` says which lesson the keys in the others are. */
export interface CourseCards {
  glossary: GlossaryEntry[];
  cards: CardDraft[];
  lessons: { lesson: string; lesson_id: number; title: string }[];
}

export const GLOSSARY_FILE = 'GLOSSARY.md';
/** A term that every lesson uses needs no list of them all. */
const MOST_USES = 8;

/**
 * The glossary as one file of Markdown.
 *
 * In: `paths` are the lessons' files by id, from the export's top folder.
 */
export function buildGlossaryFile(
  { glossary, lessons }: CourseCards,
  paths: ReadonlyMap<number, string>,
  filenames: ReadonlyMap<number, string>,
  words: Wording,
): string {
  const links = new Map(
    lessons.flatMap(({ lesson, lesson_id, title }) => {
      const path = paths.get(lesson_id);
      return path === undefined ? [] : [[lesson, `[${escapeMarkdown(title)}](${encodeURI(path)})`] as const];
    }),
  );
  const entries = glossary.map(({ term, expansion, definition, citation, lesson, used_in }) => {
    const name = `**${escapeMarkdown(term)}**${expansion === null ? '' : ` (${escapeMarkdown(expansion)})`}`;
    const places = [lesson, ...used_in].flatMap((key) => links.get(key) ?? []);
    const shown = [...places.slice(0, MOST_USES), ...(places.length > MOST_USES ? ['…'] : [])].join(', ');
    const page = `${escapeMarkdown(filenames.get(citation.document_id) ?? '')}, ${words.page} ${citation.page}`;
    return `- ${name}: ${escapeMarkdown(inOneLine(definition))} (${page})${shown === '' ? '' : `  \n  ${shown}`}`;
  });
  return `# ${words.glossary}\n\n${entries.join('\n')}\n`;
}
