import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** In place of what is on its way; as tall as what mostly comes, so that nothing jumps. */
export function Waiting({ height = 240 }: { height?: number }) {
  const { t } = useTranslation();
  return (
    <Center mih={height} role="status">
      <Loader aria-hidden />
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
    </Center>
  );
}
