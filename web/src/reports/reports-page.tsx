import { Container, Title } from '@mantine/core';

export function ReportsPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>ReportsPage</Title>
    </Container>
  );
}
