import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, QuestionResult, QuizView } from '../api/queries.ts';
import { AnchorLink } from '../shared/links.tsx';
import { CitedPage, joinPages } from './cited-page.tsx';
import { findLesson } from './find-lesson.ts';
import classes from './quiz.module.css';

interface Props {
  question: QuizView['questions'][number];
  verdict: QuestionResult;
  contents: ContentsView;
  language: string | undefined;
  goOn: () => void;
  isLast: boolean;
}

// More than two pages to look at are too many in the middle of a quiz.
const MOST_PAGES = 2;

/** Whether an answer was right, why, and where that stands. */
export function Verdict({ question, verdict, contents, language, goOn, isLast }: Props) {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const lesson = findLesson(contents, question.topic, verdict.citations[0]);
  return (
    <section ref={section} tabIndex={-1} className={classes.verdict} aria-labelledby="verdict">
      <Stack gap="md">
        <Title
          order={3}
          id="verdict"
          className={`${classes.verdictTitle} ${verdict.correct ? classes.right : classes.wrong}`}
        >
          {verdict.correct ? <IconCircleCheck aria-hidden /> : <IconCircleX aria-hidden />}
          {verdict.correct ? t('quiz.right') : t('quiz.wrong')}
        </Title>
        <Text dir="auto" lang={language} className={classes.explanation}>
          {verdict.explanation}
        </Text>
        <Group gap="md">
          <Button size="md" onClick={goOn}>
            {isLast ? t('quiz.toResult') : t('quiz.next')}
          </Button>
          {verdict.correct ? null : <Text size="sm">{t('quiz.comesAgain')}</Text>}
        </Group>
        {joinPages(verdict.citations)
          .slice(0, MOST_PAGES)
          .map((citation) => (
            <CitedPage key={citation.id} citation={citation} />
          ))}
        {lesson === undefined ? null : (
          <AnchorLink
            to="/courses/$courseId/lessons/$lessonId"
            params={{ courseId: contents.course_id, lessonId: lesson.lesson_id }}
          >
            <Group gap={6} component="span" display="inline-flex" wrap="nowrap">
              <IconBook2 size={18} aria-hidden />
              <span>
                {t('quiz.lesson')} <bdi lang={language}>{lesson.title}</bdi>
              </span>
            </Group>
          </AnchorLink>
        )}
      </Stack>
    </section>
  );
}
