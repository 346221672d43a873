import { IconCircle, IconCircleCheckFilled, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, CourseProgressView } from '../api/queries.ts';
import { directionOf } from '../i18n/languages.ts';
import classes from './contents-list.module.css';

interface ContentsListProps {
  contents: ContentsView;
  progress: CourseProgressView | undefined;
  lessonId: number;
  onChosen?: () => void;
}

/** The lessons of the course, with what is read and where one is. */
export const ContentsList = memo(function ContentsList({
  contents,
  progress,
  lessonId,
  onChosen,
}: ContentsListProps) {
  const { t } = useTranslation();
  const { course_id: courseId, language } = contents;
  const read = new Set(progress?.lessons.filter((entry) => entry.read).map((entry) => entry.lesson_id));
  return (
    <nav ref={showCurrent} aria-label={t('reader.contents')} className={classes.list}>
      <div lang={language} dir={directionOf(language)}>
        {contents.modules.map((module) => (
          <section key={module.week} className={classes.module}>
            <h2 className={classes.name} dir="auto">
              {module.title}
            </h2>
            <ul>
              {module.sub_topics.map(({ lesson_id, title }) => (
                <li key={lesson_id}>
                  <Link
                    to="/courses/$courseId/lessons/$lessonId"
                    params={{ courseId, lessonId: lesson_id }}
                    className={classes.link}
                    aria-current={lesson_id === lessonId ? 'page' : undefined}
                    {...(onChosen === undefined ? {} : { onClick: onChosen })}
                  >
                    <ReadSign isRead={read.has(lesson_id)} />
                    <span dir="auto">{title}</span>
                  </Link>
                </li>
              ))}
              {module.quiz_id === null ? null : (
                <li>
                  <Link
                    to="/courses/$courseId/quizzes/$quizId"
                    params={{ courseId, quizId: module.quiz_id }}
                    className={classes.link}
                  >
                    <IconHelpCircle size={18} aria-hidden className={classes.sign} />
                    <span lang="" dir="auto">
                      {t('reader.quiz')}
                    </span>
                  </Link>
                </li>
              )}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
});

/** Rolls a long list to the lesson that is read; nothing else moves. */
function showCurrent(list: HTMLElement | null): void {
  const frame = list?.parentElement;
  const current = list?.querySelector('[aria-current]');
  if (!frame || !current || frame.scrollHeight <= frame.clientHeight) return;
  const awayPx = current.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (awayPx > frame.clientHeight * 0.8) frame.scrollTop += awayPx - frame.clientHeight / 3;
}

/** A tick for what is read; said in words too. */
function ReadSign({ isRead }: { isRead: boolean }) {
  const { t } = useTranslation();
  return isRead ? (
    <IconCircleCheckFilled size={18} role="img" aria-label={t('reader.isRead')} className={classes.read} />
  ) : (
    <IconCircle size={18} aria-hidden className={classes.sign} />
  );
}
