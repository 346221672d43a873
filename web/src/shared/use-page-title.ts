import { useEffect } from 'react';

/** Names the page in the browser's tab and history, until it is left. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? 'Lectern' : `${title} · Lectern`;
  }, [title]);
}
