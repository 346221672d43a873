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
  const load = async () => {
    const contents = await client.fetchQuery({ ...queries.contents(opened.course_id), staleTime: 0 });
    const fresh = courseDraftOf(contents);
    setSaved({ draft: fresh, version: contents.version });
    setDraft(fresh);
  };
  const save = useMutation({
    mutationFn: async () => {
      // The order first: of both only this one can meet somebody else's change.
      if (!isSameOrder(draft, saved.draft))
        await got(
          api.PUT('/api/courses/{course_id}/order', {
            params: { path },
            body: { version: saved.version, modules: orderOf(draft.modules) },
          }),
        );
      if (!isSameText(draft, saved.draft))
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
    load: () => {
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
