import { Container, Title } from '@mantine/core';

export function LibraryPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>LibraryPage</Title>
    </Container>
  );
}
