import { type RefObject, useEffect, useState } from 'react';

const MOST_CHARS = 2000;

/** The words of an element that are selected; undefined for none. */
export function useSelectedWords(element: RefObject<HTMLElement | null>): string | undefined {
  const [words, setWords] = useState<string>();
  useEffect(() => {
    const read = () => {
      const selection = document.getSelection();
      const isInside =
        selection !== null &&
        !selection.isCollapsed &&
        element.current?.contains(selection.anchorNode) === true;
      const text = isInside ? selection.toString().replace(/\s+/g, ' ').trim().slice(0, MOST_CHARS) : '';
      setWords(text === '' ? undefined : text);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [element]);
  return words;
}
