import { playwrightCounts } from './playwrightCounts.ts';
import type { Step } from './step.ts';

/** What people do, in a real browser, against the built client. Words after `npm run e2e --` go to Playwright. */
export function e2eSteps(words: readonly string[]): readonly Step[] {
  return [
    { name: 'Chromium', command: ['node', 'scripts/ensureChromium.ts'] },
    {
      name: 'end to end',
      command: ['playwright', 'test', ...words],
      report: { file: 'test-results/playwright.json', read: playwrightCounts },
    },
  ];
}
