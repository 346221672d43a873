import { Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ContentsView, type QuizReportView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { Waiting } from '../shared/waiting.tsx';
import classes from './reports.module.css';

/** How the quizzes came to be: what was made, what was not good enough, and whether the keys can be guessed. */
export function QuizFigures({ contents }: { contents: ContentsView }) {
  const report = useQuery(queries.quizReport(contents.course_id));
  if (report.error !== null) return <Trouble error={report.error} again={() => void report.refetch()} />;
  if (report.data === undefined) return <Waiting />;
  return (
    <Stack gap="xl">
      <Totals report={report.data} />
      <Keys report={report.data} />
      <Rejected report={report.data} />
      <ByLesson report={report.data} contents={contents} />
    </Stack>
  );
}

function Totals({ report }: { report: QuizReportView }) {
  const { t } = useTranslation();
  const figures = [
    { name: t('reports.published'), value: report.published },
    { name: t('reports.made'), value: report.made },
    { name: t('reports.fromBook'), value: report.from_book },
    { name: t('reports.quizzes'), value: report.quizzes.length },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <Text component="dt" size="sm">
            {name}
          </Text>
          <dd className={classes.figure} style={{ margin: 0 }}>
            {value}
          </dd>
        </div>
      ))}
    </SimpleGrid>
  );
}

const PLACES = 'ABCDE';
const CHANCE = 0.05;

function Keys({ report }: { report: QuizReportView }) {
  const { t } = useTranslation();
  const { positions, positions_p, longest_p, shortest_p } = report.keys;
  const most = Math.max(1, ...positions);
  const isEven = positions_p > CHANCE;
  const isTold = longest_p <= CHANCE || shortest_p <= CHANCE;
  return (
    <section aria-labelledby="report-keys">
      <Title order={3} size="h4" id="report-keys" mb="sm">
        {t('reports.keys')}
      </Title>
      <Stack gap={6} maw={420} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {positions.map((count, index) => (
          <Group key={PLACES[index]} gap="sm" wrap="nowrap" component="li">
            <Text w={20}>{PLACES[index]}</Text>
            <div className={classes.bar} style={{ inlineSize: `${(70 * count) / most}%` }} />
            <Text size="sm">{count}</Text>
          </Group>
        ))}
      </Stack>
      <Text mt="sm">{t(isEven ? 'reports.keysEven' : 'reports.keysUneven')}</Text>
      <Text>{t(isTold ? 'reports.keysTold' : 'reports.keysNotTold')}</Text>
    </section>
  );
}

function Rejected({ report }: { report: QuizReportView }) {
  const { t } = useTranslation();
  if (report.rejected.length === 0) return null;
  return (
    <section aria-labelledby="report-rejected">
      <Title order={3} size="h4" id="report-rejected" mb="sm">
        {t('reports.rejected')}
      </Title>
      <Table maw={560} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reports.rule')}</Table.Th>
            <Table.Th ta="end">{t('reports.count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.rejected.map(({ check, name, count }) => (
            <Table.Tr key={check}>
              <Table.Td>
                {check === 'spare' ? t('reports.spare') : <span lang="en">{`${check}. ${name}`}</span>}
              </Table.Td>
              <Table.Td ta="end">{count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function ByLesson({ report, contents }: { report: QuizReportView; contents: ContentsView }) {
  const { t } = useTranslation();
  const lessons = contents.modules.flatMap((module) => module.sub_topics);
  const { by_lesson, lessons_below_two } = report.coverage;
  return (
    <section aria-labelledby="report-lessons">
      <Title order={3} size="h4" id="report-lessons" mb="sm">
        {t('reports.byLesson')}
      </Title>
      <Text mb="sm">{t('reports.few', { count: lessons_below_two })}</Text>
      <Table.ScrollContainer minWidth={320} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('reports.lesson')}</Table.Th>
              <Table.Th ta="end">{t('reports.questions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {by_lesson.map(({ lesson, title, questions }) => {
              const entry = lessons.find((candidate) => candidate.title === title);
              return (
                <Table.Tr key={lesson}>
                  <Table.Td>
                    {entry === undefined ? (
                      <bdi>{title}</bdi>
                    ) : (
                      <AnchorLink
                        inherit
                        to="/courses/$courseId/lessons/$lessonId"
                        params={{ courseId: contents.course_id, lessonId: entry.lesson_id }}
                      >
                        <bdi>{title}</bdi>
                      </AnchorLink>
                    )}
                  </Table.Td>
                  <Table.Td ta="end">{questions}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
