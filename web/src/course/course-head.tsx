import { Group, Progress, Stack, Text } from '@mantine/core';
import { IconArrowRight, IconQuote, IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, CourseProgressView } from '../api/queries.ts';
import { directionOf } from '../i18n/languages.ts';
import { ButtonLink } from '../shared/links.tsx';
import { timeInWords } from '../shared/wording.ts';
import classes from './course.module.css';
import { TeacherMenu } from './teacher-menu.tsx';

interface CourseHeadProps {
  contents: ContentsView;
  progress: CourseProgressView | undefined;
}

/** Title, cover, what it is about, how far one is and the one way on. */
export function CourseHead({ contents, progress }: CourseHeadProps) {
  const { t } = useTranslation();
  const { course_title, description, language, documents, generator } = contents;
  const Sign = generator === 'llm' ? IconSparkles : IconQuote;
  const [cover] = documents;
  return (
    <header className={classes.head}>
      {cover === undefined ? null : (
        <img
          className={classes.cover}
          src={`/api/documents/${cover.document_id}/pages/1.webp?width=400`}
          alt=""
          width={168}
          height={224}
        />
      )}
      <Stack gap="sm" miw={0} flex={1}>
        <Group justify="space-between" align="start">
          <h1 className={classes.title} lang={language} dir="auto">
            {course_title}
          </h1>
          <TeacherMenu courseId={contents.course_id} />
        </Group>
        <Text lang={language} dir={directionOf(language)} className={classes.description}>
          {description}
        </Text>
        <Group gap={8} wrap="nowrap" align="start">
          <Sign size={18} aria-hidden className={classes.by} />
          <Text size="sm">{t(`course.by.${generator}`)}</Text>
        </Group>
        <WhereIAm contents={contents} progress={progress} />
      </Stack>
    </header>
  );
}

function WhereIAm({ contents, progress }: CourseHeadProps) {
  const { t, i18n } = useTranslation();
  const lessons = contents.modules.flatMap((module) => module.sub_topics);
  const read = new Set(progress?.lessons.filter((entry) => entry.read).map((entry) => entry.lesson_id));
  const count = lessons.filter(({ lesson_id }) => read.has(lesson_id)).length;
  const minutes = lessons.reduce((sum, lesson) => sum + (read.has(lesson.lesson_id) ? 0 : lesson.minutes), 0);
  const last = progress?.last_lesson_id ?? null;
  const unread = lessons.find(({ lesson_id }) => !read.has(lesson_id));
  // Where they were, unless that is done; then what comes next.
  const next =
    lessons.find(({ lesson_id }) => lesson_id === last && !read.has(lesson_id)) ?? unread ?? lessons[0];
  const way = last === null ? t('course.start') : unread === undefined ? t('course.again') : t('course.goOn');
  return (
    <Stack gap="sm" mt="xs">
      <Progress
        value={lessons.length === 0 ? 0 : (count / lessons.length) * 100}
        aria-label={t('course.progress')}
        size="md"
      />
      <Text size="sm">
        {t('course.readOf', { count, total: lessons.length })}
        {minutes === 0
          ? ''
          : ` · ${t('course.timeLeft', { time: timeInWords(minutes * 60, i18n.language) })}`}
      </Text>
      {next === undefined ? null : (
        <Group gap="sm" align="center">
          <ButtonLink
            to="/courses/$courseId/lessons/$lessonId"
            params={{ courseId: contents.course_id, lessonId: next.lesson_id }}
            size="md"
            rightSection={<IconArrowRight size={18} aria-hidden className={classes.mirrored} />}
          >
            {way}
          </ButtonLink>
          <Text size="sm" lang={contents.language} dir="auto" lineClamp={2} flex="1 1 200px">
            {next.title}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
