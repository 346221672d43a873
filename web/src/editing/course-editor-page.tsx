import { Button, Container, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isEditConflict } from '../api/client.ts';
import { type ContentsView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { ConflictAlert } from './conflict-alert.tsx';
import { CourseTree } from './course-tree.tsx';
import classes from './editing.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { type CourseEditor, useCourseEditor } from './use-course-editor.ts';
import { useSaveKey } from './use-save-key.ts';

/** Where a teacher names a course and puts its modules and lessons in order. */
export function CourseEditorPage() {
  const { courseId } = useParams({ from: '/courses/$courseId/edit' });
  const { t } = useTranslation();
  const contents = useQuery({
    ...queries.contents(courseId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  usePageTitle(t('editing.course.title'));
  if (contents.error !== null)
    return (
      <Container size="sm" py="xl">
        <Title order={1} mb="md">
          {t('editing.course.title')}
        </Title>
        <Trouble error={contents.error} again={() => void contents.refetch()} />
      </Container>
    );
  if (contents.data === undefined || !contents.isFetchedAfterMount) return <Waiting height={600} />;
  return <Editor key={courseId} opened={contents.data} />;
}

function Editor({ opened }: { opened: ContentsView }) {
  const { t } = useTranslation();
  const editor = useCourseEditor(opened);
  const { draft, change, save } = editor;
  const course = { courseId: opened.course_id };
  const isConflict = isEditConflict(save.error);
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <div>
          <AnchorLink to="/courses/$courseId" params={course} size="sm">
            <bdi>{opened.course_title}</bdi>
          </AnchorLink>
          <Title order={1} size="h2">
            {t('editing.course.title')}
          </Title>
        </div>
        <Group>
          <ButtonLink variant="default" to="/courses/$courseId/questions" params={course}>
            {t('editing.course.questions')}
          </ButtonLink>
          <ButtonLink variant="default" to="/courses/$courseId/reports" params={course}>
            {t('editing.course.reports')}
          </ButtonLink>
        </Group>
        <TextInput
          label={t('editing.field.title')}
          value={draft.title}
          maxLength={300}
          dir="auto"
          required
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <Textarea
          label={t('editing.field.description')}
          value={draft.description}
          dir="auto"
          autosize
          minRows={2}
          onChange={({ currentTarget }) => change({ description: currentTarget.value })}
        />
        <section aria-labelledby="order">
          <Title order={2} size="h3" id="order">
            {t('editing.course.order')}
          </Title>
          <Text size="sm">{t('editing.course.orderHelp')}</Text>
          <CourseTree
            courseId={opened.course_id}
            modules={draft.modules}
            change={(modules) => change({ modules })}
          />
        </section>
        {save.error === null || isConflict ? null : <Trouble error={save.error} />}
        {isConflict ? <Conflict editor={editor} /> : null}
        <Bar editor={editor} />
      </Stack>
      <LeaveGuard isChanged={editor.isChanged} isKept={false} />
    </Container>
  );
}

/** Somebody else changed the course first: whose titles and order shall stay? */
function Conflict({ editor: { save, takeTheirs } }: { editor: CourseEditor }) {
  const { t } = useTranslation();
  return (
    <ConflictAlert>
      <Text mb="md">{t('editing.course.conflict')}</Text>
      <Group>
        <Button loading={save.isPending} onClick={() => save.mutate('the newest')}>
          {t('editing.conflict.keepMine')}
        </Button>
        <Button variant="default" onClick={takeTheirs}>
          {t('editing.conflict.takeTheirs')}
        </Button>
      </Group>
    </ConflictAlert>
  );
}

function Bar({ editor }: { editor: CourseEditor }) {
  const { t } = useTranslation();
  const { save, draft, isChanged } = editor;
  const isWhole = draft.title.trim() !== '' && draft.modules.every(({ title }) => title.trim() !== '');
  const saveNow = () => {
    if (isChanged && isWhole && !save.isPending)
      save.mutate('what was loaded', {
        onSuccess: () => notifications.show({ message: t('editing.saved'), color: 'teal' }),
      });
  };
  useSaveKey(saveNow);
  return (
    <div className={classes.bar}>
      <Button onClick={saveNow} loading={save.isPending} disabled={!isChanged || !isWhole}>
        {t('action.save')}
      </Button>
      {isChanged ? (
        <Button variant="default" onClick={editor.discard}>
          {t('editing.discard')}
        </Button>
      ) : null}
      <Text size="sm" role="status">
        {isWhole
          ? isChanged
            ? t('editing.unsaved')
            : t('editing.allSaved')
          : t('editing.course.needsTitles')}
      </Text>
    </div>
  );
}
