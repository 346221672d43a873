import { Failure } from '../base/failure.ts';
import type { LeftOut } from '../course/course.ts';
import type { CoursePlan, LessonPlan, ModulePlan } from '../course/plan.ts';
import { addAnswers } from './answers.ts';
import { chaptersOf } from './chapters.ts';
import { fillIn, type Language, languageOf } from './language.ts';
import { type Portion, portionsOf } from './lesson-sizes.ts';
import { type Piece, piecesOf, type Sorted, sortPages } from './pieces.ts';
import { addPrerequisites } from './prerequisites.ts';
import { cleanTitle, isPreface, sectionsOf } from './sections.ts';
import type { SourceDocument } from './source-document.ts';
import { spansOf } from './spans.ts';
import { summaryOf } from './summary.ts';
import { titleFromText } from './title-from-text.ts';

/** A chapter cut into more lessons than this becomes several modules when it has no headings of its own. */
const MOST_LESSONS_UNSTRUCTURED = 12;

export { coverageOf } from './coverage.ts';

interface DraftModule {
  title: string;
  documentId: number;
  portions: Portion[];
}

/**
 * Plans a course: chapters become modules, sections become lessons of 5 to 15 minutes.
 *
 * In: the files in the order of the course, each with all its pages.
 * Out: every page of every file is in at least one lesson or in one entry of `left_out`.
 * Throws: nothing_to_teach when no file holds text.
 */
export function planCourse(
  sources: SourceDocument[],
  options: { title?: string; language?: string } = {},
): CoursePlan {
  const tag = options.language ?? mainLanguage(sources);
  const language = languageOf(tag);
  const leftOut: LeftOut[] = [];
  const drafts = sources.flatMap((source) => {
    const { sorted, pieces } = taughtOf(source);
    leftOut.push(...leftOutOf(source.documentId, sorted));
    return pieces.length === 0 ? [] : modulesOf(source, pieces, language);
  });
  if (drafts.length === 0)
    throw new Failure('nothing_to_teach', `${sources.map((source) => source.filename).join(', ')}: no text`);
  const modules = drafts.map((draft, index) => plannedModule(draft, index + 1, language));
  addPrerequisites(
    drafts.flatMap(({ documentId, portions }, index) =>
      portions.flatMap((portion, position) => {
        const lesson = modules[index]?.lessons[position];
        return lesson === undefined ? [] : [{ documentId, lesson, portion }];
      }),
    ),
    language,
  );
  addAnswers(
    modules.flatMap(({ lessons }) => lessons),
    sources,
  );
  const title = options.title?.trim() || courseTitle(sources);
  return {
    title,
    description: descriptionOf(modules, sources, language),
    language: tag,
    modules,
    left_out: leftOut,
  };
}

/** What a file teaches; a file that is nothing but a cover, an index or a licence is taught as it is. */
export function taughtOf(source: SourceDocument): { sorted: Sorted; pieces: Piece[] } {
  const sorted = sortPages(source, false);
  const pieces = piecesOf(source, sorted.taught);
  if (pieces.some((piece) => /[\p{L}\p{N}]/u.test(piece.text))) return { sorted, pieces };
  const whole = sortPages(source, true);
  const all = piecesOf(source, whole.taught);
  if (all.some((piece) => /[\p{L}\p{N}]/u.test(piece.text))) return { sorted: whole, pieces: all };
  const untaught = whole.taught.map((page) => ({ pageNumber: page.pageNumber, reason: 'no_text' as const }));
  const leftOut = [...whole.leftOut, ...untaught].sort((left, right) => left.pageNumber - right.pageNumber);
  return { sorted: { taught: [], leftOut }, pieces: [] };
}

