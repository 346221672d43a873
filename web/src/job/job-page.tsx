import { Container, Group, Progress, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { shareInWords, timeInWords } from '../shared/wording.ts';
import { AwayNotice } from './away-notice.tsx';
import classes from './job.module.css';
import { JobActions } from './job-actions.tsx';
import { JobLessons } from './job-lessons.tsx';
import { JobLog } from './job-log.tsx';
import { JobModel } from './job-model.tsx';
import { JobOutcome } from './job-outcome.tsx';
import { JobProblems } from './job-problems.tsx';
import { JobSteps } from './job-steps.tsx';
import { nameOfJob } from './name-of-job.ts';
import { type FollowedJob, isOver, useJob } from './use-job.ts';

// Often enough to be told, seldom enough not to be in the way of whoever listens.
const TOLD_STEP = 25;

/** How a course is being made. */
export function JobPage() {
  const { jobId } = useParams({ from: '/jobs/$jobId' });
  // A page of one job: nothing of it stays when the address leads to another.
  return <OneJob key={jobId} jobId={jobId} />;
}

function OneJob({ jobId }: { jobId: string }) {
  const { t, i18n } = useTranslation();
  const followed = useJob(jobId);
  const { job, error, isAway, refresh } = followed;
  const share = job === undefined ? '' : shareInWords(job.progress / 100, i18n.language);
  usePageTitle(
    job === undefined
      ? undefined
      : isOver(job)
        ? `${t(`job.status.${job.status}`)} · ${nameOfJob(job)}`
        : `${share} · ${nameOfJob(job)}`,
  );
  if (error !== undefined && job === undefined)
    return (
      <Container size="md" className={classes.page}>
        <Title order={1} mb="lg">
          {t('notFound.title')}
        </Title>
        <Trouble error={error} again={refresh} />
      </Container>
    );
  return (
    <Container size="md" className={classes.page}>
      <Stack gap="xl">
        {isAway ? <AwayNotice /> : null}
        {job === undefined ? <NotYet /> : <Known job={job} followed={followed} />}
      </Stack>
    </Container>
  );
}

function NotYet() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={1}>{t('job.title.processing')}</Title>
      <Skeleton height={96} role="status" aria-label={t('loading')} />
      <Skeleton height={260} />
    </>
  );
}

function Known({ job, followed }: { job: JobView; followed: FollowedJob }) {
  const { t } = useTranslation();
  return (
    <>
      <Stack gap="xs">
        <Text className={classes.quiet} dir="auto">
          {nameOfJob(job)}
        </Text>
        <Title order={1}>
          {job.code === 'cost_limit' ? t('job.limit.title') : t(`job.title.${job.status}`)}
        </Title>
      </Stack>
      <Told job={job} />
      <JobOutcome job={job} refresh={followed.refresh} />
      {isOver(job) || job.status === 'waiting_for_review' ? null : <HowFar job={job} />}
      <JobActions job={job} refresh={followed.refresh} />
      <JobSteps job={job} />
      <JobModel job={job} />
      <JobProblems job={job} refresh={followed.refresh} />
      <JobLessons job={job} />
      <JobLog events={followed.events} />
    </>
  );
}

/** For whoever listens: each quarter, and the end. */
function Told({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation();
  const quarter = Math.floor(job.progress / TOLD_STEP) * TOLD_STEP;
  const told =
    job.status === 'completed'
      ? t('job.announceDone')
      : job.status === 'processing' && quarter > 0
        ? t('job.percent', { name: nameOfJob(job), share: shareInWords(quarter / 100, i18n.language) })
        : t(`job.title.${job.status}`);
  return <VisuallyHidden role="status">{told}</VisuallyHidden>;
}

function HowFar({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation();
  const { progress, queue_position: place, eta_seconds: eta, attempt, now } = job;
  const facts = [
    place === null ? undefined : t('job.queue', { count: place }),
    eta === null ? undefined : t('job.left', { time: timeInWords(eta, i18n.language) }),
    attempt > 1 ? t('job.attempt', { attempt }) : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <div className={classes.far}>
      <Group justify="space-between" align="baseline">
        <Text className={classes.percent}>{shareInWords(progress / 100, i18n.language)}</Text>
        <Text className={classes.quiet}>{facts.join(' · ')}</Text>
      </Group>
      <Progress value={progress} size="lg" aria-label={t('job.progressOf', { name: nameOfJob(job) })} />
      <Text className={classes.now} dir="auto">
        {now === null ? (
          <span lang="en">{job.message}</span>
        ) : (
          <>
            {t(`job.step.${now.step}`)}
            {': '}
            <bdi>{now.what}</bdi>
          </>
        )}
      </Text>
    </div>
  );
}
