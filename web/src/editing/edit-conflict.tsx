import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LessonView } from '../api/queries.ts';
import { ConflictAlert } from './conflict-alert.tsx';
import classes from './editing.module.css';
import type { LessonEditor } from './use-lesson-editor.ts';

/** Somebody else saved first: both texts, and the choice between them. */
export function EditConflict({ editor, theirs }: { editor: LessonEditor; theirs: LessonView }) {
  const { t } = useTranslation();
  return (
    <ConflictAlert title={t('editing.conflict.title')}>
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
    </ConflictAlert>
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
