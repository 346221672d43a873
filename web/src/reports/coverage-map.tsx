import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView } from '../api/queries.ts';
import { AnchorLink } from '../shared/links.tsx';
import { type PagePlace, placePages, type Reason, rangesInWords } from './page-places.ts';
import classes from './reports.module.css';

type DocumentView = ContentsView['documents'][number];

const LOST: readonly Reason[] = ['unreadable'];
const EMPTY: readonly Reason[] = ['blank', 'no_text'];

function lookOf(place: PagePlace): string {
  if (place.kind === 'unknown') return classes.lost ?? '';
  if (place.kind === 'lesson') return (place.order % 2 === 0 ? classes.lesson0 : classes.lesson1) ?? '';
  if (LOST.includes(place.reason)) return classes.lost ?? '';
  return (EMPTY.includes(place.reason) ? classes.empty : classes.left_out) ?? '';
}

/** A small picture of a document, one cell a page, coloured by where the page went; the table below says the same. */
export function CoverageMap({ contents, document }: { contents: ContentsView; document: DocumentView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = useMemo(() => placePages(contents, document.document_id), [contents, document.document_id]);
  const [here, setHere] = useState<number>();
  const pageAt = (event: MouseEvent): number | undefined => {
    const page = event.target instanceof HTMLElement ? Number(event.target.dataset.page) : Number.NaN;
    return Number.isInteger(page) && page > 0 ? page : undefined;
  };
  const openPage = (event: MouseEvent): void => {
    const page = pageAt(event);
    const place = page === undefined ? undefined : places[page - 1];
    if (place?.kind !== 'lesson') return;
    const params = { courseId: contents.course_id, lessonId: place.lesson.lesson_id };
    void navigate({ to: '/courses/$courseId/lessons/$lessonId', params });
  };
  const inLessons = places.filter((place) => place.kind === 'lesson').length;
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        <bdi>{document.filename}</bdi>
      </Title>
      <Text>{t('reports.inLessons', { count: document.pages, lessons: inLessons })}</Text>
      {/* For the eye and the mouse; by keyboard and by ear the table says it, with links. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table below has the same links */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: and says what each page is */}
      <div
        role="img"
        aria-label={t('reports.mapOf', { name: document.filename, count: document.pages })}
        className={classes.map}
        onMouseOver={(event) => setHere(pageAt(event))}
        onMouseLeave={() => setHere(undefined)}
        onClick={openPage}
      >
        {places.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <span key={index} data-page={index + 1} className={`${classes.cell} ${lookOf(place)}`} />
        ))}
      </div>
      <Text size="sm" className={classes.here} aria-hidden>
        {here === undefined ? t('reports.point') : <WhatIsAt page={here} place={places[here - 1]} />}
      </Text>
      <Legend />
      <PlaceTable contents={contents} places={places} />
    </Stack>
  );
}

function WhatIsAt({ page, place }: { page: number; place: PagePlace | undefined }) {
  const { t } = useTranslation();
  const where =
    place?.kind === 'lesson'
      ? place.lesson.title
      : t(place?.kind === 'left_out' ? `reports.reason.${place.reason}` : 'reports.unknown');
  return (
    <>
      {t('reports.page', { page })}: <bdi>{where}</bdi>
    </>
  );
}

function Legend() {
  const { t } = useTranslation();
  const entries = [
    { look: classes.lesson0, text: t('reports.legend.lesson') },
    { look: classes.lesson1, text: t('reports.legend.next') },
    { look: classes.left_out, text: t('reports.legend.leftOut') },
    { look: classes.empty, text: t('reports.legend.empty') },
    { look: classes.lost, text: t('reports.legend.lost') },
  ];
  return (
    <Group gap="md" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {entries.map(({ look, text }) => (
        <Text key={text} size="sm" component="li">
          <span className={`${classes.cell} ${classes.swatch} ${look}`} />
          {text}
        </Text>
      ))}
    </Group>
  );
}

interface Row {
  key: string;
  place: PagePlace;
  pages: number[];
}

function PlaceTable({ contents, places }: { contents: ContentsView; places: readonly PagePlace[] }) {
  const { t } = useTranslation();
  const rows = useMemo(() => {
    const found = new Map<string, Row>();
    for (const [index, place] of places.entries()) {
      const key =
        place.kind === 'lesson'
          ? `l${place.lesson.lesson_id}`
          : place.kind === 'left_out'
            ? place.reason
            : '';
      const row = found.get(key) ?? { key, place, pages: [] };
      row.pages.push(index + 1);
      found.set(key, row);
    }
    return [...found.values()];
  }, [places]);
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reports.where')}</Table.Th>
            <Table.Th>{t('reports.pages')}</Table.Th>
            <Table.Th ta="end">{t('reports.count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, place, pages }) => (
            <Table.Tr key={key}>
              <Table.Td>
                {place.kind === 'lesson' ? (
                  <AnchorLink
                    inherit
                    to="/courses/$courseId/lessons/$lessonId"
                    params={{ courseId: contents.course_id, lessonId: place.lesson.lesson_id }}
                  >
                    <bdi>{place.lesson.title}</bdi>
                  </AnchorLink>
                ) : (
                  t(place.kind === 'left_out' ? `reports.reason.${place.reason}` : 'reports.unknown')
                )}
              </Table.Td>
              <Table.Td>{rangesInWords(pages)}</Table.Td>
              <Table.Td ta="end">{pages.length}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
