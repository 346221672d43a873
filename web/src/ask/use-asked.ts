import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, got } from '../api/client.ts';
import type { AnswerView } from '../api/queries.ts';
import { useShownSource, useSource } from '../viewer/use-source.ts';
import type { ShownCitation } from '../viewer/with-source.tsx';

/** A question and what the course says to it. */
export interface Exchange {
  /** "q1", "q2", ...: with it the ids of citations are unique on a page. */
  id: string;
  question: string;
  said: AnswerView;
}

/** What was asked of a course in this tab, the newest first, and how to ask more. */
export function useAsked(courseId: number) {
  const client = useQueryClient();
  const queryKey = ['asked', courseId];
  const { data: exchanges } = useQuery<Exchange[]>({
    queryKey,
    queryFn: () => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const ask = useMutation({
    mutationFn: (question: string) =>
      got(
        api.POST('/api/courses/{course_id}/ask', {
          params: { path: { course_id: courseId } },
          body: { question },
        }),
      ),
    onSuccess: (said, question) =>
      client.setQueryData<Exchange[]>(queryKey, (before = []) => [
        { id: `q${before.length + 1}`, question, said },
        ...before,
      ]),
  });
  /** The citation that the address names: "q1-c2". */
  const findCitation = useCallback(
    (cite: string): ShownCitation | undefined => {
      const exchange = exchanges.find(({ id }) => cite.startsWith(`${id}-`));
      const citation = citationsOf(exchange).find(({ id }) => cite === `${exchange?.id}-${id}`);
      return citation === undefined ? undefined : { ...citation, id: cite };
    },
    [exchanges],
  );
  return { exchanges, ask, findCitation };
}

const citationsOf = (exchange: Exchange | undefined): AnswerView['answer'][number]['citations'] =>
  exchange?.said.answer.flatMap(({ citations }) => citations) ?? [];

/** What the marks of an answer do: they show their source, pressed again they hide it. */
export function useAnswerCite(exchange: Exchange, onOpen?: () => void) {
  const source = useSource();
  const { doc, cite } = useShownSource();
  const start = `${exchange.id}-`;
  const shown = doc !== undefined && cite?.startsWith(start) === true ? cite.slice(start.length) : undefined;
  const onCite = useCallback(
    (id: string) => {
      const citation = citationsOf(exchange).find((one) => one.id === id);
      if (id === shown) source.close();
      else if (citation !== undefined) {
        onOpen?.();
        source.open({ doc: citation.document_id, page: citation.page, cite: `${exchange.id}-${id}` });
      }
    },
    [exchange, onOpen, shown, source],
  );
  return useMemo(() => ({ onCite, shown }), [onCite, shown]);
}
