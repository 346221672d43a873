import { Group, Text } from '@mantine/core';
import { IconCards } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { ButtonLink } from '../shared/links.tsx';
import classes from './library.module.css';

/** How many cards are due today in all courses; nothing when none are. */
export function DueToday() {
  const { t } = useTranslation();
  const { data } = useQuery(queries.cardCounts());
  const due = data?.courses.reduce((sum, course) => sum + course.due, 0) ?? 0;
  if (due === 0) return null;
  return (
    <Group className={classes.panel} justify="space-between" py="md">
      <Group gap="sm" wrap="nowrap">
        <IconCards aria-hidden />
        <Text>{t('library.dueToday', { count: due })}</Text>
      </Group>
      <ButtonLink to="/cards" variant="light">
        {t('library.practise')}
      </ButtonLink>
    </Group>
  );
}
