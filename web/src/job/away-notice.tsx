import { Alert, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The server does not answer; what is on the page is the last that was heard. */
export function AwayNotice() {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="status" icon={<IconPlugConnectedX aria-hidden />} title={t('job.away')}>
      <Text size="sm">{t('job.awayText')}</Text>
    </Alert>
  );
}
