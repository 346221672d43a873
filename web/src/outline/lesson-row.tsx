import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type DraftLesson, renameLesson, stepLesson } from './draft.ts';
import { EditableTitle } from './editable-title.tsx';
import { LessonMenu } from './lesson-menu.tsx';
import type { Tree } from './module-tree.tsx';
import classes from './outline.module.css';
import type { DropProps, LessonDrag } from './use-lesson-drag.ts';

interface Row {
  tree: Tree;
  lesson: DraftLesson;
  isFirst: boolean;
  isLast: boolean;
  drag: DropProps & ReturnType<LessonDrag['dragged']>;
}

/** A lesson in the tree: what it is called, what it takes of the source, and what can be done with it. */
export function LessonRow({ tree, lesson, isFirst, isLast, drag }: Row) {
  const { t } = useTranslation();
  const { draft, change } = tree;
  const { id, title } = lesson;
  const step = (by: -1 | 1) => {
    const next = stepLesson(draft, id, by);
    const told = next === undefined ? t('outline.told.end') : t('outline.told.moved', { title });
    change(next, told, `${id}-${by < 0 ? 'up' : 'down'}`);
  };
  return (
    <li className={classes.lesson} data-shown={id === tree.shownId || undefined} {...drag}>
      <div className={classes.lessonName}>
        <EditableTitle
          id={id}
          level={4}
          title={title}
          language={tree.language}
          save={(changed) =>
            change(renameLesson(draft, id, changed), t('outline.told.renamed', { title: changed }))
          }
        />
        <LessonFacts lesson={lesson} show={() => tree.show(lesson)} />
      </div>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          id={`${id}-up`}
          variant="subtle"
          size="lg"
          aria-label={t('outline.up', { title })}
          onClick={() => step(-1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          id={`${id}-down`}
          variant="subtle"
          size="lg"
          aria-label={t('outline.down', { title })}
          onClick={() => step(1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <LessonMenu tree={tree} lesson={lesson} isFirst={isFirst} isLast={isLast} />
      </Group>
    </li>
  );
}

/** Pages, words and minutes; the pages can be looked at. */
export function LessonFacts({ lesson, show }: { lesson: DraftLesson; show: () => void }) {
  const { t, i18n } = useTranslation();
  const pages = lesson.pages.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconFileText size={14} aria-hidden />}
        aria-label={t('outline.showPages', { pages, title: lesson.title })}
        onClick={show}
      >
        {t('outline.pages', { pages })}
      </Button>
      <Text size="sm" className={classes.quiet}>
        {`${t('unit.minutes', { count: lesson.minutes })} · ${t('outline.words', {
          count: lesson.words,
          words: lesson.words.toLocaleString(i18n.language),
        })}`}
      </Text>
    </Group>
  );
}
