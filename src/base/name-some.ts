const MOST_NAMED = 10;

/** A list for a message: the first ten, and how many more there are. */
export function nameSome(faults: readonly string[]): string {
  const more = faults.length - MOST_NAMED;
  return `${faults.slice(0, MOST_NAMED).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
