import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { type PhraseHitView, queries } from '../api/queries.ts';
import type { Goal } from './source-pages.tsx';

const TYPING_MS = 250;
const NONE: PhraseHitView[] = [];

export interface DocumentSearch {
  text: string;
  setText: (text: string) => void;
  hits: readonly PhraseHitView[];
  /** All of them; `hits` are the first. */
  total: number;
  /** Which hit is looked at. */
  index: number;
  hit: PhraseHitView | undefined;
  isPending: boolean;
  error: unknown;
  move: (by: 1 | -1) => void;
}

/** Searches a document and walks from hit to hit. */
export function useDocumentSearch(
  documentId: number,
  isOpen: boolean,
  setGoal: (goal: Goal) => void,
): DocumentSearch {
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const [wanted] = useDebouncedValue(text.trim(), TYPING_MS);
  const query = useQuery({ ...queries.documentSearch(documentId, wanted), enabled: isOpen && wanted !== '' });
  const hits = isOpen && wanted !== '' ? (query.data?.hits ?? NONE) : NONE;
  const show = useEffectEvent((at: number) => {
    const hit = hits[at];
    setIndex(at);
    if (hit !== undefined) setGoal({ page: hit.page, box: hit.boxes[0] });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer starts at its first hit
  useEffect(() => show(0), [hits]);
  return {
    text,
    setText,
    hits,
    total: query.data?.total ?? 0,
    index,
    hit: hits[index],
    isPending: query.isLoading || wanted !== text.trim(),
    error: query.error,
    move: (by) => {
      if (hits.length === 0) return;
      const at = (index + by + hits.length) % hits.length;
      setIndex(at);
      const hit = hits[at];
      if (hit !== undefined) setGoal({ page: hit.page, box: hit.boxes[0] });
    },
  };
}
