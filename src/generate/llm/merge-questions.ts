import type { Citation, LessonDraft } from '../../course/course.ts';
import { keyOf } from '../../course/question-key.ts';
import type { Question } from '../../course/quiz.ts';
import { askedText, hasDistractors } from '../checks/shown.ts';
import { sectionsByCitation } from '../lesson-sections.ts';
import type { CheckedQuestions } from '../quiz.ts';
import type { ModelQuestions } from './model-questions.ts';
import type { TrialResult } from './trial.ts';

export interface QuestionsToMerge {
  model: ModelQuestions;
  /** Of `model.questions`, in their order; absent where they were not tried. */
  solved?: TrialResult;
  guessed?: TrialResult;
  embedded: CheckedQuestions;
  /** The lesson as written, by whose sections the questions are spread. */
  draft?: LessonDraft;
}

/**
 * The questions of a lesson: those that the book itself asks, the model's whose key can be found in what they cite,
 * then embedded ones up to as many as the embedded generator would have made.
 */
export function mergeQuestions(given: QuestionsToMerge): CheckedQuestions {
  const { model, solved, guessed, embedded, draft } = given;
  const rejected: Record<string, number> = { ...embedded.rejected };
  const count = (check: string, times = 1): void => {
    rejected[check] = (rejected[check] ?? 0) + times;
  };
  for (const [check, times] of Object.entries(model.rejected)) count(check, times);
  const isFresh = freshness();
  const books = embedded.questions.filter((question) => question.origin === 'book' && isFresh(question));
  const asked = model.questions.filter((question, index) => {
    if (solved?.[index] === false) count('solve');
    else if (isFresh(question)) return true;
    else count('spare');
    return false;
  });
  const placed = asked.map((question) => withIds(question, draft));
  let room = embedded.questions.length - books.length - placed.length;
  const others = embedded.questions.filter((question) => {
    if (question.origin === 'book') return false;
    const isWanted = room > 0 && isFresh(question);
    if (isWanted) room -= 1;
    else count('spare');
    return isWanted;
  });
  const tried = solved?.filter((found) => found !== null) ?? [];
  return {
    ...embedded,
    questions: [...books, ...placed, ...others],
    rejected,
    sectionOf: { ...embedded.sectionOf, ...sectionsOf(placed, draft) },
    trials: {
      solve: { asked: tried.length, found: tried.filter((found) => found === true).length },
      guessed: Object.fromEntries(
        model.questions.flatMap((question, index) => {
          const found = guessed?.[index];
          return typeof found === 'boolean' ? [[question.question_text, found]] : [];
        }),
      ),
    },
  };
}

/** Tells whether neither the answer nor the evidence of a question was taken before. */
function freshness(): (question: Question) => boolean {
  const taken = new Set<string>();
  return (question) => {
    const evidence = question.citations.map(({ quote }) => quote).join('\n');
    const key = hasDistractors(question) ? keyOf(question).toLowerCase() : askedText(question);
    if (taken.has(`evidence ${evidence}`) || taken.has(`key ${key}`)) return false;
    taken.add(`evidence ${evidence}`).add(`key ${key}`);
    return true;
  };
}

const isSame = (one: Citation, other: Citation): boolean =>
  one.document_id === other.document_id && one.page === other.page && one.quote === other.quote;

/** Citations with the ids that they have in the lesson, or with ids that no citation of the lesson has. */
function withIds(question: Question, draft: LessonDraft | undefined): Question {
  const citations = question.citations.map((citation) => {
    const known = draft?.citations.find((other) => isSame(other, citation));
    return known ?? { ...citation, id: citation.id.replace(/^c/, 'q') };
  });
  return { ...question, citations };
}

/** A citation that the lesson does not mark belongs to the section that cites its page. */
function sectionsOf(questions: readonly Question[], draft: LessonDraft | undefined): Record<string, number> {
  if (draft === undefined) return {};
  const byId = sectionsByCitation(draft.content);
  const ofPage = (citation: Citation): number | undefined => {
    const beside = draft.citations.findLast(
      ({ id, document_id, page }) =>
        byId.has(id) && document_id === citation.document_id && page === citation.page,
    );
    return beside === undefined ? undefined : byId.get(beside.id);
  };
  const entries = questions.flatMap(({ citations }) =>
    citations.flatMap((citation) => {
      const section = byId.get(citation.id) ?? ofPage(citation);
      return section === undefined ? [] : [[citation.id, section] as const];
    }),
  );
  return Object.fromEntries(entries);
}
