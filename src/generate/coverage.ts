import type { Coverage } from '../course/course.ts';
import type { CoursePlan } from '../course/plan.ts';
import { furnitureOf } from './pieces.ts';
import type { SourceDocument } from './source-document.ts';
import { blocksIn } from './spans.ts';

/** The pages that a plan teaches, by document; a page counts when a lesson takes a block that is no furniture. */
export function taughtPages(
  plan: Pick<CoursePlan, 'modules'>,
  sources: readonly SourceDocument[],
): Map<number, Set<number>> {
  const byId = new Map(sources.map((source) => [source.documentId, source]));
  const covered = new Map<number, Set<number>>(sources.map((source) => [source.documentId, new Set()]));
  for (const span of plan.modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.spans))) {
    const source = byId.get(span.document_id);
    for (const page of source?.pages ?? []) {
      const { from, to } = blocksIn(span, page.pageNumber, page.blocks.length);
      if (from >= to || source === undefined) continue;
      const furniture = furnitureOf(source.structure, page.pageNumber);
      for (let index = from; index < to; index += 1)
        if (!furniture.has(index)) covered.get(span.document_id)?.add(page.pageNumber);
    }
  }
  return covered;
}

/** Counts which pages a plan teaches. */
export function coverageOf(plan: CoursePlan, sources: readonly SourceDocument[]): Coverage {
  return {
    pages: sources.reduce((sum, source) => sum + source.info.pageCount, 0),
    in_lessons: [...taughtPages(plan, sources).values()].reduce((sum, pages) => sum + pages.size, 0),
    left_out: plan.left_out,
  };
}
