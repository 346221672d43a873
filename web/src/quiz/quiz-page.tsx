import { Container, Title } from '@mantine/core';

export function QuizPage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>QuizPage</Title>
    </Container>
  );
}
