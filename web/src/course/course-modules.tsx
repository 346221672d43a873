import { Badge, Text } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContentsView, CourseProgressView } from '../api/queries.ts';
import { directionOf } from '../i18n/languages.ts';
import { useGrowing } from '../reader/use-growing.ts';
import classes from './course.module.css';

interface CourseModulesProps {
  contents: ContentsView;
  progress: CourseProgressView | undefined;
}

// Some five lessons each: what is in sight at first, then what holds nothing up.
const AT_ONCE = { first: 3, step: 3 };

type ModuleView = ContentsView['modules'][number];

/** The table of contents: modules, their lessons and quizzes. */
export function CourseModules({ contents, progress }: CourseModulesProps) {
  const { t } = useTranslation();
  const drawn = useGrowing(contents.modules.length, AT_ONCE);
  const read = new Set(progress?.lessons.filter((entry) => entry.read).map((entry) => entry.lesson_id));
  return (
    <section aria-label={t('course.contents')}>
      <h2 className={classes.heading}>{t('course.contents')}</h2>
      <ol className={classes.modules}>
        {contents.modules.slice(0, drawn).map((module) => (
          <li key={module.week} className={classes.module}>
            <h3 className={classes.moduleTitle} lang={contents.language} dir="auto">
              {module.title}
            </h3>
            {module.summary === '' ? null : (
              <Text size="sm" lang={contents.language} dir={directionOf(contents.language)} mb={6}>
                {module.summary}
              </Text>
            )}
            <ul className={classes.lessons}>
              {module.sub_topics.map((lesson) => (
                <LessonRow
                  key={lesson.lesson_id}
                  courseId={contents.course_id}
                  lesson={lesson}
                  lang={contents.language}
                  isRead={read.has(lesson.lesson_id)}
                />
              ))}
              {module.quiz_id === null ? null : (
                <QuizRow
                  courseId={contents.course_id}
                  quizId={module.quiz_id}
                  name={t('course.moduleQuiz')}
                  questions={module.questions}
                  progress={progress}
                />
              )}
            </ul>
          </li>
        ))}
      </ol>
      {contents.course_quiz_id === null || drawn < contents.modules.length ? null : (
        <ul className={classes.lessons}>
          <QuizRow
            courseId={contents.course_id}
            quizId={contents.course_quiz_id}
            name={t('course.courseQuiz')}
            progress={progress}
          />
        </ul>
      )}
    </section>
  );
}

function LessonRow({
  courseId,
  lesson: { lesson_id, title, minutes, edited, made_by },
  lang,
  isRead,
}: {
  courseId: number;
  lesson: ModuleView['sub_topics'][number];
  lang: string;
  isRead: boolean;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Link
        to="/courses/$courseId/lessons/$lessonId"
        params={{ courseId, lessonId: lesson_id }}
        className={classes.row}
      >
        {isRead ? (
          <IconCircleCheckFilled
            size={20}
            role="img"
            aria-label={t('course.isRead')}
            className={classes.read}
          />
        ) : (
          <IconCircle size={20} aria-hidden className={classes.sign} />
        )}
        <span className={classes.name} lang={lang} dir="auto">
          {title}
        </span>
        {edited ? (
          <Badge variant="light" tt="none">
            {t('course.edited')}
          </Badge>
        ) : null}
        {made_by === 'embedded' ? (
          <Badge variant="light" color="gray" tt="none">
            {t('course.withoutModel')}
          </Badge>
        ) : null}
        <span className={classes.measure}>{t('unit.minutes', { count: minutes })}</span>
      </Link>
    </li>
  );
}

function QuizRow({
  courseId,
  quizId,
  name,
  questions,
  progress,
}: {
  courseId: number;
  quizId: number;
  name: string;
  questions?: number;
  progress: CourseProgressView | undefined;
}) {
  const { t, i18n } = useTranslation();
  const result = progress?.quizzes.find((entry) => entry.quiz_id === quizId);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <li>
      <Link to="/courses/$courseId/quizzes/$quizId" params={{ courseId, quizId }} className={classes.row}>
        {result?.passed === true ? (
          <IconCircleCheckFilled
            size={20}
            role="img"
            aria-label={t('course.passed')}
            className={classes.read}
          />
        ) : (
          <IconHelpCircle size={20} aria-hidden className={classes.sign} />
        )}
        <span className={classes.name}>{name}</span>
        {result === undefined ? null : (
          <span className={classes.measure}>
            {t('course.best', { percent: percent.format(result.best_percentage / 100) })}
          </span>
        )}
        {questions === undefined ? null : (
          <span className={classes.measure}>{t('unit.questions', { count: questions })}</span>
        )}
      </Link>
    </li>
  );
}
