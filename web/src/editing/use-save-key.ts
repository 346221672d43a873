import { useHotkeys } from '@mantine/hooks';

/** Ctrl+S or ⌘S saves, in fields too. */
export function useSaveKey(save: () => void): void {
  useHotkeys([['mod+S', save]], []);
}
