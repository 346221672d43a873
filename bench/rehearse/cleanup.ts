const actions: (() => void)[] = [];

process.on('exit', () => {
  for (const action of actions.splice(0).reverse())
    try {
      action();
    } catch (error) {
      process.stderr.write(`Something was left behind: ${String(error)}\n`);
    }
});
// Nothing that was started outlives the rehearsal, also where somebody interrupts it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    process.stderr.write(`Interrupted by ${signal}.\n`);
    process.exit(130);
  });

/** Does this when the process ends, however it ends; the last one first. */
export const atEnd = (action: () => void): void => void actions.push(action);
