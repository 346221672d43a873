import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './markdown.module.css';

/** What happens when a mark of a citation is pressed, and which one is shown. */
export const CiteContext = createContext<{
  onCite: ((citationId: string) => void) | undefined;
  shown: string | undefined;
}>({ onCite: undefined, shown: undefined });

/** The number of a citation, which opens its source. */
export function CiteMark({ id }: { id: string }) {
  const { t } = useTranslation();
  const { onCite, shown } = use(CiteContext);
  const number = id.slice(1);
  if (onCite === undefined) return <sup className={classes.number}>{number}</sup>;
  return (
    <button
      type="button"
      className={classes.cite}
      data-cite={id}
      aria-label={t('reader.cite', { number })}
      aria-pressed={shown === id}
      onClick={() => onCite(id)}
    >
      {number}
    </button>
  );
}

/** The numbers of a list of citations. */
export function CiteMarks({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <CiteMark key={id} id={id} />);
}
