import { useEffect, useLayoutEffect, useRef } from 'react';

const BAR_PX = 60;

/** The block of text that stands at the top of the window, and how far below it. */
function findPlace(): { element: Element; topPx: number } | undefined {
  for (const element of document.querySelectorAll('main [data-block]')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > BAR_PX) return { element, topPx: top };
  }
  return undefined;
}

/** Keeps the line that is read where it is when a panel opens or closes beside the text and its lines get other lengths. */
export function useKeptPlace(isOpen: boolean): void {
  const place = useRef<ReturnType<typeof findPlace>>(undefined);
  useEffect(() => {
    const note = () => {
      place.current = findPlace();
    };
    note();
    window.addEventListener('scrollend', note);
    return () => window.removeEventListener('scrollend', note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the panel has come or gone
  useLayoutEffect(() => {
    if (place.current === undefined || window.scrollY === 0) return;
    const { element, topPx } = place.current;
    if (element.isConnected) window.scrollBy(0, element.getBoundingClientRect().top - topPx);
  }, [isOpen]);
}
