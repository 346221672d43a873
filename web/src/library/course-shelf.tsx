import { Button, CloseButton, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/trouble.tsx';
import { CourseCard } from './course-card.tsx';
import classes from './library.module.css';
import type { Courses } from './use-courses.ts';

// Below this many, one sees them all.
const WORTH_SEARCHING = 4;

/** The courses as cards, newest first. */
export function CourseShelf({ courses }: { courses: Courses }) {
  const { t } = useTranslation();
  const { search, list, typed, setTyped } = courses;
  const canSearch = list.length >= WORTH_SEARCHING || typed !== '' || search !== '';
  return (
    <section aria-labelledby="courses">
      <Stack gap="lg">
        <Group justify="space-between" mih={36}>
          <Title order={2} size="h3" id="courses">
            {t('library.courses')}
          </Title>
          {canSearch ? (
            <TextInput
              type="search"
              w={{ base: '100%', xs: 280 }}
              aria-label={t('library.search')}
              placeholder={t('library.search')}
              leftSection={<IconSearch size={18} aria-hidden />}
              rightSection={
                typed === '' ? null : (
                  <CloseButton aria-label={t('library.searchClear')} onClick={() => setTyped('')} />
                )
              }
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          ) : null}
        </Group>
        {courses.isFailed ? <Trouble error={courses.error} again={courses.again} /> : null}
        <Cards courses={courses} />
        <MoreCourses more={courses.more} isComing={courses.isMoreComing} />
      </Stack>
    </section>
  );
}

function Cards({ courses: { isKnown, isFailed, list, search, setTyped } }: { courses: Courses }) {
  const { t } = useTranslation();
  if (!isKnown)
    return isFailed ? null : (
      <div className={classes.shelf} aria-hidden>
        {['a', 'b', 'c'].map((name) => (
          <Skeleton key={name} height={340} radius="lg" />
        ))}
      </div>
    );
  return (
    <>
      <Text role="status" className={classes.quiet} hidden={search === ''}>
        {search === '' ? '' : t('library.hits', { count: list.length, search })}
      </Text>
      {search !== '' && list.length === 0 ? (
        <Group>
          <Button variant="default" onClick={() => setTyped('')}>
            {t('library.showAll')}
          </Button>
        </Group>
      ) : null}
      <ul className={classes.shelf}>
        {list.map((course, index) => (
          <CourseCard key={course.course_id} course={course} isEarly={index < 3} />
        ))}
      </ul>
    </>
  );
}

/** Asks for the next courses when the end comes into sight; the button does it without scrolling. */
function MoreCourses({ more, isComing }: { more: (() => void) | undefined; isComing: boolean }) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isNear = entry?.isIntersecting === true;
  useEffect(() => {
    if (isNear && !isComing) more?.();
  }, [isNear, isComing, more]);
  return (
    <div ref={ref} className={classes.end}>
      {more === undefined ? null : (
        <Group justify="center">
          <Button variant="default" loading={isComing} onClick={more}>
            {t('library.more')}
          </Button>
        </Group>
      )}
    </div>
  );
}
