import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
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
  const { ref: sizeRef, width } = useElementSize();
  const frame = useRef<HTMLElement>(null);
  const hold = useCallback(
    (element: HTMLElement | null) => {
      frame.current = element;
      return sizeRef(element);
    },
    [sizeRef],
  );
  return (
    <section
      ref={hold}
      className={classes.pages}
      data-viewer-pages
      dir="ltr"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
      tabIndex={0}
      aria-label={document.filename}
    >
      {width === 0 ? null : (
        <Roll {...props} frame={frame} pageWidthPx={Math.max(160, (width - 2 * SIDE_PX) * zoom)} />
      )}
    </section>
  );
}

type RollProps = SourcePagesProps & { frame: RefObject<HTMLElement | null>; pageWidthPx: number };

function Roll(props: RollProps) {
  const { document, frame, pageWidthPx } = props;
  const { t } = useTranslation();
  const { pages, noteRatio } = usePages(props);
  useGoal(props.goal, pages, frame);
  usePageInSight(pages, frame, props.onPage);
  return (
    <div className={classes.roll} style={{ height: pages.getTotalSize(), minWidth: pageWidthPx }}>
      {pages.getVirtualItems().map(({ index, start, size }) => (
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
function usePages({ document, firstRatio, goal, frame, pageWidthPx }: RollProps) {
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
    if (shownWidth.current === pageWidthPx || frame.current === null) return;
    shownWidth.current = pageWidthPx;
    measureAgain(pages, frame.current);
  }, [pageWidthPx, pages, frame]);
  const [noteRatio] = useState(() => (page: number, ratio: number) => {
    const known = ratios.current.get(page) ?? firstRatio;
    if (Math.abs(known - ratio) < 0.01 || frame.current === null) return;
    ratios.current.set(page, ratio);
    measureAgain(pages, frame.current);
  });
  return { pages, noteRatio };
}

/** Gives all pages their new heights, with the same words in the middle of the frame as before. */
function measureAgain(pages: Pages, frame: HTMLElement): void {
  const middle = frame.scrollTop + frame.clientHeight / 2;
  const before = pages.getVirtualItemForOffset(middle);
  pages.measure();
  const totalPx = pages.getTotalSize();
  const after = before === undefined ? undefined : pages.measurementsCache[before.index];
  if (before === undefined || after === undefined) return;
  // The roll must be as long as it gets before it can be scrolled there.
  if (frame.firstElementChild instanceof HTMLElement) frame.firstElementChild.style.height = `${totalPx}px`;
  const inside = (middle - before.start) / before.size;
  frame.scrollTop = after.start + inside * after.size - frame.clientHeight / 2;
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

/** Scrolls to the goal, each time that there is a new one. */
function useGoal(goal: Goal, pages: Pages, frame: RefObject<HTMLElement | null>): void {
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
    scroll();
  }, [goal]);
}

/** Tells which page takes the middle of the frame, whenever scrolling has come to rest. */
function usePageInSight(
  pages: Pages,
  frame: RefObject<HTMLElement | null>,
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
