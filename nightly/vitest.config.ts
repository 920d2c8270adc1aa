import { defineConfig } from 'vitest/config';

/** Proofs that take long or have a duration to keep. `npm run nightly` runs them, one file after another. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
});
