import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../shared/waiting.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { useShownSource, useSource } from './use-source.ts';
import classes from './with-source.module.css';

const SourceViewer = lazy(async () => ({ default: (await import('./source-viewer.tsx')).SourceViewer }));

export interface SourceDocument {
  document_id: number;
  filename: string;
  pages: number;
}

/** Words of a page, and where they stand on it as shares of it. */
export interface ShownCitation {
  id: string;
  document_id: number;
  page: number;
  quote: string;
  boxes: readonly (readonly number[])[];
  ocr?: true | undefined;
}

/** Where both fit beside each other. */
const WIDE = '(min-width: 62em)';

/** A page of the app and, when one is open, the source beside it: a panel where there is room, else a sheet from below. */
export function WithSource({
  documents,
  lang,
  findCitation,
  children,
}: {
  documents: readonly SourceDocument[];
  lang: string;
  findCitation?: (cite: string) => ShownCitation | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { doc, cite } = useShownSource();
  const { close } = useSource();
  const document = documents.find(({ document_id }) => document_id === doc);
  const citation = cite === undefined ? undefined : findCitation?.(cite);
  const isOpen = document !== undefined;
  useKeptPlace(isOpen && isWide);
  useFocusAfter(isOpen && isWide);
  const viewer =
    document === undefined ? null : (
      <Suspense fallback={<Waiting />}>
        <SourceViewer
          key={document.document_id}
          document={document}
          citation={citation?.document_id === document.document_id ? citation : undefined}
          lang={lang}
          onClose={close}
        />
      </Suspense>
    );
  return (
    <div className={classes.both} data-open={isOpen && isWide}>
      <div className={classes.page}>{children}</div>
      {isOpen && isWide ? (
        <aside className={classes.panel} aria-label={t('viewer.title')}>
          {viewer}
        </aside>
      ) : null}
      <Drawer.Root
        opened={isOpen && !isWide}
        onClose={close}
        position="bottom"
        size="82dvh"
        // The viewer does it, once: closed twice, it would be two steps back.
        closeOnEscape={false}
      >
        <Drawer.Overlay backgroundOpacity={0.25} />
        <Drawer.Content aria-label={t('viewer.title')} className={classes.sheet}>
          <Drawer.Body className={classes.sheetBody}>{viewer}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </div>
  );
}

/** The source takes the focus when it is there; what had it before gets it back. */
function useFocusAfter(isOpen: boolean): void {
  // Before the effect of the viewer that takes the focus.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [isOpen]);
}
