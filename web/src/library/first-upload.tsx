import { Text, Title } from '@mantine/core';
import { IconBooks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChooseFiles } from './choose-files.tsx';
import classes from './library.module.css';

/** What stands in an empty library: one sentence, one thing to do. */
export function FirstUpload() {
  const { t } = useTranslation();
  return (
    <section className={classes.drop} aria-labelledby="first-upload">
      <IconBooks size={56} stroke={1.4} aria-hidden />
      <Title order={2} size="h3" id="first-upload">
        {t('library.empty.title')}
      </Title>
      <Text maw="44ch">{t('library.empty.text')}</Text>
      <ChooseFiles size="md" />
    </section>
  );
}
