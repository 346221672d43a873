import { Container, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AskCourse } from '../ask/ask-course.tsx';
import { useAsked } from '../ask/use-asked.ts';
import { SearchCourse } from '../search/search-course.tsx';
import { useFoundPlaces } from '../search/use-course-search.ts';
import { usePageTitle } from '../shared/use-page-title.ts';
import { WithSource } from '../viewer/with-source.tsx';
import classes from './course.module.css';
import { CourseHead } from './course-head.tsx';
import { CourseLinks } from './course-links.tsx';
import { CourseModules } from './course-modules.tsx';

/** A course at a glance: what it is, how far one is, and the way to each part of it. */
export function CoursePage() {
  const { courseId } = useParams({ from: '/courses/$courseId/' });
  // Another course is another page: nothing of the one before is shown meanwhile.
  return <OneCourse key={courseId} courseId={courseId} />;
}

function OneCourse({ courseId }: { courseId: number }) {
  const { t } = useTranslation();
  const contents = useQuery(queries.contents(courseId));
  const progress = useQuery(queries.progress(courseId));
  // Drawn in slices, which what a query brings is not by itself.
  const shown = useDeferredValue(contents.data);
  const { findCitation } = useAsked(courseId);
  const { findPlace } = useFoundPlaces(courseId);
  usePageTitle(contents.data?.course_title);
  if (contents.error !== null)
    return (
      <Container size="sm" py="xl">
        <h1>{t('course.course')}</h1>
        <Trouble error={contents.error} again={() => void contents.refetch()} />
      </Container>
    );
  if (shown === undefined || progress.isPending) return <CourseSkeleton />;
  return (
    <WithSource
      documents={shown.documents}
      lang={shown.language}
      findCitation={(cite) => findCitation(cite) ?? findPlace(cite)}
    >
      <Container size="md" py={{ base: 'lg', sm: 48 }}>
        <Stack gap={40}>
          <CourseHead contents={shown} progress={progress.data} />
          {progress.error === null ? null : (
            <Trouble error={progress.error} again={() => void progress.refetch()} />
          )}
          <section aria-labelledby="search">
            <h2 className={classes.heading} id="search">
              {t('search.title')}
            </h2>
            <SearchCourse courseId={courseId} language={shown.language} />
          </section>
          <section aria-labelledby="ask">
            <h2 className={classes.heading} id="ask">
              {t('ask.title')}
            </h2>
            <AskCourse courseId={courseId} language={shown.language} />
          </section>
          <CourseModules contents={shown} progress={progress.data} />
          <CourseLinks contents={shown} />
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
