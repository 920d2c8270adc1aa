import { gzipSync } from 'node:zlib';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';

/**
 * The measurement behind the build's own check: every script that a browser asks for before a map's first card stands
 * on the screen, by the browser's own clock.
 */
test('a map is painted with at most 320 kB of JavaScript (gzip)', async ({ server, alice }) => {
  await alice.page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('main [role="group"]') === null) return;
      seen.disconnect();
      requestAnimationFrame(() => performance.mark('first card'));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const [sample] = await api(server.url).maps();
  await alice.map.open(server.url, sample!.id);
  await expect(alice.map.canvas.getByRole('group').first()).toBeVisible();
  const addresses = await alice.page.evaluate(() => {
    const painted = performance.getEntriesByName('first card')[0]?.startTime ?? Infinity;
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < painted)
      .map(({ name }) => name);
  });
  const sizes = await Promise.all(
    addresses.map(async (address) => gzipSync(await (await fetch(address)).bytes(), { level: 9 }).length),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  console.log(
    `client JavaScript up to the first paint: ${kilobytes.toFixed(1)} kB gzip in ${sizes.length} files`,
  );
  expect(sizes.length).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThanOrEqual(320);
});
