import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type JobView, queries } from '../api/queries.ts';
import { nameOfJob } from '../job/name-of-job.ts';
import { ButtonLink } from '../shared/links.tsx';
import { shareInWords } from '../shared/wording.ts';
import classes from './library.module.css';

const BUSY_MS = 1500;
const IDLE_MS = 20_000;
const isBusy = ({ status }: JobView): boolean => status === 'pending' || status === 'processing';
const isShown = (job: JobView): boolean =>
  isBusy(job) || job.status === 'waiting_for_review' || job.status === 'failed';

/** Courses in the making, and those that failed until they are put away. */
export function JobsUnderWay() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [away, putAway] = useLocalStorage<string[]>({ key: 'lectern-jobs-put-away', defaultValue: [] });
  const { data } = useQuery({
    ...queries.jobs(),
    refetchInterval: ({ state }) => (state.data?.jobs.some(isBusy) === true ? BUSY_MS : IDLE_MS),
  });
  const shown = (data?.jobs ?? []).filter((job) => isShown(job) && !away.includes(job.job_id));
  const busy = shown.filter(isBusy).length;
  useEffect(() => {
    // A job that is over is a course, mostly.
    if (busy >= 0) void client.invalidateQueries({ queryKey: ['courses'] });
  }, [busy, client]);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="under-way">
      <Stack gap="md">
        <Title order={2} size="h3" id="under-way">
          {t('library.underWay')}
        </Title>
        <ul className={classes.list}>
          {shown.map((job) => (
            <JobRow key={job.job_id} job={job} hide={() => putAway([...away.slice(-50), job.job_id])} />
          ))}
        </ul>
      </Stack>
    </section>
  );
}

function JobRow({ job, hide }: { job: JobView; hide: () => void }) {
  const { t, i18n } = useTranslation();
  const name = nameOfJob(job);
  return (
    <li className={classes.job}>
      <div>
        <Text className={classes.jobName} dir="auto">
          {name}
        </Text>
        <Text size="sm" className={classes.quiet}>
          {t(`job.status.${job.status}`)}
          {isBusy(job) ? ` · ${shareInWords(job.progress / 100, i18n.language)}` : ''}
        </Text>
        {isBusy(job) ? (
          <Progress mt={8} value={job.progress} aria-label={t('job.progressOf', { name })} />
        ) : null}
        {job.error === null ? null : (
          <Text size="sm" lang="en" dir="auto">
            {job.error}
          </Text>
        )}
      </div>
      <Group gap="xs">
        {job.status === 'failed' ? (
          <Button variant="subtle" size="sm" onClick={hide} aria-label={t('library.hideJob', { name })}>
            {t('library.hide')}
          </Button>
        ) : null}
        <ButtonLink
          variant={job.status === 'waiting_for_review' ? 'filled' : 'light'}
          size="sm"
          to={job.status === 'waiting_for_review' ? '/jobs/$jobId/outline' : '/jobs/$jobId'}
          params={{ jobId: job.job_id }}
        >
          {job.status === 'waiting_for_review' ? t('library.review') : t('library.watch')}
        </ButtonLink>
      </Group>
    </li>
  );
}
