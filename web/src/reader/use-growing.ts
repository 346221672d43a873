import { startTransition, useEffect, useState } from 'react';

const FIRST = 14;
const STEP = 24;

/** How many of `total` blocks to draw: what fits the first screens at once, the others soon, without holding anything up. */
export function useGrowing(total: number): number {
  const [drawn, setDrawn] = useState(FIRST);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + STEP)), 0);
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
