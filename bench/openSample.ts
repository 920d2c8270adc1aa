import type { Browser } from '@playwright/test';
import { z } from 'zod';
import { firstPaint } from './firstPaint.ts';
import { quantile } from './quantile.ts';
import type { Row } from './report.ts';

const rounds = 5;
const mapsSchema = z.object({ maps: z.array(z.object({ id: z.string() })).min(1) });

/** The sample map in a browser that has never seen it: until it is painted, and until it answers a first click. */
export async function openSample(browser: Browser, url: string): Promise<Row> {
  const { maps } = mapsSchema.parse(await (await fetch(`${url}/api/v1/maps`)).json());
  const painted: number[] = [];
  const interactive: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    painted.push(await firstPaint(page, `${url}/m/${maps[0]?.id}`, '.react-flow__node'));
    await page
      .locator('[aria-roledescription="touchpoint"]')
      .first()
      .click({ position: { x: 40, y: 12 } });
    await page.locator('[aria-roledescription="touchpoint"][aria-current="true"]').waitFor();
    interactive.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  return {
    what: `opening the sample map, ${rounds} new profiles`,
    'painted p50 ms': Math.round(quantile(painted, 0.5)),
    'interactive p50 ms': Math.round(quantile(interactive, 0.5)),
    'interactive most ms': Math.round(Math.max(...interactive)),
  };
}
