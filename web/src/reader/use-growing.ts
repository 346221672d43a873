import { startTransition, useEffect, useState } from 'react';

// Blocks of a text, about two screens.
const TEXT = { first: 14, step: 24 };

/** How many of `total` blocks to draw: what fits the first screens at once, the others soon, without holding anything up. */
export function useGrowing(total: number, { first, step } = TEXT): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + step)), 0);
    return () => clearTimeout(timer);
  }, [drawn, total, step]);
  return Math.min(drawn, total);
}
