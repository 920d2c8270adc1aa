import { defineConfig } from '@playwright/test';
import { browserFlags } from './scripts/browserFlags.ts';
import { findChromium } from './scripts/findChromium.ts';

const executablePath = findChromium() ?? undefined;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  // Most of a spec is waiting; the minute that the stock client stays connected costs the others nothing.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Far above what any test needs, for a crowded machine of two cores.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // Recording every action costs a sixth of the time: what fails in `npm test` is traced by `npm run e2e`.
    trace: process.env['PICTURES'] === 'all' ? 'retain-on-failure' : 'off',
    video: 'off',
    // It fetches the whole build anew for each profile: an eighth of the time. Specs that go offline, or look at all that a
    // browser keeps, allow it.
    serviceWorkers: 'block',
    actionTimeout: 60_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: browserFlags,
    },
  },
});
