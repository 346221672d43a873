import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';

/** An error in words: what happened, what helps, and a button that tries again. */
export function Trouble({ error, again }: { error: unknown; again?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const isAway = error instanceof ApiError && error.code === 'unreachable';
  const detail = isAway ? t('trouble.unreachable') : error instanceof Error ? error.message : String(error);
  const hint = error instanceof ApiError ? (isAway ? t('trouble.unreachableHint') : error.hint) : undefined;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('trouble.title')}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{detail}</Text>
        {hint === undefined ? null : <Text size="sm">{hint}</Text>}
        {again === undefined ? null : (
          <Button size="xs" variant="outline" color="red" onClick={again}>
            {t('trouble.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
