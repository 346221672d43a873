import { expect, it } from 'vitest';
import { JobGate } from './job-gate.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A gate whose jobs tell when they begin and beside which, and that end or are cleared when the test says so. */
function openGate() {
  const gate = new JobGate();
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const clears = new Map<string, () => void>();
  const run = (name: string, isSuspect = false): Promise<void> =>
    gate.run(name, {
      begin: async (inHand) => {
        order.push(`${name} beside ${inHand.join(', ') || 'nothing'}`);
        return name;
      },
      work: async () => {
        await new Promise<void>((resolve) => ends.set(name, resolve));
        if (name.endsWith('!')) throw new Error(name);
      },
      clear: isSuspect ? () => new Promise<void>((resolve) => clears.set(name, resolve)) : undefined,
    });
  return { run, order, ends, clears };
}

it('tells each job which are in hand, also of those that begin at once, and forgets those that have ended', async () => {
  const { run, order, ends } = openGate();
  const first = [run('a'), run('b!')];
  await settle();
  ends.get('a')?.();
  await first[0];
  const third = run('c');
  await settle();
  ends.get('b!')?.();
  await expect(first[1]).rejects.toThrow('b!');
  const fourth = run('d');
  await settle();
  ends.get('c')?.();
  ends.get('d')?.();
  await Promise.all([third, fourth]);
  expect(order).toEqual(['a beside nothing', 'b! beside a', 'c beside b!', 'd beside c']);
});

it('lets a suspect begin beside others at once, and the next suspect when it is cleared or has ended', async () => {
  const { run, order, ends, clears } = openGate();
  const all = [run('a'), run('s1', true), run('s2!', true), run('s3', true), run('b')];
  const ended = Promise.allSettled(all);
  await settle();
  expect(order).toEqual(['a beside nothing', 'b beside a', 's1 beside a, b']);
  clears.get('s1')?.();
  await settle();
  expect(order.at(-1)).toBe('s2! beside a, b, s1');
  ends.get('s2!')?.();
  await settle();
  expect(order.at(-1)).toBe('s3 beside a, b, s1');
  for (const name of ['a', 's1', 's3', 'b']) ends.get(name)?.();
  expect((await ended).map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  ]);
});

it('goes on after a job that could not be begun', async () => {
  const gate = new JobGate();
  const broken = gate.run('a', {
    begin: () => Promise.reject(new Error('away')),
    work: async () => undefined,
    clear: async () => undefined,
  });
  await expect(broken).rejects.toThrow('away');
  let beside: readonly string[] = ['not begun'];
  await gate.run('b', {
    begin: async (inHand) => {
      beside = inHand;
      return undefined;
    },
    work: () => Promise.reject(new Error('must not run')),
    clear: async () => undefined,
  });
  expect(beside).toEqual([]);
});
