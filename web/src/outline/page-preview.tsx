import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import type { DraftLesson } from './draft.ts';
import classes from './outline.module.css';

interface Preview {
  lesson: DraftLesson | undefined;
  documents: JobView['documents'];
  language: string;
}

/** The pages that a lesson is made of, one at a time. */
export function PagePreview({ lesson, documents, language }: Preview) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(0);
  const pages =
    lesson?.pages.flatMap(({ document_id: id, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, step) => ({ id, page: from + step })),
    ) ?? [];
  const index = Math.min(wanted, Math.max(0, pages.length - 1));
  const shown = pages[index];
  if (lesson === undefined || shown === undefined) return null;
  const name = documents.find(({ document_id: id }) => id === shown.id)?.filename ?? '';
  const turn = (by: number) => setWanted(Math.max(0, Math.min(pages.length - 1, index + by)));
  return (
    <div className={classes.preview}>
      <Text fw={600} dir="auto" lang={language} lineClamp={2}>
        {lesson.title}
      </Text>
      <div className={classes.sheet}>
        <img
          key={`${shown.id} ${shown.page}`}
          src={`/api/documents/${shown.id}/pages/${shown.page}.webp?width=800`}
          alt={t('outline.pageOf', { page: shown.page, name })}
        />
      </div>
      <Group justify="center" wrap="nowrap" gap="xs">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('outline.before')}
          aria-disabled={index === 0}
          data-disabled={index === 0}
          onClick={() => turn(-1)}
        >
          <IconChevronLeft className={classes.arrow} aria-hidden />
        </ActionIcon>
        <Text size="sm" role="status">
          {t('outline.pageOf', { page: shown.page, name })}
        </Text>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('outline.after')}
          aria-disabled={index === pages.length - 1}
          data-disabled={index === pages.length - 1}
          onClick={() => turn(1)}
        >
          <IconChevronRight className={classes.arrow} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
