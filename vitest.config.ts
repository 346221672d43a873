import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './tests/closing-line.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: [
      'tests/web-build.setup.ts',
      'tests/debian-packages.setup.ts',
      'src/db/postgres-cluster.setup.ts',
    ],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    // A file waits as much as it computes: on two cores one at a time leaves a third of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Several times what any test takes on an idle machine: a busy one makes all of them slow.
    testTimeout: 150_000,
    hookTimeout: 150_000,
    // Threads and processes that tests start load the same sources again and again.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/tests' },
    // A shared machine may stand still for seconds; at home, what fails once is to be seen.
    retry: process.env.CI === undefined ? 0 : 1,
    expect: { poll: { timeout: 30_000 } },
  },
});
