import { useTranslation } from 'react-i18next';
import type { LessonView } from '../api/queries.ts';
import { CiteMarks } from './cite-mark.tsx';
import { Heading } from './lesson-text.tsx';
import classes from './reader.module.css';

/** What a learner should be able to answer now; the answer is folded away until it is asked for. */
export function CheckQuestion({ lesson: { check_question: asked } }: { lesson: LessonView }) {
  const { t, i18n } = useTranslation();
  if (asked === undefined) return null;
  return (
    <section className={classes.check} data-block="check">
      <Heading name={t('reader.check')} />
      <p dir="auto">{asked.question}</p>
      <details>
        <summary lang={i18n.language}>{t('reader.answer')}</summary>
        <p dir="auto">
          {asked.answer} <CiteMarks ids={asked.citations} />
        </p>
      </details>
    </section>
  );
}
