import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonView } from '../api/queries.ts';
import classes from './editing.module.css';
import type { LessonEditor } from './use-lesson-editor.ts';

/** Somebody else saved first: both texts, and the choice between them. */
export function EditConflict({ editor, theirs }: { editor: LessonEditor; theirs: LessonView }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <Alert
      ref={frame}
      tabIndex={-1}
      color="orange"
      variant="outline"
      icon={<IconUsers aria-hidden />}
      title={t('editing.conflict.title')}
      role="alert"
    >
      <Text mb="md">{t('editing.conflict.text')}</Text>
      <div className={classes.both}>
        <Version
          name={t('editing.conflict.mine')}
          title={editor.draft.title}
          content={editor.draft.content}
        />
        <Version name={t('editing.conflict.theirs')} title={theirs.title} content={theirs.content} />
      </div>
      <Group mt="md">
        <Button onClick={editor.keepMine}>{t('editing.conflict.keepMine')}</Button>
        <Button variant="default" onClick={editor.takeTheirs}>
          {t('editing.conflict.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}

function Version({ name, title, content }: { name: string; title: string; content: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
    <section aria-label={name} tabIndex={0} className={classes.version}>
      <Text fw={700} mb={4}>
        {name}
      </Text>
      <Text fw={600} dir="auto">
        {title}
      </Text>
      <pre dir="auto" className={classes.source}>
        {content}
      </pre>
    </section>
  );
}
