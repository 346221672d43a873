import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconListTree } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import { ButtonLink } from '../shared/links.tsx';
import classes from './job.module.css';
import { JobButton } from './job-button.tsx';
import { RaiseLimit } from './raise-limit.tsx';

/** What came of a job, and the one thing to do next. */
export function JobOutcome({ job, refresh }: { job: JobView; refresh: () => void }) {
  switch (job.status) {
    case 'pending':
    case 'processing':
      return null;
    case 'completed':
      return <Completed job={job} />;
    case 'waiting_for_review':
      return <ToReview jobId={job.job_id} />;
    case 'failed':
    case 'cancelled':
      return job.code === 'cost_limit' ? (
        <RaiseLimit job={job} refresh={refresh} />
      ) : (
        <NotMade job={job} refresh={refresh} />
      );
    default:
      return job.status satisfies never;
  }
}

function Completed({ job: { result } }: { job: JobView }) {
  const { t } = useTranslation();
  if (result === null) return null;
  return (
    <Group className={classes.outcome} justify="space-between">
      <Group gap="sm" wrap="nowrap">
        <IconCircleCheck size={32} aria-hidden />
        <Text dir="auto">{t('job.ready', { title: result.course_title, count: result.modules })}</Text>
      </Group>
      <ButtonLink size="md" to="/courses/$courseId" params={{ courseId: result.course_id }}>
        {t('job.open')}
      </ButtonLink>
    </Group>
  );
}

function ToReview({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  return (
    <Group className={classes.outcome} justify="space-between">
      <Group gap="sm" wrap="nowrap" maw="60ch">
        <IconListTree size={32} aria-hidden />
        <Text>{t('job.reviewText')}</Text>
      </Group>
      <ButtonLink size="md" to="/jobs/$jobId/outline" params={{ jobId }}>
        {t('job.review')}
      </ButtonLink>
    </Group>
  );
}

function NotMade({ job, refresh }: { job: JobView; refresh: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      color={job.status === 'failed' ? 'red' : 'gray'}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`job.title.${job.status}`)}
    >
      <Stack gap="xs" align="flex-start">
        {[job.error, job.hint].map((text) =>
          text === null ? null : (
            <Text key={text} size="sm" lang="en" dir="auto">
              {text}
            </Text>
          ),
        )}
        <Text size="sm">{t('job.retryHint')}</Text>
        <JobButton jobId={job.job_id} action="retry" done={refresh}>
          {t('job.retry')}
        </JobButton>
      </Stack>
    </Alert>
  );
}
