import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { Trouble } from '../app/trouble.tsx';
import type { LessonEditor } from './use-lesson-editor.ts';

/** Lets the machine write the lesson again; what somebody has edited it leaves alone unless that is given up. */
export function RewriteLesson({ editor: { rewrite } }: { editor: LessonEditor }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { error } = rewrite;
  const isRefused = error instanceof ApiError && error.code === 'lesson_edited';
  const close = () => {
    setIsOpen(false);
    rewrite.reset();
  };
  const write = () =>
    rewrite.mutate(isRefused, {
      onSuccess: () => {
        close();
        notifications.show({ message: t('editing.rewrite.done'), color: 'teal' });
      },
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('editing.rewrite.action')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('editing.rewrite.title')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          <Text>{t('editing.rewrite.text')}</Text>
          {isRefused ? (
            <Text fw={600} role="alert">
              {t('editing.rewrite.refused')}
            </Text>
          ) : error === null ? null : (
            <Trouble error={error} />
          )}
          <Group>
            <Button variant="default" data-autofocus onClick={close}>
              {isRefused ? t('editing.rewrite.keep') : t('action.cancel')}
            </Button>
            <Button {...(isRefused ? { color: 'red.9' } : {})} loading={rewrite.isPending} onClick={write}>
              {isRefused ? t('editing.rewrite.discard') : t('editing.rewrite.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
