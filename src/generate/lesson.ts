import type { LessonDraft } from '../course/course.ts';
import type { LessonPlan } from '../course/plan.ts';
import { CitationList } from './citations.ts';
import { citeRows, citeSteps } from './cite-rows.ts';
import { keyPointsOf, rankSentences } from './key-points.ts';
import { keyTermsOf } from './key-terms.ts';
import { contentOf } from './lesson-content.ts';
import { exerciseSpansOf, exercisesOf, withoutExercises } from './lesson-exercises.ts';
import { pagesOf } from './lesson-pages.ts';
import { summarise } from './lesson-summary.ts';
import { type LessonText, readLesson } from './lesson-text.ts';
import { cleaned } from './markdown.ts';
import { objectivesOf } from './objectives.ts';
import type { LessonSource } from './passages.ts';
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
