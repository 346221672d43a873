import { Container } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Trouble } from './trouble.tsx';

/** In place of a page that failed: what happened, what helps, never nothing. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <Container size="sm" py="xl">
      <Trouble error={error} again={reset} />
    </Container>
  );
}
