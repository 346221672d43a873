import { ActionIcon, Badge, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../shared/links.tsx';
import { type DragProps, moveEntry, useReorder } from '../shared/use-reorder.ts';
import {
  dropLine,
  type LessonOfCourse,
  type ModuleDraft,
  type Place,
  placesOf,
  stepLesson,
} from './course-draft.ts';
import classes from './editing.module.css';

interface Props {
  courseId: number;
  modules: ModuleDraft[];
  change: (modules: ModuleDraft[]) => void;
}

/** Modules and their lessons, to be dragged or moved by buttons; modules are renamed here too. */
export function CourseTree({ courseId, modules, change }: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const dragProps = useReorder((from, to) => change(dropLine(modules, from, to)));
  const places = placesOf(modules);
  const lineOf = ({ module, lesson }: Place): number =>
    places.findIndex((place) => place.module === module && place.lesson === lesson);
  const tell = (name: string, moved: ModuleDraft[], lesson: LessonOfCourse | undefined) => {
    const module = moved.findIndex(({ lessons, title }) =>
      lesson === undefined ? title === name : lessons.includes(lesson),
    );
    const place = lesson === undefined ? module : (moved[module]?.lessons.indexOf(lesson) ?? 0);
    setSaid(
      lesson === undefined
        ? t('editing.course.moduleMoved', { name, place: place + 1 })
        : t('editing.course.lessonMoved', { name, place: place + 1, module: moved[module]?.title }),
    );
    change(moved);
  };
  return (
    <>
      <ol className={classes.list}>
        {modules.map((module, index) => (
          <li key={module.week} className={classes.module}>
            <div className={classes.line} {...dragProps(lineOf({ module: index, lesson: -1 }))}>
              <IconGripVertical size={18} aria-hidden className={classes.grip} />
              <TextInput
                className={classes.wide}
                aria-label={t('editing.course.moduleTitle', { number: index + 1 })}
                value={module.title}
                maxLength={300}
                dir="auto"
                onChange={({ currentTarget }) =>
                  change(
                    modules.map((one, at) => (at === index ? { ...one, title: currentTarget.value } : one)),
                  )
                }
              />
              <Moves
                name={module.title}
                isFirst={index === 0}
                isLast={index === modules.length - 1}
                move={(by) => tell(module.title, moveEntry(modules, index, index + by), undefined)}
              />
            </div>
            <ol className={classes.lessons}>
              {module.lessons.map((lesson, place) => (
                <LessonLine
                  key={lesson.lesson_id}
                  courseId={courseId}
                  lesson={lesson}
                  drag={dragProps(lineOf({ module: index, lesson: place }))}
                  isFirst={index === 0 && place === 0}
                  isLast={index === modules.length - 1 && place === module.lessons.length - 1}
                  move={(by) =>
                    tell(lesson.title, stepLesson(modules, { module: index, lesson: place }, by), lesson)
                  }
                />
              ))}
            </ol>
            {module.lessons.length === 0 ? <Text size="sm">{t('editing.course.emptyModule')}</Text> : null}
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

interface LessonLineProps {
  courseId: number;
  lesson: LessonOfCourse;
  drag: DragProps;
  isFirst: boolean;
  isLast: boolean;
  move: (by: -1 | 1) => void;
}

function LessonLine({ courseId, lesson, drag, isFirst, isLast, move }: LessonLineProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.line} {...drag}>
      <IconGripVertical size={18} aria-hidden className={classes.grip} />
      <AnchorLink
        className={classes.wide}
        to="/courses/$courseId/lessons/$lessonId/edit"
        params={{ courseId, lessonId: lesson.lesson_id }}
      >
        <bdi>{lesson.title}</bdi>
      </AnchorLink>
      {lesson.edited ? <Badge variant="light">{t('editing.edited')}</Badge> : null}
      <Moves name={lesson.title} isFirst={isFirst} isLast={isLast} move={move} />
    </li>
  );
}

interface MovesProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  move: (by: -1 | 1) => void;
}

// At an end a button stays where it is and does nothing: one that is switched off would lose the focus.
function Moves({ name, isFirst, isLast, move }: MovesProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.moves}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('editing.up', { name })}
        aria-disabled={isFirst}
        onClick={() => (isFirst ? undefined : move(-1))}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('editing.down', { name })}
        aria-disabled={isLast}
        onClick={() => (isLast ? undefined : move(1))}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </span>
  );
}
