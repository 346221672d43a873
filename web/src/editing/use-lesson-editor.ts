import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, got, isEditConflict } from '../api/client.ts';
import { type LessonView, queries } from '../api/queries.ts';
import { changeOf, draftOf, isDraft, isSame, type LessonDraft } from './lesson-draft.ts';

interface Place {
  courseId: number;
  lessonId: number;
}

const keyOf = ({ courseId, lessonId }: Place): string => `lectern-lesson-${courseId}-${lessonId}`;

function findKept(place: Place): LessonDraft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null');
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is not saved yet in this browser. Out: whether that works. */
function useKept(place: Place, draft: LessonDraft, isChanged: boolean): boolean {
  const [isKept, setIsKept] = useState(true);
  const key = keyOf(place);
  useEffect(() => {
    try {
      if (isChanged) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
      setIsKept(true);
    } catch {
      setIsKept(false);
    }
  }, [key, draft, isChanged]);
  return isKept;
}

/** A lesson that is being changed. In: the lesson as it was when the page was opened. */
export function useLessonEditor(place: Place, opened: LessonView) {
  const client = useQueryClient();
  const [saved, setSaved] = useState(() => draftOf(opened));
  const [isEdited, setIsEdited] = useState(opened.edited);
  const [draft, setDraft] = useState(() => findKept(place) ?? saved);
  const [wasRestored, setWasRestored] = useState(() => !isSame(draft, saved));
  /** The newer version of somebody else, when saving met one. */
  const [theirs, setTheirs] = useState<LessonView>();
  const isChanged = !isSame(draft, saved);
  const isKept = useKept(place, draft, isChanged);
  const path = { course_id: place.courseId, lesson_id: place.lessonId };
  const address = '/api/courses/{course_id}/lessons/{lesson_id}';

  const take = (lesson: Pick<LessonView, keyof ReturnType<typeof changeOf> | 'edited'>) => {
    const fresh = draftOf(lesson);
    setSaved(fresh);
    setDraft(fresh);
    setIsEdited(lesson.edited);
    setTheirs(undefined);
    setWasRestored(false);
  };
  const refresh = () =>
    Promise.all(
      [['course', place.courseId], ['courses'], ['quiz']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const save = useMutation({
    mutationFn: (change: LessonDraft) => got(api.PUT(address, { params: { path }, body: changeOf(change) })),
    onSuccess: async (lesson) => {
      take(lesson);
      await refresh();
    },
    onError: async (error) => {
      if (isEditConflict(error))
        setTheirs(
          await client.fetchQuery({ ...queries.lesson(place.courseId, place.lessonId), staleTime: 0 }),
        );
    },
  });
  const rewrite = useMutation({
    mutationFn: (discardEdits: boolean) =>
      got(
        api.POST('/api/courses/{course_id}/lessons/{lesson_id}/regenerate', {
          params: { path },
          body: { discard_edits: discardEdits },
        }),
      ),
    onSuccess: async (lesson) => {
      take(lesson);
      await refresh();
    },
  });
  return {
    draft,
    saved,
    isChanged,
    isEdited,
    isKept,
    wasRestored,
    theirs,
    save,
    rewrite,
    change: (part: Partial<LessonDraft>) => setDraft((before) => ({ ...before, ...part })),
    discard: () => {
      setDraft(saved);
      setWasRestored(false);
    },
    takeTheirs: () => {
      if (theirs !== undefined) take(theirs);
      save.reset();
    },
    /** Mine over theirs: from here on it is a change of their version. */
    keepMine: () => {
      if (theirs === undefined) return;
      const mine = { ...draft, version: theirs.version };
      setSaved(draftOf(theirs));
      setDraft(mine);
      setTheirs(undefined);
      save.mutate(mine);
    },
  };
}
export type LessonEditor = ReturnType<typeof useLessonEditor>;
