import { Alert, Stack, Text, TextInput } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JobView, queries } from '../api/queries.ts';
import { costInWords } from '../shared/wording.ts';
import { JobButton } from './job-button.tsx';
import { findMetLimit, suggestLimit } from './suggest-limit.ts';

interface Stopped {
  job: JobView;
  refresh: () => void;
}

/** A job that has stopped before it would cost more than it may, and how it goes on. */
export function RaiseLimit({ job, refresh }: Stopped) {
  const { t, i18n } = useTranslation();
  const { data: models } = useQuery(queries.models());
  const met = findMetLimit(job, models);
  return (
    <Alert color="orange" variant="light" icon={<IconCoins aria-hidden />}>
      <Stack gap="sm" align="flex-start">
        {job.error === null ? null : (
          <Text size="sm" lang="en" dir="auto">
            {job.error}
          </Text>
        )}
        <Text size="sm">
          {t('job.limit.text', { spent: costInWords(job.usage.cost_usd, i18n.language) })}
        </Text>
        {met === 'job' ? (
          <NewLimit job={job} refresh={refresh} most={models?.max_cost_usd ?? null} />
        ) : (
          <>
            <Text size="sm">{t(`job.limit.of.${met}`)}</Text>
            <JobButton jobId={job.job_id} action="retry" done={refresh}>
              {t('job.retry')}
            </JobButton>
          </>
        )}
      </Stack>
    </Alert>
  );
}

/** In: `most` is what the server allows for one job; null: anything. */
function NewLimit({ job, refresh, most }: Stopped & { most: number | null }) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const limit = typed ?? String(suggestLimit(job, most));
  const isHigher = Number(limit) > job.usage.cost_usd && (most === null || Number(limit) <= most);
  return (
    <>
      <TextInput
        label={t('job.limit.new')}
        description={
          most === null ? undefined : t('job.limit.most', { most: costInWords(most, i18n.language) })
        }
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        value={limit}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={isHigher ? undefined : t('job.limit.tooLow')}
      />
      <JobButton
        jobId={job.job_id}
        action="retry"
        done={refresh}
        disabled={!isHigher}
        {...(isHigher ? { maxCostUsd: Number(limit) } : {})}
      >
        {t('job.limit.goOn')}
      </JobButton>
    </>
  );
}
