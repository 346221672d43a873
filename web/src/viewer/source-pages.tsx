import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseHitView } from '../api/queries.ts';
import { type Mark, SourcePage } from './source-page.tsx';
import classes from './source-viewer.module.css';
import type { ShownCitation, SourceDocument } from './with-source.tsx';

/** Where to scroll: a page, or a box on it. A new object is a new wish. */
export interface Goal {
  page: number;
  box?: readonly number[] | undefined;
}

const GAP_PX = 12;
const SIDE_PX = 12;
// At the pace of a turned wheel a page is in sight 0.3 s after it is asked for, and is here in less than half of it.
const PAGES_AROUND = 5;
const JUMP_MS = 150;
// The words stand in the upper part of the frame.
const ABOVE_WORDS = 0.3;

interface SourcePagesProps {
  document: SourceDocument;
  /** Height to width of the page that is shown first. */
  firstRatio: number;
  zoom: number;
  goal: Goal;
  citation: ShownCitation | undefined;
  hits: readonly PhraseHitView[];
  hit: PhraseHitView | undefined;
  onPage: (page: number) => void;
}

function marksOf(page: number, { citation, hits, hit }: SourcePagesProps): Mark[] {
  const cited = citation?.page === page ? citation.boxes : [];
  return [
    ...cited.map((box): Mark => ({ kind: 'cited', box })),
    ...hits
      .filter((one) => one.page === page)
      .flatMap((one) => one.boxes.map((box): Mark => ({ kind: one === hit ? 'hit' : 'other', box }))),
  ];
}

/** All pages below each other, of which only those around the ones in sight are there. */
export function SourcePages(props: SourcePagesProps) {
  const { document, zoom } = props;
  const { t } = useTranslation();
  const { ref: sizeRef, width } = useElementSize();
  const frame = useRef<HTMLElement>(null);
  const pageWidthPx = Math.max(160, (width - 2 * SIDE_PX) * zoom);
  const { pages, noteRatio } = usePages(props, frame, pageWidthPx);
  useGoal(props.goal, pages, frame, width > 0);
  usePageInSight(pages, frame, props.onPage);
  return (
    <section
      ref={(element) => {
        frame.current = element;
        sizeRef(element);
      }}
      className={classes.pages}
      data-viewer-pages
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
      tabIndex={0}
      aria-label={document.filename}
    >
      <div className={classes.roll} style={{ height: pages.getTotalSize(), minWidth: pageWidthPx }}>
        {width === 0
          ? null
          : pages
              .getVirtualItems()
              .map(({ index, start, size }) => (
                <SourcePage
                  key={index}
                  documentId={document.document_id}
                  page={index + 1}
                  label={t('viewer.page', { page: index + 1 })}
                  topPx={start}
                  widthPx={pageWidthPx}
                  heightPx={size - GAP_PX}
                  isResting={!pages.isScrolling}
                  marks={marksOf(index + 1, props)}
                  onRatio={noteRatio}
                />
              ))}
      </div>
    </section>
  );
}

/** How many pages to have above and below: those in sight come first after a jump. */
function usePagesAround(goal: Goal): number {
  const [reached, setReached] = useState<Goal>();
  useEffect(() => {
    const timer = setTimeout(() => setReached(goal), JUMP_MS);
    return () => clearTimeout(timer);
  }, [goal]);
  return reached === goal ? PAGES_AROUND : 0;
}

type Pages = ReturnType<typeof useVirtualizer<HTMLElement, Element>>;

/** The roll of pages. Each is as tall as its picture says once it is here. */
function usePages(
  { document, firstRatio, goal }: SourcePagesProps,
  frame: React.RefObject<HTMLElement | null>,
  pageWidthPx: number,
) {
  const ratios = useRef(new Map<number, number>());
  const pages: Pages = useVirtualizer({
    count: document.pages,
    getScrollElement: () => frame.current,
    estimateSize: (index) => Math.round(pageWidthPx * (ratios.current.get(index + 1) ?? firstRatio)) + GAP_PX,
    overscan: usePagesAround(goal),
    paddingStart: SIDE_PX,
    useFlushSync: false,
  });
  const shownWidth = useRef(pageWidthPx);
  // Another width makes all pages taller or smaller: what is in the middle stays there.
  useLayoutEffect(() => {
    if (shownWidth.current === pageWidthPx) return;
    const element = frame.current;
    const middle = element === null ? 0 : element.scrollTop + element.clientHeight / 2;
    const share = pageWidthPx / shownWidth.current;
    shownWidth.current = pageWidthPx;
    pages.measure();
    if (element === null) return;
    element.scrollTop = middle * share - element.clientHeight / 2;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
  }, [pageWidthPx, pages, frame]);
  const [, redraw] = useState(0);
  const noteRatio = useRef((page: number, ratio: number) => {
    const known = ratios.current.get(page) ?? firstRatio;
    if (Math.abs(known - ratio) < 0.01) return;
    ratios.current.set(page, ratio);
    pages.measure();
    redraw((count) => count + 1);
  });
  return { pages, noteRatio: noteRatio.current };
}

/** Scrolls to the goal, each time that there is a new one. */
function useGoal(
  goal: Goal,
  pages: Pages,
  frame: React.RefObject<HTMLElement | null>,
  isReady: boolean,
): void {
  const scroll = useEffectEvent(() => {
    const element = frame.current;
    const place = pages.getOffsetForIndex(goal.page - 1, 'start')?.[0];
    if (element === null || place === undefined) return;
    const start = pages.measurementsCache[goal.page - 1];
    const box = goal.box;
    if (box === undefined || start === undefined) return pages.scrollToOffset(place - SIDE_PX);
    const [left = 0, top = 0] = box;
    const topPx = start.start + top * (start.size - GAP_PX);
    pages.scrollToOffset(Math.max(0, topPx - element.clientHeight * ABOVE_WORDS));
    const spare = element.scrollWidth - element.clientWidth;
    if (spare > 0) element.scrollLeft = Math.max(0, left * element.scrollWidth - element.clientWidth / 4);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new goal is what starts it
  useLayoutEffect(() => {
    if (isReady) scroll();
  }, [goal, isReady]);
}

/** Tells which page takes the middle of the frame, whenever scrolling has come to rest. */
function usePageInSight(
  pages: Pages,
  frame: React.RefObject<HTMLElement | null>,
  onPage: (page: number) => void,
): void {
  const told = useRef(0);
  const tell = useEffectEvent(() => {
    const element = frame.current;
    if (element === null || element.clientHeight === 0) return;
    const middle = element.scrollTop + element.clientHeight * 0.4;
    const page = (pages.getVirtualItemForOffset(middle)?.index ?? 0) + 1;
    if (page === told.current) return;
    told.current = page;
    onPage(page);
  });
  const isScrolling = pages.isScrolling;
  useEffect(() => {
    if (!isScrolling) tell();
  }, [isScrolling]);
}
