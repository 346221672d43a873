import type { Citation, LessonDraft } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import { type Acronym, acronymsIn } from './acronyms.ts';
import { isLabelled } from './labelled-sentence.ts';
import { languageOf } from './language.ts';
import { isForeign } from './point-fitness.ts';
import { canBeAsked } from './statements.ts';

/** What of a lesson its cards and its share of the glossary are made from. Plain data. */
export interface LessonMaterial {
  key: string;
  /** What a reader sees of it, without blocks of code: where its course uses a term is found here. */
  text: string;
  terms: { term: string; definition: string; citation: Citation }[];
  /** Acronyms that the lesson spells out; `citation` is of a sentence that does so, where one is cited. */
  acronyms: (Acronym & { citation: Citation | null })[];
  /** Its key points; where these are few, other cited sentences that state something. */
  points: { text: string; citation: Citation }[];
  /** The book's own questions that it answers itself; Markdown. */
  exercises: { text: string; answer: string; citation: Citation }[];
}

const FENCE = /^```[\s\S]*?^```/gm;

/** Some points have no fit blank: so many are worth trying. */
const ENOUGH_POINTS = 10;
const SENTENCE_WORDS = { least: 7, most: 32 };

/** Takes out of a written lesson what cards and glossary need. In: `tag` is BCP 47. */
export function materialOf(key: string, draft: LessonDraft, tag: string): LessonMaterial {
  const citations = new Map(draft.citations.map((citation) => [citation.id, citation]));
  const firstOf = (ids: readonly string[]): Citation | undefined => citations.get(ids[0] ?? '');
  const text = plainText(draft.content);
  return {
    key,
    text,
    terms: draft.key_terms.flatMap(({ term, definition, citations: ids }) => {
      const citation = firstOf(ids);
      return citation === undefined ? [] : [{ term, definition, citation }];
    }),
    acronyms: acronymsOf(draft.citations, text, tag),
    points: pointsOf(draft, tag, firstOf),
    exercises: draft.exercises.flatMap(({ text, answer, citations: ids }) => {
      const citation = firstOf(ids);
      return answer === null || citation === undefined ? [] : [{ text, answer, citation }];
    }),
  };
}

function pointsOf(
  draft: LessonDraft,
  tag: string,
  firstOf: (ids: readonly string[]) => Citation | undefined,
): LessonMaterial['points'] {
  const points = draft.key_points.flatMap(({ text, citations: ids }) => {
    const citation = firstOf(ids);
    return citation === undefined ? [] : [{ text, citation }];
  });
  const known = new Set(points.map(({ text }) => text));
  const language = languageOf(tag);
  for (const citation of draft.citations) {
    if (points.length >= ENOUGH_POINTS) break;
    const text = inOneLine(citation.quote).trim();
    // Most quotes are no whole sentences: whether they are foreign need not be asked.
    if (known.has(text) || !canBeAsked(text, language, SENTENCE_WORDS)) continue;
    if (isForeign(text, language)) continue;
    known.add(text);
    points.push({ text, citation });
  }
  return points;
}

/** Each acronym once: from a cited sentence where there is one, else from the text without a citation. */
function acronymsOf(citations: readonly Citation[], text: string, tag: string): LessonMaterial['acronyms'] {
  const found = new Map<string, LessonMaterial['acronyms'][number]>();
  const language = languageOf(tag);
  // "partman-lvm Sets up the Logical Volume Manager (LVM)": the entry of a list explains another name.
  const isClear = ({ quote }: Citation): boolean => !isLabelled(quote, language) && !NOTE_CALL.test(quote);
  for (const citation of citations) {
    const acronyms = acronymsIn(citation.quote);
    if (acronyms.length === 0 || !isClear(citation)) continue;
    for (const acronym of acronyms)
      if (!found.has(acronym.short)) found.set(acronym.short, { ...acronym, citation });
  }
  for (const acronym of acronymsIn(text))
    if (!found.has(acronym.short)) found.set(acronym.short, { ...acronym, citation: null });
  return [...found.values()];
}

/** The raised number of a footnote. */
const NOTE_CALL = /[⁰¹²³⁴-⁹]/;
const MARK = /\[\^[\w-]{1,20}\]:?/g;
const PICTURE = /!\[((?:[^\]\\\n]|\\.){0,400})\]\([^()\s]{0,300}\)/g;
const LINK = /\[((?:[^\]\\\n]|\\.){0,400})\]\([^()\s]{0,300}\)/g;

/** Markdown of a lesson as the words that a reader sees; code blocks are left out. */
export const plainText = (markdown: string): string =>
  unmarked(markdown.replace(FENCE, '\n').replace(PICTURE, '$1').replace(LINK, '$1'));

/** The same, with the lines of code blocks. */
export const plainTextWithCode = (markdown: string): string =>
  unmarked(
    markdown
      .replace(/^`{3,}.*$/gm, '')
      .replace(PICTURE, '$1')
      .replace(LINK, '$1'),
  );

const unmarked = (text: string): string =>
  text
    .replace(MARK, '')
    .replace(/^(?:#{1,6}|>|[-+*]) +/gm, '')
    .replace(/(?<!\\)(?:\*{1,3}|`+)/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .trim();
