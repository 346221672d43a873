import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, got } from '../api/client.ts';
import type { CourseEntry } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';

/** Asks for another title of a course. */
export function RenameCourse({ course, close }: { course: CourseEntry; close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [title, setTitle] = useState(course.course_title);
  const rename = useMutation({
    mutationFn: () =>
      got(
        api.PATCH('/api/courses/{course_id}', {
          params: { path: { course_id: course.course_id } },
          body: { course_title: title.trim() },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['courses'] }),
        client.invalidateQueries({ queryKey: ['course', course.course_id] }),
      ]);
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('library.renameTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') rename.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('library.field.title')}
            dir="auto"
            maxLength={300}
            required
            data-autofocus
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          {rename.isError ? <Trouble error={rename.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending} disabled={title.trim() === ''}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
