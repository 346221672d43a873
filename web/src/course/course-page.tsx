import { Container, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { WithSource } from '../viewer/with-source.tsx';
import { CourseHead } from './course-head.tsx';
import { CourseLinks } from './course-links.tsx';
import { CourseModules } from './course-modules.tsx';

/** A course at a glance: what it is, how far one is, and the way to each part of it. */
export function CoursePage() {
  const { t } = useTranslation();
  const { courseId } = useParams({ from: '/courses/$courseId/' });
  const contents = useQuery(queries.contents(courseId));
  const progress = useQuery(queries.progress(courseId));
  usePageTitle(contents.data?.course_title);
  if (contents.error !== null)
    return (
      <Container size="sm" py="xl">
        <h1>{t('course.course')}</h1>
        <Trouble error={contents.error} again={() => void contents.refetch()} />
      </Container>
    );
  if (contents.data === undefined || progress.isPending) return <CourseSkeleton />;
  return (
    <WithSource documents={contents.data.documents} lang={contents.data.language}>
      <Container size="md" py={{ base: 'lg', sm: 48 }}>
        <Stack gap={40}>
          <CourseHead contents={contents.data} progress={progress.data} />
          {progress.error === null ? null : (
            <Trouble error={progress.error} again={() => void progress.refetch()} />
          )}
          <CourseModules contents={contents.data} progress={progress.data} />
          <CourseLinks contents={contents.data} />
        </Stack>
      </Container>
    </WithSource>
  );
}

function CourseSkeleton() {
  const { t } = useTranslation();
  return (
    <Container size="md" py={48} role="status" aria-label={t('loading')}>
      <Stack>
        <Skeleton h={40} w="60%" />
        <Skeleton h={18} w="80%" mb="xl" />
        {['one', 'two', 'three', 'four'].map((name) => (
          <Skeleton key={name} h={110} radius="md" />
        ))}
      </Stack>
    </Container>
  );
}
