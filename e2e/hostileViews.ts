import { boardViews } from './boardViews.ts';
import { expect } from './fixtures.ts';
import { ofAFile, ofFailures } from './hostileFailures.ts';
import {
  closeAll,
  commandView,
  dialog,
  inspectorView,
  panel,
  type HostileView,
  type Looking,
} from './hostileSteps.ts';

const onTheCanvas: readonly HostileView[] = [
  {
    name: 'what a link shows',
    show: async ({ map, page, url, mapId, linkView }) => {
      await map.open(url, `${mapId}?${linkView}`);
      await expect(page.getByRole('list', { name: 'Filters in force' })).toBeVisible();
    },
  },
  {
    name: 'maps',
    show: async ({ page, url }) => {
      await page.goto(`${url}/maps`);
      await expect(page.getByRole('link').first()).toBeVisible();
    },
  },
  {
    name: 'whole map',
    show: async ({ map, page, url, mapId }) => {
      await map.open(url, mapId);
      await expect(map.people.getByRole('button')).toHaveCount(2);
      await map.showAll();
      await page.waitForLoadState('networkidle');
    },
  },
  { name: '100%', show: ({ page }) => page.keyboard.press('Digit0') },
  {
    name: 'overview',
    show: async ({ page }) => {
      for (let n = 0; n < 12; n++) await page.keyboard.press('-');
    },
  },
  { name: 'find', show: ({ page }) => page.keyboard.press('ControlOrMeta+f') },
  {
    name: 'commands',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(dialog(page)).toBeVisible();
      await page.keyboard.press('Escape');
    },
  },
  inspectorView('stages', 'name', 'Stage'),
  inspectorView('paths', 'name', 'Path'),
  inspectorView('notes', 'text', 'Note'),
  inspectorView('touchpoints', 'name', 'Touchpoint'),
  {
    name: 'who changed it',
    show: async ({ page }) => expect(page.getByText(/^Last changed by/)).toBeVisible(),
  },
  {
    name: 'owner',
    show: async ({ page }) => {
      await page.keyboard.press('o');
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
];

const ofTeams: readonly HostileView[] = [
  {
    name: 'inspector of the map',
    show: async ({ page }) => {
      await closeAll(page);
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await expect(inspector.getByRole('heading', { name: 'The whole map' })).toBeVisible();
    },
  },
  {
    name: 'a dataset',
    show: async ({ page }) => {
      await page
        .getByRole('button', { name: /grouped by/ })
        .first()
        .click();
      await expect(dialog(page).getByRole('heading').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  },
  commandView('What to fix'),
  ...boardViews,
  {
    name: 'comments',
    show: async ({ page }) => {
      await closeAll(page);
      await page.keyboard.press('Shift+M');
      await expect(panel(page).getByText(/__ran/).first()).toBeVisible();
    },
  },
  commandView('History'),
  {
    name: 'an older version',
    show: async ({ page, planter }) => {
      const named = planter.planted.find(({ field }) => field === 'POST /maps/{id}/versions name');
      await panel(page)
        .getByRole('button')
        .filter({ hasText: `__ran(${named?.code})` })
        .first()
        .click();
      await expect(page.getByRole('complementary', { name: 'Version' })).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  },
  {
    name: 'share',
    show: async ({ page }) => {
      await panel(page).getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await expect(dialog(page).getByRole('listitem').first()).toBeVisible();
    },
  },
  ...['People', 'What happened'].map((tab) => ({
    name: tab,
    show: async ({ page }: Looking) => {
      await dialog(page)
        .getByRole('tab', { name: new RegExp(`^${tab}`) })
        .click();
      await expect(dialog(page).getByRole('tabpanel').getByText(/__ran/).first()).toBeVisible();
    },
  })),
  {
    name: 'oneself',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^You: / }).click();
      await expect(dialog(page)).toBeVisible();
      await page.keyboard.press('Escape');
    },
  },
];

/** Everything there is to look at, each reached from the one before. */
export const hostileViews: readonly HostileView[] = [...onTheCanvas, ...ofFailures, ...ofTeams, ...ofAFile];
