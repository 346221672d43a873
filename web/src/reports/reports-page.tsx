import { Container, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ContentsView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { CoverageMap } from './coverage-map.tsx';
import { QuizFigures } from './quiz-figures.tsx';
import { ReadingFigures } from './reading-figures.tsx';

/** What became of each page of the sources, how they were read, and how the quizzes were made. */
export function ReportsPage() {
  const { courseId } = useParams({ from: '/courses/$courseId/reports' });
  const { t } = useTranslation();
  const contents = useQuery(queries.contents(courseId));
  usePageTitle(t('reports.title'));
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <div>
          {contents.data === undefined ? null : (
            <AnchorLink to="/courses/$courseId" params={{ courseId }} size="sm">
              <bdi>{contents.data.course_title}</bdi>
            </AnchorLink>
          )}
          <Title order={1} size="h2">
            {t('reports.title')}
          </Title>
        </div>
        {contents.error === null ? null : (
          <Trouble error={contents.error} again={() => void contents.refetch()} />
        )}
        {contents.data === undefined && contents.error === null ? <Waiting height={480} /> : null}
        {contents.data === undefined ? null : <Reports contents={contents.data} />}
      </Stack>
    </Container>
  );
}

function Reports({ contents }: { contents: ContentsView }) {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="coverage" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="coverage">{t('reports.tab.coverage')}</Tabs.Tab>
        <Tabs.Tab value="reading">{t('reports.tab.reading')}</Tabs.Tab>
        <Tabs.Tab value="quizzes">{t('reports.tab.quizzes')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="coverage" pt="lg">
        <Title order={2} size="h3" mb="md">
          {t('reports.whereTo')}
        </Title>
        <Stack gap={48}>
          {contents.documents.map((document) => (
            <CoverageMap key={document.document_id} contents={contents} document={document} />
          ))}
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="reading" pt="lg">
        <Title order={2} size="h3" mb="md">
          {t('reports.howRead')}
        </Title>
        <Stack gap={48}>
          {contents.documents.map((document) => (
            <ReadingFigures key={document.document_id} document={document} />
          ))}
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="quizzes" pt="lg">
        <Title order={2} size="h3" mb="md">
          {t('reports.howMade')}
        </Title>
        <QuizFigures contents={contents} />
      </Tabs.Panel>
    </Tabs>
  );
}
