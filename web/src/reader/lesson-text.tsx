import { Badge, Group, Text } from '@mantine/core';
import { IconClock, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, LessonView } from '../api/queries.ts';
import { directionOf } from '../i18n/languages.ts';
import { AnchorLink } from '../shared/links.tsx';
import { CheckQuestion } from './check-question.tsx';
import { CiteMarks } from './cite-mark.tsx';
import { CitedMarkdown } from './cited-markdown.tsx';
import { Exercises } from './exercises.tsx';
import classes from './reader.module.css';
import { Sources } from './sources.tsx';

interface LessonTextProps {
  lesson: LessonView;
  contents: ContentsView;
}

/** Everything that a lesson says, from its title to its sources. */
export function LessonText({ lesson, contents }: LessonTextProps) {
  const { language } = contents;
  return (
    <div lang={language} dir={directionOf(language)}>
      <Head lesson={lesson} contents={contents} />
      <CitedMarkdown text={lesson.content} lang={language} terms={lesson.key_terms} />
      <KeyPoints lesson={lesson} />
      <KeyTerms lesson={lesson} />
      <Examples lesson={lesson} />
      <Exercises lesson={lesson} lang={language} />
      <CheckQuestion lesson={lesson} />
      <Sources lesson={lesson} documents={contents.documents} lang={language} />
    </div>
  );
}

function Head({ lesson, contents }: LessonTextProps) {
  const { t, i18n } = useTranslation();
  const { title, minutes, pages, objectives, prerequisites, summary, edited, made_by } = lesson;
  const ranges = pages.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return (
    <header className={classes.head}>
      <h1 className={classes.title} dir="auto">
        {title}
      </h1>
      <Group gap="md" lang={i18n.language}>
        <Group gap={6} wrap="nowrap">
          <IconClock size={18} aria-hidden />
          <Text size="sm" dir="auto">
            {t('unit.minutes', { count: minutes })}
          </Text>
        </Group>
        {pages.length === 0 ? null : (
          <Group gap={6} wrap="nowrap">
            <IconFileText size={18} aria-hidden />
            <Text size="sm" dir="auto">
              {t('reader.pages', {
                ranges,
                count: pages[0]?.from === pages[0]?.to && pages.length === 1 ? 1 : 2,
              })}
            </Text>
          </Group>
        )}
        {edited ? (
          <Badge variant="light" tt="none">
            {t('reader.edited')}
          </Badge>
        ) : null}
        {made_by === 'embedded' ? (
          <Badge variant="light" color="gray" tt="none">
            {t('reader.withoutModel')}
          </Badge>
        ) : null}
      </Group>
      {prerequisites.length === 0 ? null : (
        <p className={classes.before}>
          <span lang={i18n.language}>{t('reader.buildsOn')}</span>{' '}
          {prerequisites.map(({ lesson_id, title: name }, index) => (
            <span key={lesson_id}>
              {index > 0 ? ', ' : ''}
              <AnchorLink
                to="/courses/$courseId/lessons/$lessonId"
                params={{ courseId: contents.course_id, lessonId: lesson_id }}
                underline="always"
              >
                {name}
              </AnchorLink>
            </span>
          ))}
        </p>
      )}
      {summary.text === '' ? null : (
        <p className={classes.summary} dir="auto" data-block="summary">
          {summary.text} <CiteMarks ids={summary.citations} />
        </p>
      )}
      {objectives.length === 0 ? null : (
        <section className={classes.goals} data-block="objectives">
          <Heading name={t('reader.objectives')} />
          <ul>
            {objectives.map((objective) => (
              <li key={objective} dir="auto">
                {objective}
              </li>
            ))}
          </ul>
        </section>
      )}
    </header>
  );
}

/** The heading of a part; the interface's words within the course's text. */
export function Heading({ name }: { name: string }) {
  const { i18n } = useTranslation();
  return (
    <h2 className={classes.heading} lang={i18n.language}>
      {name}
    </h2>
  );
}

function KeyPoints({ lesson: { key_points: points } }: { lesson: LessonView }) {
  const { t } = useTranslation();
  if (points.length === 0) return null;
  return (
    <section className={classes.points} data-block="points">
      <Heading name={t('reader.keyPoints')} />
      <ul>
        {points.map(({ text, citations }) => (
          <li key={text} dir="auto">
            {text} <CiteMarks ids={citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeyTerms({ lesson: { key_terms: terms } }: { lesson: LessonView }) {
  const { t } = useTranslation();
  if (terms.length === 0) return null;
  return (
    <section className={classes.part} data-block="terms">
      <Heading name={t('reader.keyTerms')} />
      <dl className={classes.terms}>
        {terms.map(({ term, definition, citations }) => (
          <div key={term}>
            <dt dir="auto">{term}</dt>
            <dd dir="auto">
              {definition} <CiteMarks ids={citations} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Examples({ lesson: { examples } }: { lesson: LessonView }) {
  const { t } = useTranslation();
  if (examples.length === 0) return null;
  return (
    <section className={classes.part} data-block="examples">
      <Heading name={t('reader.examples')} />
      <ul>
        {examples.map(({ title, citations }) => (
          <li key={`${title}${citations.join()}`} dir="auto">
            {title} <CiteMarks ids={citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}
