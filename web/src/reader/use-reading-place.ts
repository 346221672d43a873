import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

const BAR_PX = 116;
const REST_MS = 1200;
const END_IN_SIGHT_MS = 2000;
// So near the end it is read again from the start.
const NEARLY_ALL = 0.95;
const NEARLY_NOTHING = 0.02;
const MOST_FRAMES = 300;
// Long enough to read one line and press its button.
const TOLD_MS = 8000;

const blocksOf = (article: Element): Element[] => [...article.querySelectorAll('[data-block]')];

// Some of its blocks are still to come: no share of them means anything yet.
const isGrowing = (article: Element | null): boolean => article?.querySelector('[data-growing]') !== null;

/** Which block stands at the top of the window, as a share of all: the same on every width of window. */
function findPosition(article: Element): number {
  const blocks = blocksOf(article);
  const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > BAR_PX);
  if (index < 0 || blocks.length === 0) return blocks.length === 0 ? 0 : 1;
  const { top, height } = blocks[index]?.getBoundingClientRect() ?? { top: 0, height: 1 };
  const inside = Math.min(1, Math.max(0, (BAR_PX - top) / Math.max(1, height)));
  return window.scrollY < 40 ? 0 : (index + inside) / blocks.length;
}

/** How much of the article has come into the window so far. */
function findShareSeen(article: Element): number {
  const { top, height } = article.getBoundingClientRect();
  return Math.min(1, Math.max(0, (window.innerHeight - top) / Math.max(1, height)));
}

/**
 * Follows the reader through a lesson: takes them back to where they were, tells where they are when they rest and
 * that they have come to the end.
 */
export function useReadingPlace(
  article: RefObject<HTMLElement | null>,
  start: number,
  tell: { onRest: (position: number) => void; onEnd: () => void },
): { share: number; isResumed: boolean; toStart: () => void } {
  const [share, setShare] = useState(0);
  const [isResumed, setIsResumed] = useState(false);
  const onRest = useEffectEvent(tell.onRest);
  const onEnd = useEffectEvent(tell.onEnd);
  const [from] = useState(start);
  useEffect(() => {
    if (from < NEARLY_NOTHING || from > NEARLY_ALL) return;
    return resume(article, from, () => setIsResumed(true));
  }, [article, from]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -1;
    let begin = 0;
    const rest = () => {
      clearTimeout(timer);
      timer = undefined;
      const element = article.current;
      if (element === null || last < 0) return;
      onRest(last);
      last = -1;
    };
    const follow = () => {
      if (article.current === null) return;
      if (isGrowing(article.current)) {
        begin = requestAnimationFrame(follow);
        return;
      }
      setShare(Math.round(findShareSeen(article.current) * 100) / 100);
      last = findPosition(article.current);
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    };
    begin = requestAnimationFrame(follow);
    window.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    document.addEventListener('visibilitychange', rest);
    window.addEventListener('pagehide', rest);
    return () => {
      rest();
      cancelAnimationFrame(begin);
      window.removeEventListener('scroll', follow);
      window.removeEventListener('resize', follow);
      document.removeEventListener('visibilitychange', rest);
      window.removeEventListener('pagehide', rest);
    };
  }, [article]);
  useEffect(() => {
    if (share < 1) return;
    const timer = setTimeout(() => onEnd(), END_IN_SIGHT_MS);
    return () => clearTimeout(timer);
  }, [share]);
  useEffect(() => {
    if (!isResumed) return;
    const forget = () => setIsResumed(false);
    const timer = setTimeout(forget, TOLD_MS);
    for (const event of ['wheel', 'touchmove', 'keydown'] as const)
      window.addEventListener(event, forget, { once: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of ['wheel', 'touchmove', 'keydown'] as const)
        window.removeEventListener(event, forget);
    };
  }, [isResumed]);
  const toStart = () => {
    setIsResumed(false);
    window.scrollTo({ top: 0 });
  };
  return { share, isResumed, toStart };
}

/** Scrolls to the block as soon as it is there, and once more when the blocks above it have got their heights. */
function resume(article: RefObject<HTMLElement | null>, position: number, done: () => void): () => void {
  let frames = 0;
  let settled = 0;
  let frame = 0;
  const attempt = () => {
    frames += 1;
    const blocks = article.current === null ? [] : blocksOf(article.current);
    const block = blocks[Math.floor(position * blocks.length)];
    if (block !== undefined && !isGrowing(article.current)) {
      const awayPx = block.getBoundingClientRect().top - BAR_PX;
      window.scrollBy({ top: awayPx, behavior: 'instant' });
      settled = Math.abs(awayPx) < 2 ? settled + 1 : 0;
      if (settled > 2) return done();
    }
    if (frames < MOST_FRAMES) frame = requestAnimationFrame(attempt);
    else done();
  };
  frame = requestAnimationFrame(attempt);
  // Whoever scrolls has decided where to be.
  const stop = () => cancelAnimationFrame(frame);
  window.addEventListener('wheel', stop, { once: true, passive: true });
  window.addEventListener('touchmove', stop, { once: true, passive: true });
  return stop;
}
