import { Container, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outline } from '../../../src/course/outline.ts';
import { type JobView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { nameOfJob } from '../job/name-of-job.ts';
import { ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import classes from './outline.module.css';
import { OutlineStore } from './outline-store.ts';
import { Review } from './review.tsx';

/** Where a teacher says what of the source is taught, and in which order, before it is written. */
export function OutlinePage() {
  const { t } = useTranslation();
  const { jobId } = useParams({ from: '/jobs/$jobId/outline' });
  const job = useQuery(queries.job(jobId));
  const isWaiting = job.data?.status === 'waiting_for_review';
  // What is on the page is newer than what comes from here; see the store.
  const outline = useQuery({
    ...queries.outline(jobId),
    enabled: isWaiting,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  usePageTitle(
    job.data === undefined ? t('outline.title') : `${t('outline.title')} · ${nameOfJob(job.data)}`,
  );
  const failed = [job, outline].find(({ isError }) => isError);
  return (
    <Container size="xl" className={classes.page}>
      <Stack gap="lg">
        <Title order={1}>{t('outline.title')}</Title>
        {failed === undefined ? null : <Trouble error={failed.error} again={() => void failed.refetch()} />}
        {failed === undefined && (job.isPending || (isWaiting && outline.isPending)) ? (
          <Skeleton height={480} role="status" aria-label={t('loading')} />
        ) : null}
        {job.data !== undefined && !isWaiting ? <NothingToReview jobId={jobId} /> : null}
        {isWaiting && outline.data !== undefined && job.data !== undefined ? (
          <OneReview key={jobId} job={job.data} outline={outline.data} />
        ) : null}
      </Stack>
    </Container>
  );
}

function OneReview({ job, outline }: { job: JobView; outline: Outline }) {
  const [store] = useState(() => new OutlineStore(job.job_id, outline));
  return <Review job={job} store={store} language={outline.language} leftOut={outline.left_out} />;
}

function NothingToReview({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <Text>{t('outline.nothing')}</Text>
      <ButtonLink to="/jobs/$jobId" params={{ jobId }}>
        {t('outline.toJob')}
      </ButtonLink>
    </Stack>
  );
}
