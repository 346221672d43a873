/**
 * Runs `work` for each item, at most `limit` at once, started in order.
 *
 * Throws: the first error, after everything that was under way has ended; nothing new is started by then.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed: { error: unknown } | undefined;
  const runner = async (): Promise<void> => {
    while (failed === undefined) {
      const item = items[next];
      if (item === undefined) return;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  if (failed !== undefined) throw failed.error;
}
