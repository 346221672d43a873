import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, got } from '../api/client.ts';
import { type NoteView, queries } from '../api/queries.ts';

const NONE: NoteView[] = [];

/** What a learner has written beside a lesson, and how to change it. */
export function useNotes(courseId: number, lessonId: number) {
  const client = useQueryClient();
  const question = queries.notes(courseId, lessonId);
  const { data, error } = useQuery(question);
  const onSettled = () => client.invalidateQueries({ queryKey: question.queryKey });
  const add = useMutation({
    onSettled,
    mutationFn: (body: { kind: 'note' | 'bookmark'; text?: string; quote?: string }) =>
      got(
        api.POST('/api/courses/{course_id}/notes', {
          params: { path: { course_id: courseId } },
          body: { lesson_id: lessonId, ...body },
        }),
      ),
  });
  const change = useMutation({
    onSettled,
    mutationFn: ({ noteId, text }: { noteId: number; text: string }) =>
      got(
        api.PATCH('/api/courses/{course_id}/notes/{note_id}', {
          params: { path: { course_id: courseId, note_id: noteId } },
          body: { text },
        }),
      ),
  });
  const remove = useMutation({
    onSettled,
    mutationFn: (noteId: number) =>
      got(
        api.DELETE('/api/courses/{course_id}/notes/{note_id}', {
          params: { path: { course_id: courseId, note_id: noteId } },
        }),
      ),
  });
  const all = data?.notes ?? NONE;
  return {
    notes: all.filter(({ kind }) => kind === 'note'),
    bookmark: all.find(({ kind }) => kind === 'bookmark'),
    error: add.error ?? change.error ?? remove.error ?? error,
    add,
    change,
    remove,
  };
}

export type Notes = ReturnType<typeof useNotes>;
