import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: 'tests/support/postgres-setup.ts',
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // Limits are for what hangs, not for what is slow.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What was found is said whole, where a log is all that is left of a run.
    chaiConfig: { truncateThreshold: 0 },
    expect: { poll: { timeout: 20_000 } },
  },
});
