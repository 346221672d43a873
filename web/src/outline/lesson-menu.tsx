import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftLesson, dropLesson, listSplitPlaces, mergeLesson, startModule } from './draft.ts';
import type { Tree } from './module-tree.tsx';
import { MoveLesson } from './move-lesson.tsx';
import { SplitLesson } from './split-lesson.tsx';

interface Actions {
  tree: Tree;
  lesson: DraftLesson;
  isFirst: boolean;
  isLast: boolean;
}

/** What can be done with a lesson beside renaming it and moving it by one place. */
export function LessonMenu({ tree, lesson, isFirst, isLast }: Actions) {
  const { t } = useTranslation();
  const { draft, change } = tree;
  const { id, title } = lesson;
  const [asked, setAsked] = useState<'split' | 'move'>();
  const focus = `${id}-menu`;
  const drop = () => {
    const all = draft.modules.flatMap(({ lessons }) => lessons);
    const index = all.findIndex((other) => other.id === id);
    const beside = all[index + 1] ?? all[index - 1];
    const next = dropLesson(draft, id);
    const told = next === undefined ? t('outline.told.lastOne') : t('outline.told.dropped', { title });
    change(next, told, next === undefined ? focus : `${beside?.id}-menu`);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon id={focus} variant="subtle" size="lg" aria-label={t('outline.menu', { title })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={isLast}
            onClick={() => change(mergeLesson(draft, id), t('outline.told.merged', { title }), focus)}
          >
            {t('outline.merge')}
          </Menu.Item>
          <Menu.Item disabled={listSplitPlaces(lesson).length === 0} onClick={() => setAsked('split')}>
            {t('outline.split')}
          </Menu.Item>
          <Menu.Item disabled={draft.modules.length < 2} onClick={() => setAsked('move')}>
            {t('outline.moveTo')}
          </Menu.Item>
          <Menu.Item
            disabled={isFirst}
            onClick={() =>
              change(startModule(draft, id, title), t('outline.told.newModule', { title }), focus)
            }
          >
            {t('outline.newModule')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={drop}>{t('outline.drop')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'split' ? (
        <SplitLesson tree={tree} lesson={lesson} close={() => setAsked(undefined)} />
      ) : null}
      {asked === 'move' ? <MoveLesson tree={tree} lesson={lesson} close={() => setAsked(undefined)} /> : null}
    </>
  );
}
