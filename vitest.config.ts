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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
