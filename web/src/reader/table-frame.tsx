import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './markdown.module.css';

/** A table that scrolls sideways in its own frame. */
export function TableFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={classes.tableFrame} role="group" tabIndex={0} aria-label={t('reader.table')}>
      <table>{children}</table>
    </div>
  );
}
