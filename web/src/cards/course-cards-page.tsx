import { Container, Title } from '@mantine/core';

export function CourseCardsPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>CourseCardsPage</Title>
    </Container>
  );
}
