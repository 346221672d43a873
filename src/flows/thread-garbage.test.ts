import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { collectGarbage, collectWhenGrown } from './thread-garbage.ts';

const usedBytes = (): number => getHeapStatistics().used_heap_size;

it('what a task has left behind is gone before the next one', () => {
  collectGarbage();
  const before = usedBytes();
  let left: unknown[] | undefined = Array.from({ length: 1_000_000 }, (_, number) => ({
    number,
    text: `${number}`,
  }));
  expect(usedBytes()).toBeGreaterThan(before + 50e6);
  expect(left).toHaveLength(1_000_000);
  left = undefined;
  collectWhenGrown();
  expect(usedBytes()).toBeLessThan(before + 24e6);
});
