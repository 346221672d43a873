import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Goal } from './source-pages.tsx';
import { useSource } from './use-source.ts';
import type { ShownCitation } from './with-source.tsx';

/**
 * The page in sight and where to go next. The address follows the page in sight, and a page that comes from the
 * address (a link, another citation) is gone to.
 */
export function useWantedPage(pages: number, citation: ShownCitation | undefined) {
  const { turn } = useSource();
  const asked = useSearch({ strict: false, select: (search) => search.page });
  const wanted = Math.min(pages, Math.max(1, asked ?? citation?.page ?? 1));
  const [page, setShown] = useState(wanted);
  const goalOf = (to: number): Goal =>
    citation !== undefined && citation.page === to ? { page: to, box: citation.boxes[0] } : { page: to };
  const [goal, setGoal] = useState<Goal>(() => goalOf(wanted));
  const follow = useEffectEvent((to: number) => {
    if (to !== page) setGoal(goalOf(to));
  });
  useEffect(() => follow(wanted), [wanted]);
  const cite = useEffectEvent(() => {
    if (citation !== undefined && (asked === undefined || asked === citation.page))
      setGoal(goalOf(citation.page));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for another citation
  useEffect(() => cite(), [citation?.id, citation?.document_id]);
  const setPage = useCallback(
    (to: number) => {
      setShown(to);
      turn({ page: to });
    },
    [turn],
  );
  return { page, setPage, goal, setGoal };
}
