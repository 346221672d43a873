import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { OpenSource } from '../quiz/cited-page.tsx';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { useCited } from '../viewer/use-cited.ts';
import { WithSource } from '../viewer/with-source.tsx';
import { Review } from './review.tsx';

/** No limit: who wants more new cards today gets them. */
const ALL = 1000;
/** New cards that are begun at once: more in a row are not remembered. */
const AT_ONCE = 10;
const NO_CARDS = { new: 0, learned: 0, total: 0 };

/** The flashcards of one course: those that are due, then new ones for who wants more. */
export function CourseCardsPage() {
  const { courseId } = useParams({ from: '/courses/$courseId/cards' });
  const { t } = useTranslation();
  const contents = useQuery(queries.contents(courseId));
  // Each sitting asks anew, and keeps its cards while it lasts.
  const [sitting, setSitting] = useState({ newCards: 0, number: 0 });
  const title = contents.data?.course_title;
  usePageTitle(title === undefined ? t('cards.title') : t('cards.of', { title }));
  const cited = useCited();
  const begin = (newCards: number) => setSitting({ newCards, number: sitting.number + 1 });
  return (
    <WithSource
      documents={contents.data?.documents ?? []}
      lang={contents.data?.language ?? 'und'}
      findCitation={cited.findCitation}
    >
      <Container size="sm" py="xl">
        <Stack gap="lg">
          <div>
            <AnchorLink to="/courses/$courseId" params={{ courseId }} size="sm">
              <bdi>{title ?? t('nav.back')}</bdi>
            </AnchorLink>
            <Title order={1} size="h2">
              {t('cards.title')}
            </Title>
          </div>
          <OpenSource value={cited.open}>
            <Sitting
              key={sitting.number}
              {...{ courseId, begin }}
              newCards={sitting.newCards}
              language={contents.data?.language}
            />
          </OpenSource>
        </Stack>
      </Container>
    </WithSource>
  );
}

interface SittingProps {
  courseId: number;
  newCards: number;
  language: string | undefined;
  begin: (newCards: number) => void;
}

function Sitting({ courseId, newCards, language, begin }: SittingProps) {
  const { t } = useTranslation();
  const due = useQuery({
    ...queries.dueCards(courseId, newCards),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  // What could be begun still: the counts of a sitting without new cards tell nothing of them.
  const ready = useQuery({ ...queries.cardCounts(ALL), staleTime: 0 });
  if (due.error !== null) return <Trouble error={due.error} again={() => void due.refetch()} />;
  if (due.data === undefined || ready.data === undefined) return <Waiting height={320} />;
  const counts = ready.data.courses.find((one) => one.course_id === courseId) ?? NO_CARDS;
  const cards = due.data.cards.slice(0, newCards === 0 ? undefined : due.data.counts.due + AT_ONCE);
  const more = <More counts={counts} begin={begin} courseId={courseId} />;
  if (cards.length > 0)
    return (
      <Review cards={cards} languageOf={() => (language === 'und' ? undefined : language)}>
        {more}
      </Review>
    );
  return (
    <Stack align="flex-start">
      <Title order={2} size="h3">
        {counts.total === 0 ? t('cards.none') : t('cards.nothingDue')}
      </Title>
      <Text>{counts.total === 0 ? t('cards.noneText') : t('cards.nothingDueText')}</Text>
      {more}
    </Stack>
  );
}

interface MoreProps {
  counts: { new: number; learned: number; total: number };
  begin: (newCards: number) => void;
  courseId: number;
}

/** What else there is: new cards to begin with, or the way back. */
function More({ counts, begin, courseId }: MoreProps): ReactNode {
  const { t } = useTranslation();
  const count = Math.min(AT_ONCE, counts.new);
  return (
    <>
      {counts.total === 0 ? null : (
        <Text>{t('cards.known', { count: counts.total, learned: counts.learned })}</Text>
      )}
      <Group>
        {count === 0 ? null : <Button onClick={() => begin(ALL)}>{t('cards.begin', { count })}</Button>}
        <ButtonLink
          variant={count === 0 ? 'filled' : 'default'}
          to="/courses/$courseId"
          params={{ courseId }}
        >
          {t('cards.toCourse')}
        </ButtonLink>
      </Group>
    </>
  );
}
