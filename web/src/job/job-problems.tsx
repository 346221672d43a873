import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import classes from './job.module.css';
import { JobButton } from './job-button.tsx';

const SHOWN_FIRST = 5;

/** What could not be used as it is, told as soon as it is met. */
export function JobProblems({ job, refresh }: { job: JobView; refresh: () => void }) {
  const { problems, documents } = job;
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  if (problems.length === 0) return null;
  const canRepeat = job.status === 'completed' && problems.some(({ code }) => code === 'model_fallback');
  const shown = isAll ? problems : problems.slice(0, SHOWN_FIRST);
  const fileOf = (id: number | undefined) =>
    documents.length < 2 ? undefined : documents.find((file) => file.document_id === id)?.filename;
  return (
    <Alert
      color="yellow"
      icon={<IconInfoCircle aria-hidden />}
      title={t('job.problems', { count: problems.length })}
      role="status"
    >
      <Text size="sm" mb="xs">
        {t('job.problemsText')}
      </Text>
      <ul className={classes.problems}>
        {shown.map(({ code, detail, document_id: id, page, lesson }) => (
          <li key={`${code} ${id} ${page} ${lesson} ${detail}`}>
            <Text size="sm" component="span" lang="en" dir="auto">
              {detail}
            </Text>
            <Text size="sm" component="span">
              {[fileOf(id), page === undefined ? undefined : t('job.page', { page })]
                .filter((part) => part !== undefined)
                .map((part) => ` · ${part}`)
                .join('')}
            </Text>
          </li>
        ))}
      </ul>
      {canRepeat ? (
        <Stack gap="xs" mt="md" align="flex-start">
          <Text size="sm">{t('job.againText')}</Text>
          <JobButton size="xs" variant="default" jobId={job.job_id} action="retry" done={refresh}>
            {t('job.again')}
          </JobButton>
        </Stack>
      ) : null}
      {shown.length === problems.length ? null : (
        <Button size="xs" variant="default" mt="xs" onClick={() => setAll(true)}>
          {t('job.allProblems')}
        </Button>
      )}
    </Alert>
  );
}
