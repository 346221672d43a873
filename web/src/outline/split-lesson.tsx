import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftLesson, listSplitPlaces, type SplitPlace, splitLesson } from './draft.ts';
import type { Tree } from './module-tree.tsx';

interface Asking {
  tree: Tree;
  lesson: DraftLesson;
  close: () => void;
}

/** Asks where a lesson shall be cut in two. */
export function SplitLesson({ tree: { draft, change }, lesson, close }: Asking) {
  const { t } = useTranslation();
  const places = listSplitPlaces(lesson);
  const [chosen, setChosen] = useState(Math.floor((places.length - 1) / 2));
  const nameOf = ({ at, heading }: SplitPlace): string =>
    heading === undefined
      ? t('outline.beforePage', { page: at.page })
      : t('outline.beforeHeading', { page: at.page, heading });
  const split = () => {
    const place = places[chosen];
    close();
    if (place === undefined) return;
    const next = splitLesson(draft, lesson.id, place, t('outline.rest', { title: lesson.title }));
    change(next, t('outline.told.split', { title: lesson.title }), `${lesson.id}-menu`);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('outline.splitTitle', { title: lesson.title })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <NativeSelect
          label={t('outline.splitWhere')}
          data-autofocus
          value={`${chosen}`}
          onChange={({ currentTarget }) => setChosen(Number.parseInt(currentTarget.value, 10))}
          data={places.map((place, index) => ({ value: `${index}`, label: nameOf(place) }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button onClick={split}>{t('outline.splitNow')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
