const KEY = 'lectern-learner';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function newName(): string {
  // randomUUID is there on secure pages only, and a school may serve plain HTTP inside its walls.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `browser-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The headers that say whose progress, notes and cards are asked for. On one's own machine there is one person; on a
 * shared server each browser is a learner of its own until there are accounts.
 */
export function learnerHeaders(): Record<string, string> {
  if (LOOPBACK.includes(location.hostname)) return {};
  const known = localStorage.getItem(KEY);
  const name = known ?? newName();
  if (known === null) localStorage.setItem(KEY, name);
  return { 'X-Owner': name };
}
