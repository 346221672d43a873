import { Container, Title } from '@mantine/core';

export function DueCardsPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>DueCardsPage</Title>
    </Container>
  );
}
