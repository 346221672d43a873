import { Container, Title } from '@mantine/core';

export function LessonEditorPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>LessonEditorPage</Title>
    </Container>
  );
}
