import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, got } from '../api/client.ts';
import { type CourseProgressView, queries } from '../api/queries.ts';

type Entry = CourseProgressView['lessons'][number];

const withEntry = (progress: CourseProgressView, entry: Entry): CourseProgressView => ({
  ...progress,
  last_lesson_id: entry.lesson_id,
  lessons: [...progress.lessons.filter(({ lesson_id }) => lesson_id !== entry.lesson_id), entry],
});

/** Remembers how far a lesson is read; the contents show it at once. */
export function useProgress(courseId: number, lessonId: number) {
  const client = useQueryClient();
  const { queryKey } = queries.progress(courseId);
  return useMutation({
    scope: { id: `progress-${courseId}` },
    mutationFn: (body: { position?: number; read?: boolean }) =>
      got(
        api.PUT('/api/courses/{course_id}/lessons/{lesson_id}/progress', {
          params: { path: { course_id: courseId, lesson_id: lessonId } },
          body,
          // It may be sent while the page is left.
          keepalive: true,
        }),
      ),
    onSuccess: (entry) => {
      client.setQueryData(queryKey, (known) => (known === undefined ? known : withEntry(known, entry)));
      void client.invalidateQueries({ queryKey: ['courses'] });
    },
  });
}
