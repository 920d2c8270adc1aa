import type { Browser } from '@playwright/test';
import { startServer } from '../scripts/startServer.ts';
import { firstPaint } from './firstPaint.ts';
import { generateMap } from './generateMap.ts';
import { makeMap } from './makeMap.ts';
import { openBrowser } from './openBrowser.ts';
import { openSample } from './openSample.ts';
import { panPage } from './panPage.ts';
import { quantile, tenth } from './quantile.ts';
import { report, type Row } from './report.ts';
import { servePeer } from './servePeer.ts';

const rounds = 3;
const sizes = [1_000, 5_000];
const size = { width: 1440, height: 900 };

/**
 * Opening the sample map; then 1,000 and 5,000 touchpoints with as many paths: first render, and pan by the wheel at
 * 100%, beside plain React Flow with the same map.
 */
export async function canvasBench(): Promise<void> {
  const browser = await openBrowser();
  const server = await startServer();
  const rows: Row[] = [];
  try {
    report('open', [await openSample(browser, server.url)]);
    for (const count of sizes) {
      const map = generateMap(count);
      const peer = await servePeer(map);
      const { id } = await makeMap(server, `${count} touchpoints`, map);
      rows.push(await measure(browser, `Throughline, ${count}`, `${server.url}/m/${id}`));
      rows.push(await measure(browser, `plain React Flow, ${count}`, peer.url));
      peer.stop();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  report('canvas', rows);
}

async function measure(browser: Browser, what: string, url: string): Promise<Row> {
  const first: number[] = [];
  const tasks: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage({ viewport: size });
    first.push(await firstPaint(page, url, '.react-flow__node'));
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
