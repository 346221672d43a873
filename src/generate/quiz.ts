import type { Citation } from '../course/course.ts';
import { keyOf, type Question } from '../course/quiz.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { clozeQuestions } from './cloze-questions.ts';
import { type LessonForQuiz, type QuestionContext, type QuizSource, quizSourceOf } from './lesson-source.ts';
import { hashOf, seededRandom } from './random.ts';
import { standsAlone } from './sentences.ts';
import { moduleOf, type TermPool } from './term-pool.ts';
import { termQuestions } from './term-questions.ts';

export { assembleQuizzes, type QuizReport } from './assemble-quizzes.ts';
export { buildTermPool, type LessonWords, type TermPool } from './term-pool.ts';

/** A module takes 20 questions of all its lessons: each makes its share and a few to choose from. */
const MOST_OF_MODULE = 20;
const SPARE_OF_LESSON = 2;
const MOST_OF_LESSON = 12;

/** The questions of a lesson that pass every check, and how many did not, by the number of the check. */
export interface CheckedQuestions {
  questions: Question[];
  rejected: Record<string, number>;
}

/** Makes questions of a lesson's terms and sentences, one for each piece of evidence, and checks each. */
export function writeCheckedQuestions(
  lesson: LessonForQuiz,
  pool: TermPool,
  context: QuestionContext,
): CheckedQuestions {
  const result: CheckedQuestions = { questions: [], rejected: {} };
  const source = quizSourceOf(lesson, pool, context);
  const { phrases } = source.language;
  if (phrases === undefined) return result;
  const random = seededRandom(context.seed ^ hashOf(lesson.key));
  const checks = checkContextOf(context.pages, context.language);
  const share = Math.ceil(MOST_OF_MODULE / (pool.lessonsOfModule[moduleOf(lesson.key)] ?? 1));
  const wanted = Math.min(MOST_OF_LESSON, share + SPARE_OF_LESSON);
  const used = new Set<string>();
  const keys = new Set<string>();
  const keep = (citation: Citation | undefined, candidates: Iterable<Question>): void => {
    if (citation === undefined || used.has(citation.quote)) return;
    for (const question of candidates) {
      const key = keyOf(question);
      if (keys.has(key)) continue;
      const findings = checkQuestion(question, checks);
      if (isPublishable(findings)) {
        used.add(citation.quote);
        keys.add(key);
        result.questions.push(question);
        return;
      }
      const worst = findings.find((finding) => finding.severity === 'error') ?? findings[0];
      if (worst !== undefined) result.rejected[worst.check] = (result.rejected[worst.check] ?? 0) + 1;
    }
  };
  for (const term of lesson.draft.key_terms) {
    const citation = source.citations.get(term.citations[0] ?? '');
    keep(citation, termQuestions(term, source, phrases, random));
  }
  for (const citation of sentencesWorthABlank(source)) {
    if (result.questions.length >= wanted) break;
    if (!used.has(citation.quote)) keep(citation, clozeQuestions(citation, source, phrases, random));
  }
  return result;
}

/** Key points and defining sentences first, then every other quoted sentence that can be read alone. */
function sentencesWorthABlank({ lesson, citations, language }: QuizSource): Citation[] {
  const { key_points, key_terms } = lesson.draft;
  const ids = [...key_points, ...key_terms].flatMap((item) => item.citations);
  const ordered = [...new Set([...ids, ...citations.keys()])];
  return ordered.flatMap((id) => {
    const citation = citations.get(id);
    const isFit =
      citation !== undefined &&
      standsAlone(citation.quote, language, { least: 8, most: 40 }) &&
      !language.anaphora.test(citation.quote);
    return isFit ? [citation] : [];
  });
}
