import { useTranslation } from 'react-i18next';
import type { JobEvent } from '../../../src/course/job.ts';
import classes from './job.module.css';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const wordsOf = ({ data }: JobEvent): string =>
  textOf(data.message) ??
  textOf(data.detail) ??
  textOf(data.error) ??
  [textOf(data.name), textOf(data.status)].filter((word) => word !== undefined).join(' ');

/** The events of a job, for whoever wants to know exactly. */
export function JobLog({ events }: { events: readonly JobEvent[] }) {
  const { t, i18n } = useTranslation();
  if (events.length === 0) return null;
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  return (
    <details className={classes.log}>
      <summary>{t('job.log')}</summary>
      <ol>
        {events.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at}>{clock.format(new Date(event.at))}</time>
            <span>{t(`job.event.${event.type}`)}</span>
            <span lang="en" dir="auto">
              {wordsOf(event)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
