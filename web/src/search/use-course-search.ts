import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CourseHitView, queries } from '../api/queries.ts';
import { useSource } from '../viewer/use-source.ts';
import type { ShownCitation } from '../viewer/with-source.tsx';

const TYPING_MS = 300;
const FOREVER = Number.POSITIVE_INFINITY;

/** What is kept in this tab, whoever shows it. */
function useKept<Value>(queryKey: readonly unknown[], initial: Value) {
  const client = useQueryClient();
  const { data } = useQuery<Value>({
    queryKey,
    queryFn: () => initial,
    initialData: initial,
    staleTime: FOREVER,
    gcTime: FOREVER,
  });
  return [data ?? initial, (value: Value) => client.setQueryData<Value>(queryKey, value)] as const;
}

const NO_PLACES: ShownCitation[] = [];

/** What is searched for in a course and what is found. It stays while the tab does, as the panel comes and goes. */
export function useCourseSearch(courseId: number) {
  const [kept, keep] = useKept(['searched', courseId], '');
  // What is typed is shown at once, which what is kept is not.
  const [text, setText] = useState(kept);
  const [wanted] = useDebouncedValue(text.trim(), TYPING_MS);
  const query = useQuery({ ...queries.courseSearch(courseId, wanted), placeholderData: keepPreviousData });
  const isEmpty = text.trim() === '';
  return {
    text,
    setText: (typed: string) => {
      setText(typed);
      keep(typed);
    },
    hits: isEmpty ? undefined : query.data?.hits,
    isPending: !isEmpty && (query.isFetching || wanted !== text.trim()),
    error: isEmpty ? null : query.error,
    again: () => void query.refetch(),
  };
}

/** Places of the source that were opened from what was found, as the address names them: "s1", "s2", ... */
export function useFoundPlaces(courseId: number) {
  const { open } = useSource();
  const [places, setPlaces] = useKept(['found', courseId], NO_PLACES);
  return {
    findPlace: (cite: string): ShownCitation | undefined => places.find(({ id }) => id === cite),
    show: ({ document_id, page, snippet, boxes }: CourseHitView): void => {
      const id = `s${places.length + 1}`;
      setPlaces([...places, { id, document_id, page, quote: snippet, boxes }]);
      open({ doc: document_id, page, cite: id });
    },
  };
}
