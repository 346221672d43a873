import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, got } from '../api/client.ts';
import { type ContentsView, queries } from '../api/queries.ts';
import { type CourseDraft, courseDraftOf, isSameOrder, isSameText, orderOf } from './course-draft.ts';

/** A course whose names and order are being changed. In: the course as it was when the page was opened. */
export function useCourseEditor(opened: ContentsView) {
  const client = useQueryClient();
  const path = { course_id: opened.course_id };
  const [saved, setSaved] = useState(() => ({ draft: courseDraftOf(opened), version: opened.version }));
  const [draft, setDraft] = useState<CourseDraft>(saved.draft);
  const fetchNewest = async () => {
    const contents = await client.fetchQuery({ ...queries.contents(opened.course_id), staleTime: 0 });
    const newest = { draft: courseDraftOf(contents), version: contents.version };
    setSaved(newest);
    return newest;
  };
  const load = async () => setDraft((await fetchNewest()).draft);
  const save = useMutation({
    mutationFn: async (over: 'what was loaded' | 'the newest') => {
      const base = over === 'the newest' ? await fetchNewest() : saved;
      // The order first: of both only this one can meet somebody else's change.
      if (!isSameOrder(draft, base.draft))
        await got(
          api.PUT('/api/courses/{course_id}/order', {
            params: { path },
            body: { version: base.version, modules: orderOf(draft.modules) },
          }),
        );
      if (!isSameText(draft, base.draft))
        await got(
          api.PATCH('/api/courses/{course_id}', {
            params: { path },
            body: { course_title: draft.title.trim(), description: draft.description.trim() },
          }),
        );
      await load();
    },
    onSuccess: () =>
      Promise.all(
        [['course', opened.course_id], ['courses'], ['quiz']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return {
    draft,
    isChanged: !isSameOrder(draft, saved.draft) || !isSameText(draft, saved.draft),
    change: (part: Partial<CourseDraft>) => setDraft((before) => ({ ...before, ...part })),
    save,
    takeTheirs: () => {
      save.reset();
      void load();
    },
    discard: () => {
      save.reset();
      setDraft(saved.draft);
    },
  };
}
export type CourseEditor = ReturnType<typeof useCourseEditor>;
