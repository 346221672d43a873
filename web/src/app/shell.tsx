import { ActionIcon, Alert, Anchor, Box, Container, Group, Menu, useMantineColorScheme } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconLanguage, IconMoon, IconSun, IconSunMoon, IconWifiOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n.ts';
import { isLanguage, LANGUAGES } from '../i18n/languages.ts';
import classes from './shell.module.css';

/** The frame of every page: the way to its contents, the bar above, the notice when offline. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Box component="header" className={classes.bar}>
        <Container size="xl" h="100%">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Anchor component={Link} to="/" className={classes.name} underline="never">
              <img src="/favicon.svg" alt="" width={28} height={28} />
              Lectern
            </Anchor>
            <Group gap="xs" wrap="nowrap">
              <LanguageMenu />
              <ColourSwitch />
            </Group>
          </Group>
        </Container>
      </Box>
      {online ? null : (
        <Alert color="yellow" radius={0} icon={<IconWifiOff aria-hidden />} role="status">
          {t('trouble.offline')}
        </Alert>
      )}
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}

function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('nav.language')}>
          <IconLanguage aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <Menu.Item
            key={tag}
            lang={tag}
            aria-current={tag === i18n.language}
            onClick={() => {
              if (isLanguage(tag)) void speak(tag);
            }}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES = {
  auto: { next: 'light', icon: IconSunMoon },
  light: { next: 'dark', icon: IconSun },
  dark: { next: 'auto', icon: IconMoon },
} as const;

/** Light, dark, or as the device has it. */
function ColourSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { next, icon: Icon } = SCHEMES[colorScheme];
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={t(`nav.colours.${colorScheme}`)}
      onClick={() => setColorScheme(next)}
    >
      <Icon aria-hidden />
    </ActionIcon>
  );
}
