import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { restoreLesson } from './draft.ts';
import { LessonFacts } from './lesson-row.tsx';
import type { Tree } from './module-tree.tsx';
import classes from './outline.module.css';

/** Lessons that are not to be written; each can come back. */
export function DroppedLessons({ draft, change, show, language }: Omit<Tree, 'shownId'>) {
  const { t } = useTranslation();
  if (draft.dropped.length === 0) return null;
  return (
    <section aria-labelledby="dropped" className={classes.module}>
      <Title order={3} size="h4" id="dropped">
        {t('outline.dropped')}
      </Title>
      <Text size="sm" className={classes.quiet} mb="sm">
        {t('outline.droppedText')}
      </Text>
      <ul className={classes.lessons}>
        {draft.dropped.map((lesson) => (
          <li key={lesson.id} className={classes.lesson}>
            <div className={classes.lessonName}>
              <Text dir="auto" lang={language}>
                {lesson.title}
              </Text>
              <LessonFacts lesson={lesson} show={() => show(lesson)} />
            </div>
            <Button
              size="sm"
              variant="default"
              aria-label={t('outline.restoreLesson', { title: lesson.title })}
              onClick={() =>
                change(
                  restoreLesson(draft, lesson.id),
                  t('outline.told.restored', { title: lesson.title }),
                  `${lesson.id}-menu`,
                )
              }
            >
              {t('outline.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
