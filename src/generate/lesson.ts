import type { LessonDraft, PageRange } from '../course/course.ts';
import type { LessonPlan } from '../course/plan.ts';
import { CitationList } from './citations.ts';
import { citeRows, citeSteps } from './cite-rows.ts';
import { keyPointsOf, rankSentences } from './key-points.ts';
import { keyTermsOf } from './key-terms.ts';
import { contentOf } from './lesson-content.ts';
import { exerciseSpansOf, exercisesOf, withoutExercises } from './lesson-exercises.ts';
import { summarise } from './lesson-summary.ts';
import { type LessonText, readLesson } from './lesson-text.ts';
import { cleaned } from './markdown.ts';
import { objectivesOf } from './objectives.ts';
import type { LessonSource } from './passages.ts';
import { blocksIn } from './spans.ts';
import { citeStatements } from './statements.ts';
import { loadOf, minutesOf, wordCount } from './words.ts';
import { examplesOf } from './worked-examples.ts';

/**
 * Writes a lesson from the source's own words.
 *
 * In: the lesson's plan, and of each document the pages of its spans and answers.
 * Out: content whose every paragraph ends with a citation; key points and terms that are verbatim sentences.
 */
export function writeLesson(plan: LessonPlan, sources: readonly LessonSource[]): LessonDraft {
  const text = readLesson(plan, sources);
  const citations = new CitationList();
  const examples = examplesOf(text, citations);
  const exerciseSpans = exerciseSpansOf(plan, sources);
  const content = contentOf(withoutExercises(text, exerciseSpans), citations);
  const exercises = exercisesOf(exerciseSpans, plan, sources, citations);
  const ranked = rankSentences(text);
  const { summary, used } = summarise(ranked, citations);
  const keyPoints = keyPointsOf(ranked, used, citations);
  const keyTerms = keyTermsOf(text, citations);
  citeStatements(text, citations);
  citeRows(text, citations);
  citeSteps(text, citations);
  return {
    title: cleaned(plan.title),
    summary,
    content,
    objectives: objectivesOf(text, keyTerms).map(cleaned),
    minutes: minutesOf(readingLoad(text), text.language),
    pages: pagesOf(text, plan, sources),
    key_points: keyPoints,
    key_terms: keyTerms,
    examples,
    exercises,
    citations: citations.all,
  };
}

const readingLoad = (text: LessonText): number =>
  text.passages.reduce((sum, passage) => sum + loadOf(wordCount(passage.text), passage.kind), 0);

/** The pages that the lesson takes text of or says once for several, neighbours in one range. */
function pagesOf(text: LessonText, plan: LessonPlan, sources: readonly LessonSource[]): PageRange[] {
  const taken = text.passages.flatMap(({ parts }) =>
    parts.map(({ documentId, page }) => ({ documentId, page: page.pageNumber })),
  );
  const documents = sources.map(({ documentId }) => documentId);
  const pages = [...taken, ...repeatedPages(plan, sources)].sort(
    (one, other) =>
      documents.indexOf(one.documentId) - documents.indexOf(other.documentId) || one.page - other.page,
  );
  const ranges: PageRange[] = [];
  for (const { documentId, page } of pages) {
    const last = ranges.at(-1);
    if (last?.document_id === documentId && page <= last.to + 1) last.to = page;
    else ranges.push({ document_id: documentId, from: page, to: page });
  }
  return ranges;
}

/** The steps by which a slide is built up: its last one has the text of all. */
function repeatedPages(
  { spans }: LessonPlan,
  sources: readonly LessonSource[],
): { documentId: number; page: number }[] {
  return spans.flatMap((span) => {
    const source = sources.find(({ documentId }) => documentId === span.document_id);
    if (source === undefined) return [];
    const { documentId, pages, structure } = source;
    return pages.flatMap(({ pageNumber, blocks }) => {
      const { from, to } = blocksIn(span, pageNumber, blocks.length);
      const isRepeat = structure.repeats?.[pageNumber]?.some((index) => index >= from && index < to);
      return isRepeat === true ? [{ documentId, page: pageNumber }] : [];
    });
  });
}
