import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftLesson, moveLesson } from './draft.ts';
import type { Tree } from './module-tree.tsx';

interface Asking {
  tree: Tree;
  lesson: DraftLesson;
  close: () => void;
}

/** Asks which module a lesson shall go to; it goes to the end of that. */
export function MoveLesson({ tree: { draft, change }, lesson, close }: Asking) {
  const { t } = useTranslation();
  const others = draft.modules
    .map((module, index) => ({ ...module, label: `${index + 1}. ${module.title}` }))
    .filter(({ lessons }) => !lessons.some(({ id }) => id === lesson.id));
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const move = () => {
    const target = others.find(({ id }) => id === chosen);
    close();
    if (target === undefined) return;
    change(
      moveLesson(draft, lesson.id, target.id, target.lessons.length),
      t('outline.told.movedTo', { title: target.title }),
      `${lesson.id}-menu`,
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('outline.moveTitle', { title: lesson.title })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <NativeSelect
          label={t('outline.moveWhere')}
          data-autofocus
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={others.map(({ id, label }) => ({ value: id, label }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button onClick={move}>{t('outline.moveNow')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
