import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('the command fake-model', () => {
  it('serves until it is interrupted, and then tells its counts', async () => {
    const child = spawn(process.execPath, ['src/cli.ts', 'fake-model', '--port', '0', '--latency', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect.poll(() => said, { timeout: 20_000 }).toContain('/counts');
    const url = /answers at (\S+)/.exec(said)?.[1] ?? '';
    const answer = await fetch(`${url}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'fake-1', input: 'a tree' }),
    });
    expect(answer.status).toBe(200);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said).toContain('"calls": 1');
  });

  it.each([
    [['--faults', '2'], '--faults is 2'],
    [['--kinds', 'stall,boredom'], 'no fault "boredom"'],
    [['--latency', 'long'], '--latency is long'],
    [['--colour', 'red'], '--colour'],
  ])('refuses %j and says how it is used', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'fake-model', ...args], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run fake-model');
  });
});
