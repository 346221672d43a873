import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CallLimiter } from './call-limiter.ts';

const never = (): AbortSignal => new AbortController().signal;
/** Lets what has its turn begin. */
const settle = () => setImmediate();

/** Calls that begin in their turn, and end when they are told. */
function open(most: number, now?: () => number) {
  const limiter = new CallLimiter(most, now);
  const underWay: { owner: string; end: () => void }[] = [];
  const call = (owner: string, count = 1): void => {
    for (let index = 0; index < count; index += 1)
      void limiter.begin(owner, never()).then((end) => underWay.push({ owner, end }));
  };
  const countOf = (owner: string): number => underWay.filter((one) => one.owner === owner).length;
  const endOne = (owner: string): void => {
    const index = underWay.findIndex((one) => one.owner === owner);
    underWay.splice(index, 1)[0]?.end();
  };
  return { limiter, underWay, call, countOf, endOne };
}

describe('calls to one model', () => {
  it('are no more at once than are allowed', async () => {
    const { underWay, call, endOne } = open(2);
    call('ann', 5);
    await settle();
    expect(underWay.length).toBe(2);
    endOne('ann');
    await settle();
    expect(underWay.length).toBe(2);
  });

  it('are shared alike by owners, however much one of them asks for, and whoever came first', async () => {
    const { call, countOf, endOne } = open(6);
    call('ann', 100);
    await settle();
    expect(countOf('ann')).toBe(6);
    call('ben', 10);
    call('cem', 10);
    for (let index = 0; index < 4; index += 1) endOne('ann');
    await settle();
    expect([countOf('ann'), countOf('ben'), countOf('cem')]).toEqual([2, 2, 2]);
  });

  it('leave a turn that nobody waits for any more to the next one', async () => {
    const { limiter, call, countOf, endOne } = open(1);
    call('ann');
    await settle();
    const controller = new AbortController();
    const given = limiter.begin('ben', controller.signal);
    call('cem');
    controller.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    endOne('ann');
    await settle();
    expect(countOf('cem')).toBe(1);
    expect(limiter.demand).toEqual({ cem: 1 });
  });

  it('ending twice make no room twice', async () => {
    const { limiter, underWay, call } = open(1);
    const end = await limiter.begin('ann', never());
    call('ben', 3);
    end();
    end();
    await settle();
    expect(underWay.length).toBe(1);
  });

  it('wait for everybody until the provider takes calls again', async () => {
    const { limiter, underWay, call } = open(4);
    limiter.refused(200);
    call('ann');
    call('ben');
    await settle();
    expect(underWay.length).toBe(0);
    await expect.poll(() => underWay.length).toBe(2);
    expect(limiter.blockedMs).toBe(0);
  });

  it('become fewer once for refusals that come together, and more again as they go well', () => {
    let nowMs = 0;
    const { limiter } = open(10, () => nowMs);
    limiter.refused(0);
    limiter.refused(0);
    expect(limiter.limit).toBeCloseTo(7);
    nowMs = 1500;
    limiter.refused(0);
    expect(limiter.limit).toBeCloseTo(4.9);
    for (let index = 0; index < 200; index += 1) limiter.succeeded();
    expect(limiter.limit).toBe(10);
  });

  it('always go on, one at a time at least', async () => {
    let nowMs = 0;
    const { limiter, underWay, call } = open(4, () => nowMs);
    for (let index = 0; index < 20; index += 1) {
      limiter.refused(0);
      nowMs += 1500;
    }
    limiter.setShare(0.01);
    call('ann', 3);
    await settle();
    expect(underWay.length).toBe(1);
  });

  it('pause before the allowance of the headers is gone, until some of it is back', () => {
    const { limiter } = open(4, () => 0);
    limiter.succeeded({ requests: { limit: 100, remaining: 50, resetMs: 30_000 } });
    expect(limiter.blockedMs).toBe(0);
    limiter.succeeded({ tokens: { limit: 100_000, remaining: 1500, resetMs: 60_000 } });
    expect(limiter.blockedMs).toBe(6000);
  });

  it('pause for one whole call where few are allowed', () => {
    const { limiter } = open(4, () => 0);
    limiter.succeeded({ requests: { limit: 3, remaining: 0, resetMs: 60_000 } });
    expect(limiter.blockedMs).toBe(20_000);
  });

  it('keep to their share where other processes ask the same model', async () => {
    const { limiter, underWay, call } = open(8);
    limiter.setShare(0.25);
    call('ann', 8);
    await settle();
    expect(underWay.length).toBe(2);
    limiter.setShare(1);
    await settle();
    expect(underWay.length).toBe(8);
  });
});
