import { Container, Title } from '@mantine/core';

export function OutlinePage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>OutlinePage</Title>
    </Container>
  );
}
