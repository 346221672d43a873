import { Container, Title } from '@mantine/core';

export function GlossaryPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>GlossaryPage</Title>
    </Container>
  );
}
