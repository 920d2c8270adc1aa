import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';

/** The measurement behind the build's own check: what a browser really loads before it paints a map. */
test('a map is painted with at most 350 kB of JavaScript (gzip)', async ({ server, alice }) => {
  const scripts: Response[] = [];
  let isPainted = false;
  alice.page.on('response', (response) => {
    if (!isPainted && new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
  });
  const [sample] = await api(server.url).maps();
  await alice.map.open(server.url, sample!.id);
  await expect(alice.map.canvas.getByRole('group').first()).toBeVisible();
  isPainted = true;
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await script.body(), { level: 9 }).length),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  console.log(
    `client JavaScript up to the first paint: ${kilobytes.toFixed(1)} kB gzip in ${sizes.length} files`,
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThanOrEqual(350);
});
