import { defineConfig } from 'vitest/config';

/** Journeys in a browser, one file at a time, on a server of their own. The limits are for what hangs, not for what is slow. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/demo-setup.ts',
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What was found is said whole, where a log is all that is left of a run.
    chaiConfig: { truncateThreshold: 0 },
    expect: { poll: { timeout: 30_000 } },
  },
});
