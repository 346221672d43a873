import { SimpleGrid, Text } from '@mantine/core';
import { IconBook2, IconCards, IconFileTypePdf, IconJson, IconVocabulary } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContentsView } from '../api/queries.ts';
import { useSource } from '../viewer/use-source.ts';
import classes from './course.module.css';

const ICON_PX = 24;

/** What else a course has: words, cards, its sources, and itself in other forms. */
export function CourseLinks({ contents }: { contents: ContentsView }) {
  const { t } = useTranslation();
  const { course_id: courseId, documents } = contents;
  const source = useSource();
  return (
    <>
      <section aria-label={t('course.learn')}>
        <h2 className={classes.heading}>{t('course.learn')}</h2>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Link to="/courses/$courseId/cards" params={{ courseId }} className={classes.tile}>
            <IconCards size={ICON_PX} aria-hidden />
            <Words name={t('course.cards')} what={t('course.cardsWhat')} />
          </Link>
          <Link to="/courses/$courseId/glossary" params={{ courseId }} className={classes.tile}>
            <IconVocabulary size={ICON_PX} aria-hidden />
            <Words name={t('course.glossary')} what={t('course.glossaryWhat')} />
          </Link>
          <a href={`/read/${courseId}`} className={classes.tile}>
            <IconBook2 size={ICON_PX} aria-hidden />
            <Words name={t('course.onePage')} what={t('course.onePageWhat')} />
          </a>
          <a href={`/api/courses/${courseId}`} download={`course-${courseId}.json`} className={classes.tile}>
            <IconJson size={ICON_PX} aria-hidden />
            <Words name={t('course.json')} what={t('course.jsonWhat')} />
          </a>
        </SimpleGrid>
      </section>
      <section aria-label={t('course.sources')}>
        <h2 className={classes.heading}>{t('course.sources')}</h2>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {documents.map(({ document_id, filename, pages }) => (
            <button
              key={document_id}
              type="button"
              className={classes.tile}
              aria-haspopup="dialog"
              onClick={() => source.open({ doc: document_id, page: 1 })}
            >
              <IconFileTypePdf size={ICON_PX} aria-hidden />
              <Words name={filename} what={t('unit.pages', { count: pages })} />
            </button>
          ))}
        </SimpleGrid>
      </section>
    </>
  );
}

const Words = ({ name, what }: { name: string; what: string }) => (
  <span className={classes.words}>
    <span className={classes.tileName} dir="auto">
      {name}
    </span>
    <Text component="span" size="sm">
      {what}
    </Text>
  </span>
);
