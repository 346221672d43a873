import { Container, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { useAsked } from '../ask/use-asked.ts';
import { useFoundPlaces } from '../search/use-course-search.ts';
import { usePageTitle } from '../shared/use-page-title.ts';
import { WithSource } from '../viewer/with-source.tsx';
import { Reader } from './reader.tsx';

/** One lesson, to be read. */
export function LessonPage() {
  const { courseId, lessonId } = useParams({ from: '/courses/$courseId/lessons/$lessonId' });
  // Another lesson is another page: nothing of the one before is shown meanwhile.
  return <OneLesson key={lessonId} courseId={courseId} lessonId={lessonId} />;
}

function OneLesson({ courseId, lessonId }: { courseId: number; lessonId: number }) {
  const { t } = useTranslation();
  const lesson = useQuery(queries.lesson(courseId, lessonId));
  const contents = useQuery(queries.contents(courseId));
  // Where they were is needed before the text is shown; without it the lesson begins at its start.
  const progress = useQuery(queries.progress(courseId));
  const { findCitation } = useAsked(courseId);
  const { findPlace } = useFoundPlaces(courseId);
  usePageTitle(lesson.data?.title);
  // Drawn in slices, which what a query brings is not by itself.
  const shown = useDeferredValue(lesson.data);
  const error = lesson.error ?? contents.error;
  if (error !== null)
    return (
      <Container size="sm" py="xl">
        <h1>{t('reader.lesson')}</h1>
        <Trouble
          error={error}
          again={() => {
            void lesson.refetch();
            void contents.refetch();
          }}
        />
      </Container>
    );
  if (shown === undefined || contents.data === undefined || progress.isPending) return <LessonSkeleton />;
  return (
    <WithSource
      documents={contents.data.documents}
      lang={contents.data.language}
      findCitation={(cite) =>
        shown.citations.find(({ id }) => id === cite) ?? findCitation(cite) ?? findPlace(cite)
      }
    >
      <Reader key={lessonId} lesson={shown} contents={contents.data} progress={progress.data} />
    </WithSource>
  );
}

function LessonSkeleton() {
  const { t } = useTranslation();
  return (
    <Container size="sm" py={80} role="status" aria-label={t('loading')}>
      <Stack>
        <Skeleton h={36} w="70%" />
        <Skeleton h={16} w="30%" mb="lg" />
        {['100%', '94%', '98%', '60%', '99%', '90%', '96%'].map((width) => (
          <Skeleton key={width} h={16} w={width} />
        ))}
      </Stack>
    </Container>
  );
}
