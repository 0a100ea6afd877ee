import { defineConfig } from 'vitest/config';

/** Journeys in a browser, one file at a time, on a server of their own. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
