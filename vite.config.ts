import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressAssets } from './scripts/compressAssets.ts';
import { englishOnly } from './scripts/englishOnly.ts';
import { offlinePage } from './scripts/offlinePage.ts';
import { trustedAnnouncer } from './scripts/trustedAnnouncer.ts';

const server = 'http://127.0.0.1:4322';

export default defineConfig({
  plugins: [react(), englishOnly(), trustedAnnouncer(), offlinePage(), compressAssets()],
  // Size is scripts/checkBundle.ts's business. Nothing inlined: the server's CSP admits fonts and scripts from its own origin only.
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      output: {
        // zod and the line that forbids it `new Function` go together: chunks run in an order of their own, and a
        // schema in one that runs before app/main.tsx would breach the CSP.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|src\/app\/withoutEval/ }] },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server }, '/sync': { target: server, ws: true } } },
  test: {
    // Far above what any test needs: a crowded machine must not turn a sound test red.
    testTimeout: 240_000,
    // A condition is waited for as long: a second, which is what it would be, is a machine's speed.
    expect: { poll: { timeout: 120_000 } },
    // Half of a test's time is waiting for disks and sockets, so that on two cores two at once are worth it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    hookTimeout: 240_000,
    setupFiles: ['src/testing/propertyRuns.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          // They keep nothing of their own, so the next file may find loaded what this one loaded: half of their time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'server', include: ['server/**/*.test.ts'] } },
    ],
  },
});
