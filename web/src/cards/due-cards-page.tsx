import { Container, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CourseEntry, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink, ButtonLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import classes from './cards.module.css';
import { Review } from './review.tsx';

interface Counts {
  course_id: number;
  due: number;
  new: number;
}

/** What is due today in all courses, and where new cards wait. */
export function DueCardsPage() {
  const { t } = useTranslation();
  usePageTitle(t('cards.title'));
  const counts = useQuery(queries.cardCounts());
  const courses = useInfiniteQuery(queries.courses(''));
  const error = counts.error ?? courses.error;
  return (
    <Container size="sm" py="xl">
      <Stack gap="lg">
        <Title order={1} size="h2">
          {t('cards.title')}
        </Title>
        {error !== null ? (
          <Trouble
            error={error}
            again={() => {
              void counts.refetch();
              void courses.refetch();
            }}
          />
        ) : counts.data === undefined || courses.data === undefined ? (
          <Waiting height={320} />
        ) : (
          <Today counts={counts.data.courses} courses={courses.data.pages.flatMap((page) => page.courses)} />
        )}
      </Stack>
    </Container>
  );
}

function Today({ counts, courses }: { counts: Counts[]; courses: CourseEntry[] }) {
  const { t } = useTranslation();
  // The cards of a sitting stay while it lasts, whatever becomes of the counts meanwhile.
  const waiting = useQueries({
    queries: counts.map(({ course_id }) => ({
      ...queries.dueCards(course_id, 0),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    })),
  });
  const failed = waiting.find((query) => query.error !== null);
  if (failed !== undefined) return <Trouble error={failed.error} again={() => void failed.refetch()} />;
  if (waiting.some((query) => query.data === undefined)) return <Waiting height={320} />;
  const cards = waiting
    .flatMap((query) => query.data?.cards ?? [])
    .toSorted((one, other) => (one.state?.due ?? '').localeCompare(other.state?.due ?? ''));
  const list = <Courses counts={counts} courses={courses} />;
  const languages = new Map(courses.map((course) => [course.course_id, course.language]));
  if (cards.length > 0)
    return (
      <Review
        cards={cards}
        languageOf={(courseId) => {
          const language = languages.get(courseId);
          return language === 'und' ? undefined : language;
        }}
      >
        {list}
      </Review>
    );
  return (
    <Stack align="flex-start">
      <Title order={2} size="h3">
        {counts.length === 0 ? t('cards.none') : t('cards.nothingDue')}
      </Title>
      <Text>{counts.length === 0 ? t('cards.noneAnywhere') : t('cards.nothingDueText')}</Text>
      {counts.length === 0 ? <ButtonLink to="/">{t('nav.library')}</ButtonLink> : list}
    </Stack>
  );
}

/** Each course with its cards, where new ones can be begun. */
function Courses({ counts, courses }: { counts: Counts[]; courses: CourseEntry[] }) {
  const { t } = useTranslation();
  const byCourse = new Map(counts.map((entry) => [entry.course_id, entry]));
  return (
    <ul className={classes.courses} aria-label={t('cards.byCourse')}>
      {courses.map(({ course_id, course_title }) => {
        const count = byCourse.get(course_id);
        return count === undefined ? null : (
          <li key={course_id} className={classes.course}>
            <AnchorLink to="/courses/$courseId/cards" params={{ courseId: course_id }}>
              <bdi>{course_title}</bdi>
            </AnchorLink>
            <Text size="sm">{t('cards.dueCount', { count: count.due })}</Text>
            <Text size="sm">{t('cards.newCount', { count: count.new })}</Text>
          </li>
        );
      })}
    </ul>
  );
}
