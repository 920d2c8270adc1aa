import type { Page } from '@playwright/test';

/**
 * Opens an address and waits until something of the map stands on the screen.
 * @param painted a CSS selector that matches once the map is drawn.
 * @returns ms from the start of the navigation to the second frame after that.
 */
export async function firstPaint(page: Page, url: string, painted: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(painted, { state: 'attached', timeout: 120_000 });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      }),
  );
}
