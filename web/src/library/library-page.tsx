import { Container, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { usePageTitle } from '../shared/use-page-title.ts';
import { ChooseFiles } from './choose-files.tsx';
import { CourseShelf } from './course-shelf.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { DueToday } from './due-today.tsx';
import { FirstUpload } from './first-upload.tsx';
import { JobsUnderWay } from './jobs-under-way.tsx';
import classes from './library.module.css';
import { UploadPanel } from './upload-panel.tsx';
import { uploads } from './upload-store.ts';
import { useCourses } from './use-courses.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Where everything begins: PDFs are dropped, courses are found again. */
export function LibraryPage() {
  const { t } = useTranslation();
  usePageTitle(t('library.title'));
  const navigate = useNavigate();
  const isOver = useFileDrop((files) => void uploads.add(files));
  const { files, refused, phase } = useSyncExternalStore(uploads.subscribe, uploads.read);
  useEffect(
    () => uploads.onTaken((jobId) => void navigate({ to: '/jobs/$jobId', params: { jobId } })),
    [navigate],
  );
  const courses = useCourses();
  const jobs = useQuery(queries.jobs());
  const isUploading = files.length > 0 || refused.length > 0 || phase.kind === 'refused';
  const hasJobs = (jobs.data?.jobs ?? []).some(
    ({ status }) => status !== 'completed' && status !== 'cancelled',
  );
  const isEmpty = courses.search === '' && courses.isKnown && courses.list.length === 0 && !courses.isFailed;
  return (
    <Container size="lg" className={classes.page}>
      <DropOverlay isOver={isOver} />
      <Stack gap="xl">
        <Group justify="space-between" align="flex-start" gap="md">
          <Stack gap={4}>
            <Title order={1}>{t('library.title')}</Title>
            {isEmpty ? null : <Text className={classes.quiet}>{t('library.lead')}</Text>}
          </Stack>
          {isEmpty || isUploading ? null : <ChooseFiles />}
        </Group>
        {isUploading ? <UploadPanel /> : null}
        {isEmpty && !isUploading ? <FirstUpload /> : null}
        {hasJobs ? <JobsUnderWay /> : null}
        <DueToday />
        {isEmpty ? null : <CourseShelf courses={courses} />}
      </Stack>
      <VisuallyHidden role="status">
        {files.length > 0 ? t('library.chosen', { count: files.length }) : ''}
      </VisuallyHidden>
    </Container>
  );
}
