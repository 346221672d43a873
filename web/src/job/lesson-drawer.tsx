import { Drawer, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { Markdown } from '../reader/markdown.tsx';
import { Waiting } from '../shared/waiting.tsx';

interface Reading {
  jobId: string;
  lessonKey: string;
  close: () => void;
}

/** A lesson as it was written, while the rest of its course is made. */
export function LessonDrawer({ jobId, lessonKey, close }: Reading) {
  const { t } = useTranslation();
  const lesson = useQuery(queries.jobLesson(jobId, lessonKey));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={
        <Text component="span" fw={650} dir="auto">
          {lesson.data?.title ?? t('loading')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {lesson.isError ? <Trouble error={lesson.error} again={() => void lesson.refetch()} /> : null}
      {lesson.isPending ? <Waiting /> : null}
      {lesson.data === undefined ? null : (
        <div dir="auto">
          {lesson.data.summary.text === '' ? null : <Text mb="md">{lesson.data.summary.text}</Text>}
          <Markdown text={lesson.data.content} lang="" below={2} />
        </div>
      )}
    </Drawer>
  );
}