function modulesOf(source: SourceDocument, pieces: readonly Piece[], language: Language): DraftModule[] {
  const { documentId } = source;
  const fallback = documentTitle(source);
  const sections = sectionsOf(pieces);
  // Topics have no chapters above them: they are the lessons of one.
  const byTopic = source.structure.source === 'topics';
  const chapters = byTopic ? [{ title: fallback, sections }] : chaptersOf(sections, fallback, language);
  return chapters.flatMap(({ title, sections }) => {
    const portions = portionsOf(title, sections, language);
    const isBare = sections.every((section) => section.level === 0);
    if (isBare && portions.length > 1) nameFromText(portions, language);
    if (!(isBare || byTopic) || portions.length <= MOST_LESSONS_UNSTRUCTURED)
      return [{ title, documentId, portions }];
    return inModules(title, documentId, portions);
  });
}

function nameFromText(portions: readonly Portion[], language: Language): void {
  const taken = new Set<string>();
  for (const portion of portions) {
    portion.title = titleFromText(portion.pieces, language, taken) ?? portion.title;
    taken.add(portion.title);
  }
}

/** A long text without headings, in modules of about equal length. */
function inModules(title: string, documentId: number, portions: readonly Portion[]): DraftModule[] {
  const count = Math.ceil(portions.length / MOST_LESSONS_UNSTRUCTURED);
  const size = Math.ceil(portions.length / count);
  return Array.from({ length: count }, (_, index) => ({
    title: `${title} (${index + 1}/${count})`,
    documentId,
    portions: portions.slice(index * size, (index + 1) * size),
  })).filter((module) => module.portions.length > 0);
}

function plannedModule(draft: DraftModule, week: number, language: Language): ModulePlan {
  const lessons: LessonPlan[] = draft.portions.map((portion, index) => ({
    key: `m${week}-l${index + 1}`,
    title: portion.title === '' ? draft.title : portion.title,
    spans: spansOf(draft.documentId, portion.pieces),
    words: portion.pieces.reduce((sum, piece) => sum + piece.words, 0),
  }));
  const opening = withoutPreface(draft.portions[0]?.pieces ?? []);
  return { week, title: draft.title, summary: summaryOf(opening, lessons, language), lessons };
}

/** What a preface says is not what its chapter is about. */
function withoutPreface(pieces: readonly Piece[]): readonly Piece[] {
  if (!isPreface(cleanTitle(pieces[0]?.heading?.title ?? ''))) return pieces;
  const next = pieces.findIndex(({ heading }, index) => index > 0 && heading !== undefined);
  return next < 0 ? pieces : pieces.slice(next);
}

function leftOutOf(documentId: number, sorted: Sorted): LeftOut[] {
  const byReason = new Map<LeftOut['reason'], number[]>();
  for (const { pageNumber, reason } of sorted.leftOut)
    byReason.set(reason, [...(byReason.get(reason) ?? []), pageNumber]);
  return [...byReason].map(([reason, pages]) => ({ document_id: documentId, pages, reason }));
}

/** The language of the file with most pages. */
function mainLanguage(sources: readonly SourceDocument[]): string {
  const pages = new Map<string, number>();
  for (const { structure, info } of sources)
    pages.set(structure.language, (pages.get(structure.language) ?? 0) + info.pageCount);
  return [...pages].sort((left, right) => right[1] - left[1])[0]?.[0] ?? 'und';
}

const documentTitle = (source: SourceDocument): string =>
  source.structure.title.trim() ||
  source.filename
    .replace(/\.pdf$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim() ||
  'PDF';

function courseTitle(sources: readonly SourceDocument[]): string {
  const titles = [...new Set(sources.map(documentTitle))];
  const all = titles.join('; ');
  return titles.length <= 3 && all.length <= 120 ? all : `${titles[0] ?? ''} …`.trim();
}

export function descriptionOf(
  modules: readonly ModulePlan[],
  sources: readonly SourceDocument[],
  language: Language,
): string {
  const lessons = modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const phrase = language.phrases?.description;
  if (phrase === undefined) return modules.map((module) => module.title).join(' · ');
  const files = sources.map((source) => source.filename).join(', ');
  return fillIn(phrase, { modules: String(modules.length), lessons: String(lessons), files });
}
