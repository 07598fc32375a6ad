import { defineConfig } from 'vitest/config';

/** Tests mirror the source folders; benchmarks and the packed-package check have runners of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
