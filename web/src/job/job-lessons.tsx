import { Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JobView, queries } from '../api/queries.ts';
import classes from './job.module.css';
import { isOver } from './use-job.ts';

// With the renderer of lessons: only who reads one before the course is ready needs it.
const LessonDrawer = lazy(() =>
  import('./lesson-drawer.tsx').then(({ LessonDrawer: drawer }) => ({ default: drawer })),
);

/** The lessons of the outline; those that are written can be read at once. */
export function JobLessons({ job }: { job: JobView }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<string>();
  const writing = job.steps.find(({ name }) => name === 'lessons');
  const outlined = job.steps.find(({ name }) => name === 'outline')?.status === 'completed';
  const { data } = useQuery({
    // What is known changes with the count.
    ...queries.jobLessons(job.job_id, `${job.status} ${outlined} ${writing?.done ?? 0}`),
    placeholderData: keepPreviousData,
    enabled: outlined,
  });
  const lessons = data?.lessons ?? [];
  if (lessons.length === 0) return null;
  const done = lessons.filter(({ status }) => status === 'written').length;
  return (
    <section aria-labelledby="lessons">
      <Title order={2} size="h3" id="lessons">
        {t('job.lessons')}
      </Title>
      <Text className={classes.quiet} mb="md">
        {t('job.lessonsWritten', { done, total: lessons.length })}
        {isOver(job) || done === 0 ? '' : `. ${t('job.lessonsText')}`}
      </Text>
      <ol className={classes.lessons}>
        {lessons.map(({ key, title, status }) => (
          <li key={key} dir="auto">
            {status === 'written' ? (
              <button type="button" className={classes.lesson} onClick={() => setRead(key)}>
                {title}
              </button>
            ) : (
              <span className={classes.quiet}>
                {title} <small>({t('job.lessonPending')})</small>
              </span>
            )}
          </li>
        ))}
      </ol>
      {read === undefined ? null : (
        <Suspense>
          <LessonDrawer jobId={job.job_id} lessonKey={read} close={() => setRead(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
