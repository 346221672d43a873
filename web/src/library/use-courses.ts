import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type CourseEntry, queries } from '../api/queries.ts';

const TYPING_MS = 250;

export interface Courses {
  /** What is searched for; as it is typed. */
  typed: string;
  setTyped: (text: string) => void;
  /** What the list is the answer to. */
  search: string;
  list: readonly CourseEntry[];
  isKnown: boolean;
  isFailed: boolean;
  error: unknown;
  again: () => void;
  more: (() => void) | undefined;
  isMoreComing: boolean;
}

/** The courses of the library, searched by `?q=`. */
export function useCourses(): Courses {
  const { q = '' } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const [typed, setTyped] = useState(q);
  const [wanted] = useDebouncedValue(typed.trim(), TYPING_MS);
  // Going back in the history is a search, too.
  useEffect(() => setTyped((before) => (before.trim() === q ? before : q)), [q]);
  useEffect(() => {
    void navigate({ search: wanted === '' ? {} : { q: wanted }, replace: true, resetScroll: false });
  }, [wanted, navigate]);
  const asked = useInfiniteQuery({ ...queries.courses(q), placeholderData: keepPreviousData });
  return {
    typed,
    setTyped,
    search: q,
    list: asked.data?.pages.flatMap(({ courses }) => courses) ?? [],
    isKnown: asked.data !== undefined,
    isFailed: asked.isError,
    error: asked.error,
    again: () => void asked.refetch(),
    more: asked.hasNextPage ? () => void asked.fetchNextPage() : undefined,
    isMoreComing: asked.isFetchingNextPage,
  };
}
