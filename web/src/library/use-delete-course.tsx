import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, got } from '../api/client.ts';
import type { CourseEntry, CoursePage } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';

const UNDO_MS = 20_000;

/** Whoever points at a course has it loaded ahead: one that is about to go is out of reach at once. */
const takeOut = (client: QueryClient, courseId: number): void => {
  client.setQueriesData<InfiniteData<CoursePage>>({ queryKey: ['courses'] }, (known) =>
    known === undefined
      ? known
      : {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            courses: page.courses.filter((course) => course.course_id !== courseId),
          })),
        },
  );
};

/** Deletes a course at once, without asking; a notice brings it back. */
export function useDeleteCourse(): (course: CourseEntry) => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['courses'] }),
      client.invalidateQueries({ queryKey: ['jobs'] }),
      client.invalidateQueries({ queryKey: ['cards'] }),
    ]);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      notifications.show({ message: <Trouble error={error} />, autoClose: false, withBorder: true });
    }
    await refresh();
  };
  const restore = (courseId: number) =>
    attempt(() =>
      got(api.POST('/api/courses/{course_id}/restore', { params: { path: { course_id: courseId } } })),
    );
  return ({ course_id: courseId, course_title: title }) =>
    void attempt(async () => {
      takeOut(client, courseId);
      await got(api.DELETE('/api/courses/{course_id}', { params: { path: { course_id: courseId } } }));
      const id = `deleted-${courseId}`;
      notifications.show({
        id,
        autoClose: UNDO_MS,
        role: 'status',
        closeButtonProps: { 'aria-label': t('action.close') },
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" dir="auto">
              {t('library.deleted', { title })}
            </Text>
            <Button
              size="xs"
              variant="light"
              onClick={() => {
                notifications.hide(id);
                void restore(courseId);
              }}
            >
              {t('action.undo')}
            </Button>
          </Group>
        ),
      });
    });
}
