import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentsView, queries, type ReadingReportView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { Waiting } from '../shared/waiting.tsx';

type PageReportView = ReadingReportView['page_reports'][number];

// Below this a word in ten may be wrong.
const SURE = 90;
const SHOWN_AT_FIRST = 30;
const ORDINARY = ['furniture', 'page', 'section'];

const isNotable = ({ read_as, confidence, left_out }: PageReportView): boolean =>
  read_as === 'ocr' ||
  read_as === 'failed' ||
  (confidence !== null && confidence < SURE) ||
  left_out.some(({ what }) => !ORDINARY.includes(what));

/** How each document was read, and the pages that a person may want to look at. */
export function ReadingFigures({ document }: { document: ContentsView['documents'][number] }) {
  const report = useQuery(queries.readingReport(document.document_id));
  if (report.error !== null) return <Trouble error={report.error} again={() => void report.refetch()} />;
  if (report.data === undefined) return <Waiting />;
  return <Reading report={report.data} />;
}

function Reading({ report }: { report: ReadingReportView }) {
  const { t } = useTranslation();
  const { read_as, confidence, failure } = report;
  const ways = (['text', 'ocr', 'blank', 'failed'] as const).filter((way) => read_as[way] > 0);
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        <bdi>{report.filename}</bdi>
      </Title>
      {failure === null ? null : <Text lang="en">{`${failure.detail} ${failure.hint}`}</Text>}
      <Text>
        {ways.map((way) => t(`reports.read.${way}`, { count: read_as[way] })).join(' · ')}
        {confidence === null ? '' : ` · ${t('reports.confidence', { percent: confidence })}`}
      </Text>
      <Text>{t('reports.kept', { count: report.words, furniture: report.words_in_furniture })}</Text>
      {report.characters_lost === 0 ? null : (
        <Text>{t('reports.lostCharacters', { count: report.characters_lost })}</Text>
      )}
      <NotablePages pages={report.page_reports.filter(isNotable)} />
    </Stack>
  );
}

function NotablePages({ pages }: { pages: readonly PageReportView[] }) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  if (pages.length === 0) return <Text>{t('reports.allWell')}</Text>;
  const shown = isWhole ? pages : pages.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <Title order={4} size="h5">
        {t('reports.notable', { count: pages.length })}
      </Title>
      <Table.ScrollContainer minWidth={320} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('reports.pages')}</Table.Th>
              <Table.Th>{t('reports.how')}</Table.Th>
              <Table.Th>{t('reports.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ page, read_as, confidence, left_out }) => (
              <Table.Tr key={page}>
                <Table.Td>{page}</Table.Td>
                <Table.Td>
                  {t(`reports.way.${read_as}`)}
                  {confidence === null ? '' : ` (${confidence})`}
                </Table.Td>
                <Table.Td lang="en" dir="auto">
                  {left_out
                    .filter(({ what }) => what !== 'furniture')
                    .map(({ detail }) => detail)
                    .join(' ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length === pages.length ? null : (
        <Button variant="default" onClick={() => setIsWhole(true)} style={{ alignSelf: 'start' }}>
          {t('reports.showAll', { count: pages.length })}
        </Button>
      )}
    </>
  );
}
