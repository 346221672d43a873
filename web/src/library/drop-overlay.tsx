import { IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './library.module.css';

/** Tells, while files hang over the window, that they may be dropped. */
export function DropOverlay({ isOver }: { isOver: boolean }) {
  const { t } = useTranslation();
  if (!isOver) return null;
  return (
    <div className={classes.overlay}>
      <IconFileDownload size={48} aria-hidden />
      {t('library.dropNow')}
    </div>
  );
}
