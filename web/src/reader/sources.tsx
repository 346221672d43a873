import { Badge } from '@mantine/core';
import { use, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ContentsView, LessonView } from '../api/queries.ts';
import { CiteContext } from './cite-mark.tsx';
import classes from './reader.module.css';

/** Every quotation that the lesson stands on, with its page. Folded away until wanted, and on paper always there. */
export function Sources({
  lesson: { citations },
  documents,
  lang,
}: {
  lesson: LessonView;
  documents: ContentsView['documents'];
  lang: string;
}) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const open = () => flushSync(() => setIsOpen(true));
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
  if (citations.length === 0) return null;
  return (
    <details
      className={classes.sources}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary lang={i18n.language}>{t('reader.sources', { count: citations.length })}</summary>
      {isOpen ? <SourceList citations={citations} documents={documents} lang={lang} /> : null}
    </details>
  );
}

function SourceList({
  citations,
  documents,
  lang,
}: {
  citations: LessonView['citations'];
  documents: ContentsView['documents'];
  lang: string;
}) {
  const { t, i18n } = useTranslation();
  const { onCite } = use(CiteContext);
  const names = new Map(documents.map(({ document_id, filename }) => [document_id, filename]));
  return (
    <ol>
      {citations.map(({ id, quote, page, document_id, ocr }) => (
        <li key={id} value={Number(id.slice(1))}>
          <q lang={lang} dir="auto">
            {quote}
          </q>{' '}
          <button type="button" className={classes.place} lang={i18n.language} onClick={() => onCite?.(id)}>
            {t('reader.sourcePlace', { name: names.get(document_id) ?? '', page })}
          </button>
          {ocr === true ? (
            <Badge variant="light" tt="none" ms={6} lang={i18n.language}>
              {t('reader.ocr')}
            </Badge>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
