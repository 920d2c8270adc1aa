import { api } from './api.ts';
import { boardViews } from './boardViews.ts';
import { failureViews, importViews, lensViews, type View } from './failureViews.ts';
import { expect, test } from './fixtures.ts';
import { geometryProblems } from './geometryProblems.ts';
import { seriousProblems } from './seriousProblems.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'] as const;

const views: readonly View[] = [
  { name: 'sample', show: ({ map }, url, { sample }) => map.open(url, sample) },
  {
    name: 'touchpoint',
    show: ({ map }) => map.goTo('Use a voucher'),
  },
  {
    name: 'rows behind a number',
    show: async ({ map, page }) => {
      await map.touchpoint('Use a voucher').getByRole('button', { name: 'show the rows' }).click();
      await expect(
        page.getByRole('list', { name: 'Failures, newest first' }).getByRole('listitem').first(),
      ).toBeVisible();
    },
  },
  {
    name: 'over time',
    show: async ({ page, map }) => {
      await map.command('Failures over time');
      await expect(page.getByRole('complementary', { name: /over time$/ }).getByRole('figure')).toBeVisible();
    },
  },
  {
    name: 'lenses',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('l');
      await expect(page.getByRole('option', { name: /^Coverage/ })).toBeVisible();
    },
  },
  {
    name: 'trend',
    show: async ({ page }) => {
      await page.keyboard.type('Trend');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: /Trend/ })).toBeVisible();
    },
  },
  ...lensViews,
  ...failureViews,
  {
    name: 'commands',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'import',
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command('Import failures');
      await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    },
  },
  {
    name: 'what to fix',
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command('What to fix');
      await expect(page.getByRole('table').first()).toBeVisible();
    },
  },
  ...boardViews,
  { name: 'empty', show: ({ map }, url, { empty }) => map.open(url, empty) },
  ...importViews,
  {
    name: 'maps',
    show: async ({ page }, url) => {
      await page.goto(`${url}/maps`);
      await expect(page.getByRole('list')).toBeVisible();
    },
  },
  {
    name: 'no such map',
    show: async ({ page, watch }, url) => {
      watch.allow(/404/);
      await page.goto(`${url}/m/nothing-here`);
      await expect(page.getByRole('heading')).toBeVisible();
    },
  },
];

// They share nothing, and are the longest of all.
test.describe.configure({ mode: 'parallel' });

const many = new Set([...lensViews, ...failureViews, ...importViews]);

// Where things stand is the same in both themes: on a tablet and a phone one is enough, and `npm run e2e` takes both.
const themesOf = (width: number) =>
  width === 1440 || process.env['PICTURES'] === 'all' ? themes : themes.slice(0, 1);

for (const { width, height } of sizes) {
  for (const theme of themesOf(width)) {
    test(`everything stands where it can be seen and reached, ${width} × ${height}, ${theme}`, async ({
      server,
      alice,
    }) => {
      // The newest comes first, and each of these tests makes an empty one.
      const sample = (await api(server.url).maps()).find(({ title }) => title.includes('made up'));
      const empty = await api(server.url).makeMap('Nothing yet');
      await alice.page.setViewportSize({ width, height });
      await alice.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      // Each of the many has its picture on a screen; on a tablet and a phone too where there is time, as in `npm run e2e`.
      const isAll = theme === 'dark' ? width === 1440 : width < 1440 && process.env['PICTURES'] === 'all';
      const isShown = (view: View) =>
        !many.has(view) || (isAll && (width === 1440 || !lensViews.includes(view)));
      for (const view of views.filter(isShown)) {
        await test.step(view.name, async () => {
          await view.show(alice, server.url, { sample: sample!.id, empty: empty.id });
          const picture = `test-results/pictures/${view.name.replaceAll(' ', '-')}-${width}-${theme}.png`;
          await alice.page.screenshot({ path: picture });
          expect.soft(await geometryProblems(alice.page), `geometry of ${view.name}`).toEqual([]);
          // What axe finds depends on the theme and on the phone's own layout, not on every pair of both.
          if (width === 1024 || (width === 390 && (theme === 'dark' || many.has(view)))) return;
          expect.soft(await seriousProblems(alice.page), `accessibility of ${view.name}`).toEqual([]);
        });
      }
    });
  }
}
