import { useTranslation } from 'react-i18next';
import type { LessonView } from '../api/queries.ts';
import { CiteMarks } from './cite-mark.tsx';
import { CitedMarkdown } from './cited-markdown.tsx';
import { Heading } from './lesson-text.tsx';
import classes from './reader.module.css';

/** The book's own exercises; an answer is folded away. */
export function Exercises({ lesson: { exercises }, lang }: { lesson: LessonView; lang: string }) {
  const { t, i18n } = useTranslation();
  if (exercises.length === 0) return null;
  return (
    <section className={classes.part}>
      <Heading name={t('reader.exercises')} />
      <ol className={classes.exercises}>
        {exercises.map(({ text, answer, citations }) => (
          <li key={`${text}${citations.join()}`}>
            <CitedMarkdown text={text} lang={lang} below={2} />
            {answer === null ? null : (
              <details>
                <summary lang={i18n.language}>{t('reader.answer')}</summary>
                <CitedMarkdown text={answer} lang={lang} below={2} />
              </details>
            )}
            <CiteMarks ids={citations} />
          </li>
        ))}
      </ol>
    </section>
  );
}
