import { Container, Title } from '@mantine/core';

export function JobPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>JobPage</Title>
    </Container>
  );
}
