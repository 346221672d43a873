import { Failure } from '../base/failure.ts';
import { nameSome } from '../base/name-some.ts';
import type { ModelEstimate } from '../course/model-info.ts';
import { findOutlineFaults, type Outline, type OutlineEdit, type OutlineLesson } from '../course/outline.ts';
import type { CoursePlan, LessonPlan } from '../course/plan.ts';
import { editConflict } from '../store/edit-conflict.ts';
import { saveEstimate } from '../store/estimates.ts';
import { findMaker } from '../store/fallbacks.ts';
import { getOutline, requireReview, type StoredOutline, saveOutline } from '../store/outlines.ts';
import { type EditParts, workOn } from './course-work.ts';
import { estimateModels } from './model-estimate.ts';
import { listSources, withAllPages } from './sources.ts';
import { type CourseWork, secondsAfterOutline } from './work.ts';

/** The outline that a job has made, as its reviewer sees it. Throws: Failure `not_found`. */
export async function showOutline(parts: EditParts, jobId: string): Promise<Outline> {
  const stored = await getOutline(parts.store.db, jobId);
  const { plan } = stored;
  const work = workOn(parts, stored.courseId);
  const structures = (await listSources(work)).map(({ documentId, structure }) => ({
    documentId,
    structure,
  }));
  const lessons: LessonPlan[] = [
    ...plan.modules.flatMap((module) => module.lessons),
    ...(plan.dropped ?? []),
  ];
  const measured = await parts.threads.run('measureOutline', {
    lessons,
    language: plan.language,
    structures,
  });
  const byKey = new Map(measured.map((lesson) => [lesson.key, lesson]));
  const show = (some: readonly LessonPlan[]): OutlineLesson[] =>
    some.flatMap(({ key }) => byKey.get(key) ?? []);
  return {
    ...plan,
    version: stored.version,
    modules: plan.modules.map((module) => ({ ...module, lessons: show(module.lessons) })),
    dropped: show(plan.dropped ?? []),
    estimate: addSeconds(await estimateOf(parts, work, stored), estimateSeconds(stored)),
  };
}

const NO_MODEL: ModelEstimate = {
  seconds: 0,
  cost_usd: 0,
  model_calls: 0,
  input_tokens: 0,
  output_tokens: 0,
};

/** What models take for the outline as it is now. */
async function estimateOf(
  parts: EditParts,
  work: CourseWork,
  { courseId, plan }: StoredOutline,
): Promise<ModelEstimate> {
  const maker = await findMaker(parts.store.db, courseId);
  if (maker?.generator !== 'llm' || parts.calls === undefined) return NO_MODEL;
  return estimateModels(parts.calls, plan, work.signal);
}

const addSeconds = (estimate: ModelEstimate, seconds: number): ModelEstimate => ({
  ...estimate,
  seconds: estimate.seconds + seconds,
});

/** From the time that this job's outline has taken; what is dropped takes none. */
function estimateSeconds({ plan, first, seconds }: StoredOutline): number {
  const share = wordsOf(plan) / Math.max(1, wordsOf(first));
  return Math.max(1, Math.ceil(secondsAfterOutline(seconds ?? 0) * share));
}

const wordsOf = ({ modules }: CoursePlan): number =>
  modules.reduce((sum, { lessons }) => sum + lessons.reduce((words, lesson) => words + lesson.words, 0), 0);

/**
 * Takes over an outline that its reviewer has changed.
 *
 * Throws: Failure `job_not_reviewable`, `edit_conflict`, `outline_incomplete`, `not_found`.
 */
export async function editOutline(parts: EditParts, jobId: string, edit: OutlineEdit): Promise<Outline> {
  const { courseId, status, version, first } = await getOutline(parts.store.db, jobId);
  requireReview(jobId, status);
  if (version !== edit.version) throw editConflict('The outline', version, edit.version);
  const faults = findOutlineFaults(first, edit);
  if (faults.length > 0) throw new Failure('outline_incomplete', `${nameSome(faults)}.`);
  const work = workOn(parts, courseId);
  const sources = await withAllPages(work, await listSources(work));
  const { course, coverage } = await parts.threads.run('changeOutline', { first, edit, sources });
  await saveOutline(parts.store, jobId, { version, plan: course, coverage, title: edit.title });
  return showChanged(parts, jobId);
}

/** Goes back to the outline as it was first made. Throws: Failure `job_not_reviewable`, `not_found`. */
export async function restartOutline(parts: EditParts, jobId: string): Promise<Outline> {
  const { status, first, firstCoverage } = await getOutline(parts.store.db, jobId);
  requireReview(jobId, status);
  if (firstCoverage !== undefined)
    await saveOutline(parts.store, jobId, { plan: first, coverage: firstCoverage });
  return showChanged(parts, jobId);
}

/** The job tells what its outline takes as it is now. */
async function showChanged(parts: EditParts, jobId: string): Promise<Outline> {
  const outline = await showOutline(parts, jobId);
  const isModels = outline.estimate.model_calls > 0;
  await saveEstimate(parts.store.db, jobId, isModels ? outline.estimate : null);
  return outline;
}
