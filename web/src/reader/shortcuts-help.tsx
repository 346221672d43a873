import { ActionIcon, Group, Kbd, Popover, Stack, Switch, Text } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shortcuts } from './use-shortcuts.ts';

/** Which keys do what, and a switch for all of them. */
export function ShortcutsHelp({ shortcuts: { areOn, setAreOn } }: { shortcuts: Shortcuts }) {
  const { t } = useTranslation();
  const keys = [
    { key: 'n', what: t('reader.next') },
    { key: 'p', what: t('reader.previous') },
    { key: 'b', what: t('reader.bookmark') },
    { key: 'm', what: t('reader.notes') },
    { key: 's', what: t('search.title') },
    { key: 'a', what: t('ask.title') },
  ];
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('reader.keys')} visibleFrom="sm">
          <IconKeyboard size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('reader.keys')}>
        <Stack gap="xs">
          {keys.map(({ key, what }) => (
            <Group key={key} justify="space-between" wrap="nowrap">
              <Text size="sm">{what}</Text>
              <Kbd>{key}</Kbd>
            </Group>
          ))}
          <Switch
            label={t('reader.keysOn')}
            checked={areOn}
            onChange={(event) => setAreOn(event.currentTarget.checked)}
            mt="xs"
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
