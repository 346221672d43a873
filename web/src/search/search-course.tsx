import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CourseHitView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink } from '../shared/links.tsx';
import classes from './search.module.css';
import { useCourseSearch, useFoundPlaces } from './use-course-search.ts';

const MOST_CHARS = 500;

interface Searching {
  courseId: number;
  /** Of the course: what is found is in it. */
  language: string;
  /** Called before what was found is opened. */
  onOpen?: () => void;
}

/** A field for words, and the passages of the sources that hold them or mean much the same. */
export function SearchCourse({ courseId, language, onOpen }: Searching) {
  const { t } = useTranslation();
  const { text, setText, hits, isPending, error, again } = useCourseSearch(courseId);
  const { show } = useFoundPlaces(courseId);
  const status = () => {
    if (isPending) return t('loading');
    if (hits === undefined) return '';
    return hits.length === 0 ? t('viewer.noHits') : t('search.found', { count: hits.length });
  };
  return (
    <search>
      <TextInput
        type="search"
        label={t('search.field')}
        description={t('search.hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={MOST_CHARS}
        dir="auto"
        data-autofocus
      />
      <Text size="sm" role="status" mih={22} mt={6}>
        {status()}
      </Text>
      {error === null ? null : <Trouble error={error} again={again} />}
      {hits === undefined || hits.length === 0 ? null : (
        <ol className={classes.hits} data-old={isPending}>
          {hits.map((hit) => (
            <li key={`${hit.document_id} ${hit.page} ${hit.text}`} className={classes.hit}>
              <Hit
                hit={hit}
                language={language}
                onShow={() => {
                  onOpen?.();
                  show(hit);
                }}
              />
              {hit.lesson === null ? null : (
                <Text size="sm" className={classes.lesson}>
                  {t('search.lesson')}{' '}
                  <AnchorLink
                    to="/courses/$courseId/lessons/$lessonId"
                    params={{ courseId, lessonId: hit.lesson.lesson_id }}
                    size="sm"
                    {...(onOpen === undefined ? {} : { onClick: onOpen })}
                  >
                    <bdi lang={language}>{hit.lesson.title}</bdi>
                  </AnchorLink>
                </Text>
              )}
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}

function Hit({ hit, language, onShow }: { hit: CourseHitView; language: string; onShow: () => void }) {
  const { t } = useTranslation();
  const { filename, page, snippet, marks } = hit;
  return (
    <button type="button" className={classes.open} aria-haspopup="dialog" onClick={onShow}>
      <span className={classes.snippet} lang={language} dir="auto">
        {marks.map(({ start, end }, index) => (
          <span key={start}>
            {snippet.slice(index === 0 ? 0 : marks[index - 1]?.end, start)}
            <mark>{snippet.slice(start, end)}</mark>
          </span>
        ))}
        {snippet.slice(marks.at(-1)?.end ?? 0)}
      </span>
      <span className={classes.place} dir="auto">
        {t('reader.sourcePlace', { name: filename, page })}
      </span>
    </button>
  );
}
