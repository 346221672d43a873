import { ActionIcon } from '@mantine/core';
import { IconHeadphones, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { useSpeech } from './use-speech.ts';

/** Has the lesson read aloud; nothing where the browser has no voice. */
export function ListenButtons({ speech }: { speech: ReturnType<typeof useSpeech> }) {
  const { t } = useTranslation();
  const { canSpeak, state, start, pause, go, stop } = speech;
  if (!canSpeak) return null;
  const first = {
    off: { name: t('reader.listen'), act: start, icon: IconHeadphones },
    on: { name: t('reader.pause'), act: pause, icon: IconPlayerPause },
    paused: { name: t('reader.goOn'), act: go, icon: IconPlayerPlay },
  }[state];
  return (
    <>
      <ActionIcon variant="subtle" size="lg" aria-label={first.name} onClick={first.act}>
        <first.icon size={20} aria-hidden />
      </ActionIcon>
      {state === 'off' ? null : (
        <ActionIcon variant="subtle" size="lg" aria-label={t('reader.stop')} onClick={stop}>
          <IconPlayerStop size={20} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}
