import { Container, Title } from '@mantine/core';

export function LessonPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>LessonPage</Title>
    </Container>
  );
}
