import { Container, Title } from '@mantine/core';

export function QuestionsPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>QuestionsPage</Title>
    </Container>
  );
}
