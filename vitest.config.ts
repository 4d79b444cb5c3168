import { defineConfig } from 'vitest/config';

/** `unit` has no disk, network or clock; `integration` has a real broker, a real DuckDB, real processes; `long` is `npm run test:long`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Pure code: a process of its own for each of 150 files takes longer than what they test.
          pool: 'threads',
          isolate: false,
          // Properties of hundreds of runs, on a machine that others use too.
          testTimeout: 60_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [
            '**/node_modules/**',
            '**/.next/**',
            '**/*.integration.test.ts',
            '**/*.long.test.ts',
            'app/e2e/**',
          ],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Much of it waits for processes and sockets, so two files at once cost little more than one.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**'],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
