import { Container, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentsView, type GlossaryView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { directionOf } from '../i18n/languages.ts';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { useSource } from '../viewer/use-source.ts';
import { WithSource } from '../viewer/with-source.tsx';
import classes from './course.module.css';
import { foldText, groupByLetter } from './letters.ts';

type Entry = GlossaryView['glossary'][number];

/** The terms of a course with their definitions, from A to Z. */
export function GlossaryPage() {
  const { t } = useTranslation();
  const { courseId } = useParams({ from: '/courses/$courseId/glossary' });
  const contents = useQuery(queries.contents(courseId));
  const glossary = useQuery(queries.glossary(courseId));
  usePageTitle(
    contents.data === undefined ? undefined : `${t('course.glossary')} – ${contents.data.course_title}`,
  );
  const error = contents.error ?? glossary.error;
  const isHere = contents.data !== undefined && glossary.data !== undefined;
  return (
    <WithSource
      documents={contents.data?.documents ?? []}
      lang={contents.data?.language ?? 'en'}
      findCitation={(cite) => glossary.data?.glossary.find(({ term }) => term === cite)?.citation}
    >
      <Container size="sm" py={{ base: 'lg', sm: 48 }}>
        <Stack gap="lg">
          <div>
            {contents.data === undefined ? null : (
              <AnchorLink to="/courses/$courseId" params={{ courseId }}>
                <bdi lang={contents.data.language}>{contents.data.course_title}</bdi>
              </AnchorLink>
            )}
            <h1 className={classes.title}>{t('course.glossary')}</h1>
          </div>
          {error === null ? null : <Trouble error={error} again={() => void glossary.refetch()} />}
          {isHere ? <Terms contents={contents.data} entries={glossary.data.glossary} /> : null}
          {isHere || error !== null ? null : <Waiting />}
        </Stack>
      </Container>
    </WithSource>
  );
}

function Terms({ contents, entries }: { contents: ContentsView; entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(foldText(text.trim()));
  const { language } = contents;
  const groups = useMemo(() => {
    const found = entries.filter(({ term, expansion, definition }) =>
      foldText(`${term} ${expansion ?? ''} ${definition}`).includes(wanted),
    );
    return groupByLetter(found, language);
  }, [entries, wanted, language]);
  if (entries.length === 0)
    return (
      <Stack align="start">
        <Text>{t('course.noTerms')}</Text>
        <ButtonLink to="/courses/$courseId" params={{ courseId: contents.course_id }} variant="default">
          {t('course.toCourse')}
        </ButtonLink>
      </Stack>
    );
  return (
    <>
      <TextInput
        type="search"
        label={t('course.findTerm')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" role="status">
        {t('course.terms', { count: groups.reduce((sum, group) => sum + group.entries.length, 0) })}
      </Text>
      <div lang={language} dir={directionOf(language)}>
        {groups.map((group) => (
          <section key={group.letter} className={classes.letter} aria-label={group.letter}>
            <h2>{group.letter}</h2>
            <dl>
              {group.entries.map((entry) => (
                <Term key={entry.term} entry={entry} contents={contents} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function Term({ entry, contents }: { entry: Entry; contents: ContentsView }) {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const { term, expansion, definition, citation } = entry;
  const names = new Map(contents.documents.map(({ document_id, filename }) => [document_id, filename]));
  return (
    <div className={classes.term}>
      <dt dir="auto">
        {term}
        {expansion === null ? null : <span className={classes.expansion}> ({expansion})</span>}
      </dt>
      <dd dir="auto">{definition}</dd>
      <dd>
        <Group gap="xs" lang={i18n.language}>
          <button
            type="button"
            className={classes.place}
            onClick={() => source.open({ doc: citation.document_id, page: citation.page, cite: term })}
          >
            {t('course.place', { name: names.get(citation.document_id) ?? '', page: citation.page })}
          </button>
        </Group>
      </dd>
    </div>
  );
}
