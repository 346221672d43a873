import { Alert, Button, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import classes from './job.module.css';

const SHOWN_FIRST = 5;

/** What could not be used as it is, told as soon as it is met. */
export function JobProblems({ job: { problems, documents } }: { job: JobView }) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  if (problems.length === 0) return null;
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
      {shown.length === problems.length ? null : (
        <Button size="xs" variant="default" mt="xs" onClick={() => setAll(true)}>
          {t('job.allProblems')}
        </Button>
      )}
    </Alert>
  );
}
