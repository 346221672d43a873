import { expect, it } from 'vitest';
import { JobGate } from './job-gate.ts';

it('lets jobs run beside one another, and one that asks for it alone, also when it fails', async () => {
  const gate = new JobGate();
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string, isAlone: boolean): Promise<void> =>
    gate.run(isAlone, async () => {
      order.push(`${name} begins`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      order.push(`${name} ends`);
      if (isAlone) throw new Error(name);
    });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const all = [run('a', false), run('b', false), run('suspect', true), run('c', false), run('other', true)];
  const ended = Promise.allSettled(all);
  for (const name of ['b', 'a', 'suspect', 'c', 'other']) {
    await settle();
    ends.get(name)?.();
  }
  await settle();
  expect(order).toEqual([
    ...['a begins', 'b begins', 'b ends', 'a ends', 'suspect begins', 'suspect ends'],
    ...['c begins', 'c ends', 'other begins', 'other ends'],
  ]);
  expect((await ended).map(({ status }) => status === 'rejected')).toEqual([false, false, true, false, true]);
});
