import { ActionIcon, Group, Menu, Progress, Text } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseEntry } from '../api/queries.ts';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { shareInWords } from '../shared/wording.ts';
import classes from './library.module.css';
import { RenameCourse } from './rename-course.tsx';
import { useDeleteCourse } from './use-delete-course.tsx';

/** A course in the library. `isEarly`: its cover is seen without scrolling. */
export function CourseCard({ course, isEarly }: { course: CourseEntry; isEarly: boolean }) {
  const { t } = useTranslation();
  const { course_id: courseId, course_title: title, language, cover, pages, lessons } = course;
  return (
    <li className={classes.course}>
      <Cover cover={cover} isEarly={isEarly} />
      <div className={classes.body}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <h3 className={classes.title} dir="auto" lang={language}>
            <Link to="/courses/$courseId" params={{ courseId }}>
              {title}
            </Link>
          </h3>
          <CourseMenu course={course} />
        </Group>
        <Text size="sm" className={classes.quiet}>
          {`${t('unit.lessons', { count: lessons })} · ${t('unit.pages', { count: pages })}`}
        </Text>
        <div className={classes.foot}>
          <Learned course={course} />
        </div>
      </div>
    </li>
  );
}

function Cover({ cover, isEarly }: { cover: CourseEntry['cover']; isEarly: boolean }) {
  const [isWide, setWide] = useState(false);
  return (
    <div className={classes.cover} data-wide={isWide || undefined}>
      {cover === null ? null : (
        <img
          src={`/api/documents/${cover.document_id}/pages/${cover.page}.webp?width=400`}
          alt=""
          loading={isEarly ? 'eager' : 'lazy'}
          decoding="async"
          onLoad={({ currentTarget }) => setWide(currentTarget.naturalWidth > currentTarget.naturalHeight)}
        />
      )}
    </div>
  );
}

/** How far the learner is, and the way on. */
function Learned({ course }: { course: CourseEntry }) {
  const { t, i18n } = useTranslation();
  const { course_id: courseId, course_title: title, cards_due: due, progress } = course;
  const share = progress.lessons === 0 ? 0 : progress.lessons_read / progress.lessons;
  const lessonId = progress.last_lesson_id;
  const told = t('library.read', { read: progress.lessons_read, all: progress.lessons });
  return (
    <>
      {share === 0 ? null : (
        <>
          <Group justify="space-between" gap="xs" mb={6}>
            <Text size="sm">{told}</Text>
            <Text size="sm">{shareInWords(share, i18n.language)}</Text>
          </Group>
          <Progress value={share * 100} aria-label={t('library.progressOf', { title })} mb="sm" />
        </>
      )}
      <Group justify="space-between" gap="xs">
        {lessonId === null ? (
          <Text size="sm" className={classes.quiet}>
            {t('library.notBegun')}
          </Text>
        ) : (
          <ButtonLink
            className={classes.above ?? ''}
            size="xs"
            variant="light"
            to="/courses/$courseId/lessons/$lessonId"
            params={{ courseId, lessonId }}
            aria-label={t('library.continueIn', { title })}
          >
            {share < 1 ? t('library.continue') : t('library.readAgain')}
          </ButtonLink>
        )}
        {due === 0 ? null : (
          <AnchorLink
            className={classes.above ?? ''}
            size="sm"
            to="/courses/$courseId/cards"
            params={{ courseId }}
          >
            {t('library.cardsDue', { count: due })}
          </AnchorLink>
        )}
      </Group>
    </>
  );
}

function CourseMenu({ course }: { course: CourseEntry }) {
  const { t } = useTranslation();
  const [isRenaming, setRenaming] = useState(false);
  const remove = useDeleteCourse();
  return (
    <div className={classes.above}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('library.menuOf', { title: course.course_title })}
          >
            <IconDots aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setRenaming(true)}>
            {t('library.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => remove(course)}>
            {t('action.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRenaming ? <RenameCourse course={course} close={() => setRenaming(false)} /> : null}
    </div>
  );
}
