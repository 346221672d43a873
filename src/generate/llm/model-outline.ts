import type { CoursePlan } from '../../course/plan.ts';
import type { ModelRequest } from '../../model/model-request.ts';
import type { SourceDocument } from '../source-document.ts';
import type { ModelFit } from './model-fit.ts';

export interface OutlineTask {
  /** As the embedded planner made it: what is in which lesson stays. */
  course: CoursePlan;
  sources: readonly SourceDocument[];
  fit: ModelFit;
}

export function askOutline(_task: OutlineTask): ModelRequest[] {
  return [];
}

/** Out: the plan with the titles, summaries and description of usable replies, the planner's own elsewhere. */
export function readOutlineReplies(
  { course }: OutlineTask,
  _replies: readonly (string | undefined)[],
): { course: CoursePlan; faults: string[][] } {
  return { course, faults: [] };
}
