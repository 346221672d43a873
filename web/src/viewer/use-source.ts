import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SourceSearch } from './source-search.ts';

export interface Source {
  open(what: SourceSearch & { doc: number }): void;
  /** Another page of the open source, or none of its citations; no step for "back". */
  turn(what: SourceSearch): void;
  close(): void;
}

const MARK = 'sourceOpenedHere';

/** Opens and closes the source beside the page. Opening is a step of the history: "back" closes it. */
export function useSource(): Source {
  const navigate = useNavigate();
  const router = useRouter();
  return useMemo(() => {
    const go = (search: SourceSearch, replace: boolean, isMarked: boolean) =>
      void navigate({
        to: '.',
        search,
        replace,
        resetScroll: false,
        state: (state) => ({ ...state, [MARK]: isMarked }),
      });
    const isMarked = () =>
      Object.hasOwn(router.state.location.state, MARK) &&
      Reflect.get(router.state.location.state, MARK) === true;
    const isOpen = () => Object.hasOwn(router.state.location.search, 'doc');
    return {
      open: (what) => (isOpen() ? go(what, true, isMarked()) : go(what, false, true)),
      turn: (what) => {
        if (isOpen()) go({ ...readOpen(router.state.location.search), ...what }, true, isMarked());
      },
      close: () => (isMarked() ? router.history.back() : go({}, true, false)),
    };
  }, [navigate, router]);
}

const readOpen = ({ doc, page, cite }: SourceSearch): SourceSearch => ({
  ...(doc === undefined ? {} : { doc }),
  ...(page === undefined ? {} : { page }),
  ...(cite === undefined ? {} : { cite }),
});

/** Which source is open, if any, and which of its citations. Pages that are turned change nothing in it. */
export function useShownSource(): { doc: number | undefined; cite: string | undefined } {
  const doc = useSearch({ strict: false, select: (search) => search.doc });
  const cite = useSearch({ strict: false, select: (search) => search.cite });
  return { doc, cite };
}
