import { Alert, Badge, Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LessonView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { EditConflict } from './edit-conflict.tsx';
import classes from './editing.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { LessonForm } from './lesson-form.tsx';
import { RewriteLesson } from './rewrite-lesson.tsx';
import { type LessonEditor, useLessonEditor } from './use-lesson-editor.ts';
import { useSaveKey } from './use-save-key.ts';

/** Where a teacher changes a lesson. */
export function LessonEditorPage() {
  const { courseId, lessonId } = useParams({ from: '/courses/$courseId/lessons/$lessonId/edit' });
  const { t } = useTranslation();
  // What is being edited does not change under the hand: it is asked for once each time the page is opened.
  const lesson = useQuery({
    ...queries.lesson(courseId, lessonId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const contents = useQuery(queries.contents(courseId));
  usePageTitle(lesson.data === undefined ? undefined : t('editing.lesson.of', { title: lesson.data.title }));
  const error = lesson.error ?? contents.error;
  if (error !== null)
    return (
      <Container size="sm" py="xl">
        <Title order={1} mb="md">
          {t('editing.lesson.title')}
        </Title>
        <Trouble
          error={error}
          again={() => {
            void lesson.refetch();
            void contents.refetch();
          }}
        />
      </Container>
    );
  if (lesson.data === undefined || contents.data === undefined || !lesson.isFetchedAfterMount)
    return <Waiting height={600} />;
  return (
    <Editor
      key={lessonId}
      courseId={courseId}
      opened={lesson.data}
      course={contents.data.course_title}
      language={contents.data.language}
    />
  );
}

interface EditorProps {
  courseId: number;
  opened: LessonView;
  course: string;
  language: string;
}

function Editor({ courseId, opened, course, language }: EditorProps) {
  const { t } = useTranslation();
  const place = { courseId, lessonId: opened.lesson_id };
  const editor = useLessonEditor(place, opened);
  const { save } = editor;
  const saveNow = () => {
    if (editor.isChanged && !save.isPending)
      save.mutate(editor.draft, {
        onSuccess: () => notifications.show({ message: t('editing.saved'), color: 'teal' }),
      });
  };
  useSaveKey(saveNow);
  return (
    <Container size="xl" py="xl">
      <Stack gap="lg">
        <div>
          <AnchorLink to="/courses/$courseId/edit" params={{ courseId }} size="sm">
            <bdi>{course}</bdi>
          </AnchorLink>
          <Group gap="sm">
            <Title order={1} size="h2">
              {t('editing.lesson.title')}
            </Title>
            {editor.isEdited ? <Badge variant="light">{t('editing.edited')}</Badge> : null}
          </Group>
        </div>
        {editor.wasRestored && editor.isChanged ? (
          <Alert variant="light" title={t('editing.restored.title')} role="status">
            <Group>
              <Text size="sm">{t('editing.restored.text')}</Text>
              <Button size="xs" variant="default" onClick={editor.discard}>
                {t('editing.discard')}
              </Button>
            </Group>
          </Alert>
        ) : null}
        {editor.theirs === undefined ? null : <EditConflict editor={editor} theirs={editor.theirs} />}
        {save.error === null || editor.theirs !== undefined ? null : <Trouble error={save.error} />}
        <LessonForm editor={editor} citations={opened.citations} language={language} />
        <Bar editor={editor} saveNow={saveNow} place={place} />
      </Stack>
      <LeaveGuard isChanged={editor.isChanged} isKept={editor.isKept} />
    </Container>
  );
}

interface BarProps {
  editor: LessonEditor;
  saveNow: () => void;
  place: { courseId: number; lessonId: number };
}

/** What can be done with the lesson, always in sight. */
function Bar({ editor, saveNow, place }: BarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <Button onClick={saveNow} loading={editor.save.isPending} disabled={!editor.isChanged}>
        {t('action.save')}
      </Button>
      <Text size="sm" role="status">
        {editor.isChanged ? t('editing.unsaved') : t('editing.allSaved')}
      </Text>
      <span className={classes.gap} />
      <RewriteLesson editor={editor} />
      <ButtonLink variant="default" to="/courses/$courseId/lessons/$lessonId" params={place}>
        {t('editing.lesson.read')}
      </ButtonLink>
    </div>
  );
}
