/** Text as it is compared: without case and accents. */
export const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Entries in the order of their language, under their first letters; what begins with no letter comes first, under "#". */
export function groupByLetter<Entry extends { term: string }>(
  entries: readonly Entry[],
  language: string,
): { letter: string; entries: Entry[] }[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
  const letterOf = ({ term }: Entry): string => {
    const [first = ''] = term.normalize('NFD').trim();
    return /\p{L}/u.test(first) ? first.toLocaleUpperCase(language) : '#';
  };
  const groups = new Map<string, Entry[]>();
  for (const entry of entries.toSorted((one, other) => compare(one.term, other.term))) {
    const letter = letterOf(entry);
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  const byLetter = ([one]: [string, Entry[]], [other]: [string, Entry[]]): number =>
    one === '#' ? -1 : other === '#' ? 1 : compare(one, other);
  return [...groups].sort(byLetter).map(([letter, list]) => ({ letter, entries: list }));
}
