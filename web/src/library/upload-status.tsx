import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/trouble.tsx';
import { uploads } from './upload-store.ts';

/** How the upload is doing, and what can be done about it. */
export function UploadStatus() {
  const { t } = useTranslation();
  const { phase } = useSyncExternalStore(uploads.subscribe, uploads.read);
  const stop = (
    <Button variant="default" onClick={() => uploads.cancel()}>
      {t('library.stop')}
    </Button>
  );
  switch (phase.kind) {
    case 'choosing':
      return null;
    case 'sending':
      return (
        <Group justify="space-between">
          <Group gap="sm" role="status">
            <Loader size="sm" aria-hidden />
            <Text>{phase.share < 1 ? t('library.sending') : t('library.takingIn')}</Text>
          </Group>
          {stop}
        </Group>
      );
    case 'lost':
      return (
        <Alert
          color="orange"
          role="status"
          icon={<IconPlugConnectedX aria-hidden />}
          title={t('library.lost.title')}
        >
          <Text size="sm">{t('library.lost.text')}</Text>
          {phase.error.code === 'unreachable' ? null : (
            <Text size="sm" lang="en" dir="auto">
              {phase.error.message}
            </Text>
          )}
          <Group mt="sm">
            <Button onClick={() => uploads.retry()}>{t('library.lost.again')}</Button>
            {stop}
          </Group>
        </Alert>
      );
    case 'refused':
      return <Trouble error={phase.error} again={() => void uploads.send()} />;
    default:
      return phase satisfies never;
  }
}
