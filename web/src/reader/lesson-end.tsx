import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContentsView, LessonView } from '../api/queries.ts';
import { ButtonLink } from '../shared/links.tsx';
import classes from './reader.module.css';

/** The end of a lesson: it is marked as read, and there is one way on. */
export function LessonEnd({
  lesson,
  contents,
  isRead,
  onRead,
}: {
  lesson: LessonView;
  contents: ContentsView;
  isRead: boolean;
  onRead: (read: boolean) => void;
}) {
  const { t } = useTranslation();
  const { course_id: courseId, modules } = contents;
  const module = modules.find(({ week }) => week === lesson.week);
  const isLastOfModule = module?.sub_topics.at(-1)?.lesson_id === lesson.lesson_id;
  const quizId = isLastOfModule ? (module?.quiz_id ?? null) : null;
  return (
    <footer className={classes.end}>
      <Group gap="sm">
        <Button
          variant={isRead ? 'light' : 'default'}
          leftSection={<IconCheck size={18} aria-hidden />}
          aria-pressed={isRead}
          onClick={() => onRead(!isRead)}
        >
          {isRead ? t('reader.isRead') : t('reader.markRead')}
        </Button>
        {quizId === null ? null : (
          <ButtonLink
            to="/courses/$courseId/quizzes/$quizId"
            params={{ courseId, quizId }}
            variant="filled"
            leftSection={<IconHelpCircle size={18} aria-hidden />}
          >
            {t('reader.takeQuiz')}
          </ButtonLink>
        )}
      </Group>
      <nav aria-label={t('reader.steps')} className={classes.steps}>
        <Step courseId={courseId} to={lesson.previous} name={t('reader.previous')} rel="prev" />
        <Step courseId={courseId} to={lesson.next} name={t('reader.next')} rel="next" />
      </nav>
      {lesson.next === null ? (
        <ButtonLink to="/courses/$courseId" params={{ courseId }} variant="subtle">
          {t('reader.toCourse')}
        </ButtonLink>
      ) : null}
    </footer>
  );
}

function Step({
  courseId,
  to,
  name,
  rel,
}: {
  courseId: number;
  to: LessonView['next'];
  name: string;
  rel: 'prev' | 'next';
}) {
  if (to === null) return <span />;
  return (
    <Link
      to="/courses/$courseId/lessons/$lessonId"
      params={{ courseId, lessonId: to.lesson_id }}
      className={classes.step}
      rel={rel}
    >
      <Text component="span" size="sm">
        {name}
      </Text>
      <span className={classes.stepTitle} dir="auto">
        {to.title}
      </span>
    </Link>
  );
}
