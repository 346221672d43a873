import { DirectionProvider, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { directionOf } from '../i18n/languages.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

// The server's content security policy lets in the styles that carry this.
const readNonce = (): string =>
  document.querySelector('meta[name="lectern-nonce"]')?.getAttribute('content') ?? '';

setNonce(readNonce());

/** The whole app with what its parts share. */
export function App() {
  const { i18n } = useTranslation();
  const direction = directionOf(i18n.language);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={readNonce}>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="bottom-center" />
            <RouterProvider router={router} />
          </ModalsProvider>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
