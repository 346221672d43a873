import { Container, Title } from '@mantine/core';

export function CoursePage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>CoursePage</Title>
    </Container>
  );
}
