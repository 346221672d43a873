import { Container, Title } from '@mantine/core';

export function CourseEditorPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>CourseEditorPage</Title>
    </Container>
  );
}
