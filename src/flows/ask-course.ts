import { asFailure, Failure } from '../base/failure.ts';
import type { CourseAnswer } from '../course/course-answer.ts';
import type { Span } from '../course/plan.ts';
import { findMaker } from '../store/fallbacks.ts';
import { type EditParts, workOn } from './course-work.ts';
import type { MeaningSearch } from './meaning-search.ts';
import type { ModelCalls } from './model-calls.ts';
import { makeWithModel } from './model-ladder.ts';
import { findPlaces } from './search-course.ts';
import { listSources, withPagesOf } from './sources.ts';
import type { StoredSource } from './stored-source.ts';

/** Passages that are read for an answer; an answer is mostly in the first three. */
const MOST_PASSAGES = 8;

interface AskParts extends EditParts {
  /** Undefined where no model for vectors is configured. */
  meaning?: MeaningSearch | undefined;
}

/** A question to a course, and who asks it. */
export interface AskedQuestion {
  courseId: number;
  question: string;
  owner: string;
  /** Fires when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/**
 * What the source of a course says to a question. A course of a model is answered by the model, and where that does not
 * answer, as every other course, by the sentences of its source.
 *
 * Throws: Failure `not_found`; the reason of `signal`.
 */
export async function askCourse(parts: AskParts, asked: AskedQuestion): Promise<CourseAnswer> {
  const { courseId, question, signal } = asked;
  const { db } = parts.store;
  const { places, language } = await findPlaces(parts, { ...asked, query: question, limit: MOST_PASSAGES });
  const work = { ...workOn(parts, courseId), signal };
  const spans = pagesOf(places);
  const sources = await withPagesOf(work, await listSources(work), spans);
  const maker = await findMaker(db, courseId);
  if (parts.calls !== undefined && maker?.generator === 'llm' && places.length > 0) {
    const found = { ...asked, spans, sources, language };
    const answer = await askModel(parts, parts.calls, found);
    if (answer !== undefined) return answer;
  }
  return parts.threads.run('answerVerbatim', { question, places, sources }, signal);
}

/** The pages of what was found, each once, the best first. */
function pagesOf(places: readonly { documentId: number; page: number }[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { documentId: document_id, page } of places) {
    const key = `${document_id} ${page}`;
    if (!spans.has(key))
      spans.set(key, { document_id, from: { page, block: 0 }, to: { page: page + 1, block: 0 } });
  }
  return [...spans.values()];
}

/** Out: undefined when the model gave nothing that can be used, or may not be asked. */
async function askModel(
  { threads }: EditParts,
  calls: ModelCalls,
  asked: AskedQuestion & { spans: Span[]; sources: StoredSource[]; language: string },
): Promise<CourseAnswer | undefined> {
  const { courseId, owner, signal, ...input } = asked;
  try {
    const { product, trouble } = await makeWithModel(
      calls,
      {
        task: 'answer',
        ask: (fit) => threads.run('askModelAnswer', { ...input, fit }, signal),
        async read(fit, replies) {
          const read = await threads.run('readModelAnswer', { ...input, fit, replies }, signal);
          return { product: read.answer, faults: read.faults };
        },
      },
      { owner, courseId, signal },
    );
    if (product === undefined || trouble !== undefined) return undefined;
    return { found: product.found, answer: product.answer, generator: 'llm' };
  } catch (error) {
    signal.throwIfAborted();
    // A provider that is away or a limit that is reached takes no answer away that needs neither.
    if (!(error instanceof Failure)) throw asFailure(error);
    return undefined;
  }
}
