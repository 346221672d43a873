import { useEffectEvent, useLayoutEffect } from 'react';

const TYPED_INTO = 'textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"])';
const ACTS_ITSELF = 'button, a[href], summary, [role="button"], [role="menuitem"]';
const PRESSES = new Set(['Enter', ' ']);

/**
 * Calls `act` for keys pressed anywhere on the page, unless they are typed into a field, press a button or belong to
 * a dialog. `act` tells whether it made use of the key.
 */
export function useKeys(act: (key: string) => boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const { target } = event;
    if (target instanceof Element) {
      if (target.closest(TYPED_INTO) !== null || target.closest('[role="dialog"]') !== null) return;
      if (PRESSES.has(event.key) && target.closest(ACTS_ITSELF) !== null) return;
    }
    if (act(event.key)) event.preventDefault();
  });
  // Before the page is painted: who sees it may press a key.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
