import type { Page } from '@playwright/test';
import { quantile, tenth } from './quantile.ts';

const steps = 50;

/**
 * Pans a page by fifty turns of the wheel over its middle, there and back.
 * @returns main-thread task time a step and the 95th percentile of the time between frames, both in ms.
 */
export async function panPage(page: Page): Promise<{ taskMs: number; frameMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const viewport = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(viewport.width / 2, viewport.height / 2);
  const before = await taskSeconds();
  const frames = page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = performance.now();
        const onFrame = (now: number) => {
          gaps.push(now - last);
          last = now;
          if (document.documentElement.dataset['panned'] === 'true' || gaps.length > count * 60)
            resolve(gaps);
          else requestAnimationFrame(onFrame);
        };
        delete document.documentElement.dataset['panned'];
        requestAnimationFrame(onFrame);
      }),
    steps,
  );
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, step < steps / 2 ? 48 : -48);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.evaluate(() => {
    document.documentElement.dataset['panned'] = 'true';
  });
  const frameMs = quantile(await frames, 0.95);
  const taskMs = ((await taskSeconds()) - before) * (1_000 / steps);
  await session.detach();
  return { taskMs: tenth(taskMs), frameMs: tenth(frameMs) };

  async function taskSeconds(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
  }
}
