import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconCards, IconCircleCheck, IconCircleX, IconRotate } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, QuizView, QuizResult as Result } from '../api/queries.ts';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { findLesson, type LessonEntryView } from './find-lesson.ts';
import classes from './quiz.module.css';

interface Props {
  quiz: QuizView;
  result: Result;
  contents: ContentsView;
  startOver: () => void;
}

/** What came of a quiz: the score, what to read again, what to do next. */
export function QuizResult({ quiz, result, contents, startOver }: Props) {
  const { t, i18n } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(result.percentage / 100);
  const wrong = result.detailed_results.filter((entry) => !entry.correct);
  const course = { courseId: contents.course_id };
  return (
    <Stack gap="xl">
      <Stack gap="xs">
        <Text className={classes.score}>{share}</Text>
        <Title
          order={2}
          ref={title}
          tabIndex={-1}
          className={`${classes.verdictTitle} ${result.passed ? classes.right : ''}`}
          style={{ outline: 'none' }}
        >
          {result.passed ? <IconCircleCheck aria-hidden /> : <IconBook2 aria-hidden />}
          {result.passed ? t('quiz.passed') : t('quiz.notPassed')}
        </Title>
        <Text size="lg">{t('quiz.score', { score: result.score, count: result.total_questions })}</Text>
      </Stack>
      <Reread lessons={lessonsToReread(quiz, wrong, contents)} courseId={contents.course_id} />
      {wrong.length === 0 ? null : <Text>{t('quiz.madeCards', { count: wrong.length })}</Text>}
      <Group>
        {wrong.length === 0 ? null : (
          <ButtonLink to="/courses/$courseId/cards" params={course} leftSection={<IconCards aria-hidden />}>
            {t('quiz.practise')}
          </ButtonLink>
        )}
        <ButtonLink
          variant={wrong.length === 0 ? 'filled' : 'default'}
          to="/courses/$courseId"
          params={course}
        >
          {t('quiz.toCourse')}
        </ButtonLink>
        <Button variant="default" leftSection={<IconRotate aria-hidden />} onClick={startOver}>
          {t('quiz.startOver')}
        </Button>
      </Group>
      <Answered quiz={quiz} result={result} />
    </Stack>
  );
}

interface Again {
  lesson: LessonEntryView;
  count: number;
}

/** Lessons with questions that were answered wrongly at first, in the order of the course. */
function lessonsToReread(quiz: QuizView, wrong: Result['detailed_results'], contents: ContentsView): Again[] {
  const counts = new Map<LessonEntryView, number>();
  for (const { question_id, citations } of wrong) {
    const topic = quiz.questions.find((question) => question.question_id === question_id)?.topic ?? '';
    const lesson = findLesson(contents, topic, citations[0]);
    if (lesson !== undefined) counts.set(lesson, (counts.get(lesson) ?? 0) + 1);
  }
  return contents.modules
    .flatMap((module) => module.sub_topics)
    .flatMap((lesson) => {
      const count = counts.get(lesson);
      return count === undefined ? [] : [{ lesson, count }];
    });
}

function Reread({ lessons, courseId }: { lessons: readonly Again[]; courseId: number }) {
  const { t } = useTranslation();
  if (lessons.length === 0) return null;
  return (
    <section aria-labelledby="reread">
      <Title order={3} id="reread" mb="sm">
        {t('quiz.reread')}
      </Title>
      <ul className={classes.list}>
        {lessons.map(({ lesson, count }) => (
          <li key={lesson.lesson_id}>
            <AnchorLink
              to="/courses/$courseId/lessons/$lessonId"
              params={{ courseId, lessonId: lesson.lesson_id }}
            >
              <bdi>{lesson.title}</bdi>
            </AnchorLink>{' '}
            · {t('unit.minutes', { count: lesson.minutes })} · {t('quiz.missed', { count })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answered({ quiz, result }: { quiz: QuizView; result: Result }) {
  const { t } = useTranslation();
  const outcome = new Map(result.detailed_results.map((entry) => [entry.question_id, entry.correct]));
  return (
    <section aria-labelledby="answered">
      <Title order={3} id="answered" mb="sm">
        {t('quiz.answered')}
      </Title>
      <ol className={classes.list}>
        {quiz.questions.map(({ question_id, question_text }) => {
          const isRight = outcome.get(question_id) === true;
          const Icon = isRight ? IconCircleCheck : IconCircleX;
          return (
            <li key={question_id} className={classes.entry}>
              <Icon
                size={20}
                role="img"
                aria-label={isRight ? t('quiz.right') : t('quiz.wrong')}
                className={isRight ? classes.right : classes.wrong}
              />
              <span dir="auto">{question_text}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
