import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, got } from '../api/client.ts';
import type { TeacherQuestionView } from '../api/queries.ts';

const ONE = '/api/courses/{course_id}/questions/{question_id}';

/** What a teacher can do with one question of a course. */
export function useQuestionChanges(courseId: number, questionId: string) {
  const client = useQueryClient();
  const params = { path: { course_id: courseId, question_id: questionId } };
  const onSuccess = () =>
    Promise.all(
      [['course', courseId], ['quiz'], ['cards']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  return {
    /** Also brings a removed question back. */
    save: useMutation({
      mutationFn: (question: TeacherQuestionView) => {
        const { question_id: _, quiz_ids: __, status: ___, ...body } = question;
        return got(api.PUT(ONE, { params, body }));
      },
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: async () => {
        await got(api.DELETE(ONE, { params }));
      },
      onSuccess,
    }),
    replace: useMutation({
      mutationFn: () =>
        got(api.POST('/api/courses/{course_id}/questions/{question_id}/regenerate', { params })),
      onSuccess,
    }),
  };
}
export type QuestionChanges = ReturnType<typeof useQuestionChanges>;
