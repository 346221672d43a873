import { Drawer, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outline } from '../../../src/course/outline.ts';
import type { JobView } from '../api/queries.ts';
import type { Draft, DraftLesson } from './draft.ts';
import { DroppedLessons } from './dropped-lessons.tsx';
import { ModuleTree } from './module-tree.tsx';
import classes from './outline.module.css';
import type { OutlineStore } from './outline-store.ts';
import { PagePreview } from './page-preview.tsx';
import { ReviewBar } from './review-bar.tsx';

/** How the parts of the tree change it: the new outline, what is told of it, and what has the focus then. */
export type Change = (draft: Draft | undefined, told: string, focus?: string) => void;

interface Reviewing {
  job: JobView;
  store: OutlineStore;
  language: string;
  leftOut: Outline['left_out'];
}

/** The tree of modules and lessons, and the pages of one lesson beside it. */
export function Review({ job, store, language, leftOut }: Reviewing) {
  const { t } = useTranslation();
  const { draft } = useSyncExternalStore(store.subscribe, store.read);
  const [told, setTold] = useState('');
  const [shownId, setShownId] = useState<string>();
  const [isSheet, setSheet] = useState(false);
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const focus = useRef<string>(undefined);
  useLayoutEffect(() => {
    // What was pressed may have gone to another place, or away, with the change.
    if (draft === undefined || focus.current === undefined) return;
    const id = focus.current;
    focus.current = undefined;
    const give = () => document.getElementById(id)?.focus();
    // At once, so that the next key is not lost, and again after a menu, which gives the focus back to its button.
    give();
    const timer = setTimeout(give);
    return () => clearTimeout(timer);
  }, [draft]);
  const change: Change = (next, what, focused) => {
    focus.current = focused;
    setTold(what);
    if (next !== undefined) store.change(next);
  };
  const all = [...draft.modules.flatMap(({ lessons }) => lessons), ...draft.dropped];
  const shown = all.find(({ id }) => id === shownId) ?? all[0];
  const show = (lesson: DraftLesson) => {
    setShownId(lesson.id);
    setSheet(!isWide);
  };
  const preview = (
    <PagePreview key={shown?.id} lesson={shown} documents={job.documents} language={language} />
  );
  return (
    <>
      <ReviewBar job={job} store={store} leftOut={leftOut} change={change} language={language} />
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <div className={classes.columns}>
        <div>
          <ModuleTree draft={draft} change={change} show={show} shownId={shown?.id} language={language} />
          <DroppedLessons draft={draft} change={change} show={show} language={language} />
        </div>
        {isWide ? (
          <aside className={classes.beside} aria-label={t('outline.pagesBeside')}>
            {preview}
          </aside>
        ) : null}
      </div>
      <Drawer
        opened={isSheet && !isWide}
        onClose={() => setSheet(false)}
        position="bottom"
        size="85%"
        title={t('outline.pagesBeside')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {preview}
      </Drawer>
    </>
  );
}
