import { useLocalStorage } from '@mantine/hooks';
import { useKeys } from '../shared/use-keys.ts';

const KEY = 'lectern-single-keys';

/** Single keys that act while nothing is typed. They can be turned off: a voice that types would press them. */
export function useShortcuts(actions: Record<string, () => void>): {
  areOn: boolean;
  setAreOn: (areOn: boolean) => void;
} {
  const [areOn, setAreOn] = useLocalStorage({ key: KEY, defaultValue: true, getInitialValueInEffect: false });
  useKeys((key) => {
    const act = areOn ? actions[key] : undefined;
    act?.();
    return act !== undefined;
  });
  return { areOn, setAreOn };
}

export type Shortcuts = ReturnType<typeof useShortcuts>;
