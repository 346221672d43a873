import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './markdown.module.css';

const noteId = (prefix: string, id: string): string => `${prefix}${id}`;
const callId = (prefix: string, id: string): string => `${prefix}${id}-call`;

/** Moves to another place of the text without a new entry in the history. */
function moveTo(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

/** The number that calls a footnote. */
export function NoteMark({ id, prefix }: { id: string; prefix: string }) {
  const { t } = useTranslation();
  const number = id.slice(1);
  return (
    <button
      type="button"
      className={classes.noteMark}
      id={callId(prefix, id)}
      aria-label={t('reader.footnote', { number })}
      onClick={() => moveTo(noteId(prefix, id))}
    >
      {number}
    </button>
  );
}

/** A footnote, with the way back to where it is called. */
export function Note({ id, prefix, children }: { id: string; prefix: string; children: ReactNode }) {
  const { t } = useTranslation();
  const number = id.slice(1);
  return (
    <p className={classes.note} id={noteId(prefix, id)} tabIndex={-1} dir="auto">
      <button
        type="button"
        className={classes.noteMark}
        aria-label={t('reader.footnoteBack', { number })}
        onClick={() => moveTo(callId(prefix, id))}
      >
        {number}
      </button>{' '}
      {children}
    </p>
  );
}
