import type { Browser } from '@playwright/test';
import { firstPaint } from './firstPaint.ts';
import { generateMap } from './generateMap.ts';
import { openBrowser } from './openBrowser.ts';
import { panPage } from './panPage.ts';
import { quantile, tenth } from './quantile.ts';
import { report, type Row } from './report.ts';
import { servePeer } from './servePeer.ts';

const rounds = 3;
const sizes = [1_000, 5_000];
const size = { width: 1440, height: 900 };

/** 1,000 and 5,000 touchpoints: first render and pan, beside plain React Flow with the same map. */
export async function canvasBench(): Promise<void> {
  const browser = await openBrowser();
  const rows: Row[] = [];
  try {
    for (const count of sizes) {
      const map = generateMap(count);
      const peer = await servePeer(map);
      rows.push(await measure(browser, `plain React Flow, ${count}`, peer.url, '.react-flow__node'));
      peer.stop();
    }
  } finally {
    await browser.close();
  }
  report('canvas', rows);
}

async function measure(browser: Browser, what: string, url: string, painted: string): Promise<Row> {
  const first: number[] = [];
  const tasks: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage({ viewport: size });
    first.push(await firstPaint(page, url, painted));
    const { taskMs, frameMs } = await panPage(page);
    tasks.push(taskMs);
    frames.push(frameMs);
    await page.close();
  }
  return {
    what,
    'first render ms': Math.round(quantile(first, 0.5)),
    'pan task ms/step': tenth(quantile(tasks, 0.5)),
    'pan frame p95 ms': tenth(quantile(frames, 0.5)),
  };
}
