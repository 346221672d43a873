import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface Props {
  isChanged: boolean;
  /** A reload loses nothing. */
  isKept: boolean;
}

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ isChanged, isKept }: Props) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    // Another search of the same address is the same page.
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged && !isKept,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('editing.leave.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="lg">{isKept ? t('editing.leave.kept') : t('editing.leave.lost')}</Text>
      <Group>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('editing.leave.stay')}
        </Button>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('editing.leave.go')}
        </Button>
      </Group>
    </Modal>
  );
}
