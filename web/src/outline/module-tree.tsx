import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReorder } from '../shared/use-reorder.ts';
import {
  type Draft,
  type DraftLesson,
  type DraftModule,
  mergeModule,
  moveLesson,
  moveModule,
  renameModule,
} from './draft.ts';
import { EditableTitle } from './editable-title.tsx';
import { LessonRow } from './lesson-row.tsx';
import classes from './outline.module.css';
import type { Change } from './review.tsx';
import { type LessonDrag, useLessonDrag } from './use-lesson-drag.ts';

export interface Tree {
  draft: Draft;
  change: Change;
  show: (lesson: DraftLesson) => void;
  shownId: string | undefined;
  language: string;
}

/** Modules in their order, each with its lessons. */
export function ModuleTree(tree: Tree) {
  const { draft, change } = tree;
  const { t } = useTranslation();
  const lessonDrag = useLessonDrag((id, moduleId, index) => {
    const title = draft.modules.find((module) => module.id === moduleId)?.title ?? '';
    change(moveLesson(draft, id, moduleId, index), t('outline.told.movedTo', { title }));
  });
  const move = (from: number, to: number, focus: string) => {
    const title = draft.modules[from]?.title ?? '';
    change(
      moveModule(draft, from, to),
      t('outline.told.place', { title, place: to + 1, all: draft.modules.length }),
      focus,
    );
  };
  const moduleDrag = useReorder((from, to) => move(from, to, ''));
  return (
    <ol className={classes.modules}>
      {draft.modules.map((module, index) => (
        <li key={module.id} className={classes.module}>
          <div className={classes.moduleHead} {...moduleDrag(index)}>
            <div {...lessonDrag.place(module.id, module.id, 0)} className={classes.moduleName}>
              <Text size="sm" className={classes.quiet}>
                {t('outline.module', { number: index + 1 })}
              </Text>
              <EditableTitle
                id={module.id}
                level={3}
                title={module.title}
                language={tree.language}
                save={(title) =>
                  change(renameModule(draft, module.id, title), t('outline.told.renamed', { title }))
                }
              />
            </div>
            <ModuleMenu tree={tree} module={module} index={index} move={move} />
          </div>
          <Lessons tree={tree} module={module} drag={lessonDrag} />
        </li>
      ))}
    </ol>
  );
}

function Lessons({ tree, module, drag }: { tree: Tree; module: DraftModule; drag: LessonDrag }) {
  return (
    <ol className={classes.lessons}>
      {module.lessons.map((lesson, index) => (
        <LessonRow
          key={lesson.id}
          tree={tree}
          lesson={lesson}
          isLast={index === module.lessons.length - 1}
          isFirst={index === 0}
          drag={{ ...drag.place(lesson.id, module.id, index), ...drag.dragged(lesson.id) }}
        />
      ))}
    </ol>
  );
}

interface ModuleActions {
  tree: Tree;
  module: DraftModule;
  index: number;
  move: (from: number, to: number, focus: string) => void;
}

function ModuleMenu({ tree: { draft, change }, module: { id, title }, index, move }: ModuleActions) {
  const { t } = useTranslation();
  const isLast = index === draft.modules.length - 1;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        id={`${id}-up`}
        variant="subtle"
        size="lg"
        aria-label={t('outline.up', { title })}
        aria-disabled={index === 0}
        data-disabled={index === 0}
        onClick={() => (index === 0 ? undefined : move(index, index - 1, `${id}-up`))}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        id={`${id}-down`}
        variant="subtle"
        size="lg"
        aria-label={t('outline.down', { title })}
        aria-disabled={isLast}
        data-disabled={isLast}
        onClick={() => (isLast ? undefined : move(index, index + 1, `${id}-down`))}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon id={`${id}-menu`} variant="subtle" size="lg" aria-label={t('outline.menu', { title })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={isLast}
            onClick={() => change(mergeModule(draft, id), t('outline.told.merged', { title }), `${id}-menu`)}
          >
            {t('outline.mergeModule')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
