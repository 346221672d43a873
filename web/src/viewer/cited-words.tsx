import { Badge, Button, Group, Spoiler } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './source-viewer.module.css';
import type { ShownCitation } from './with-source.tsx';

/** The cited words as text, and the way back to them on their page. */
export function CitedWords({
  citation,
  lang,
  onShow,
}: {
  citation: ShownCitation;
  lang: string;
  onShow: () => void;
}) {
  const { t } = useTranslation();
  return (
    <section className={classes.cited} aria-label={t('viewer.quote')}>
      <Spoiler
        maxHeight={92}
        showLabel={t('viewer.more')}
        hideLabel={t('viewer.less')}
        className={classes.spoiler}
      >
        <blockquote lang={lang} dir="auto" className={classes.quote}>
          {citation.quote}
        </blockquote>
      </Spoiler>
      <Group gap="xs" justify="space-between">
        {citation.ocr === true ? (
          <Badge variant="light" tt="none" size="lg">
            {t('viewer.ocr')}
          </Badge>
        ) : null}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconQuote size={16} aria-hidden />}
          onClick={onShow}
        >
          {t('viewer.showQuote', { page: citation.page })}
        </Button>
      </Group>
    </section>
  );
}
