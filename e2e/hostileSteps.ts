import type { Locator, Page } from '@playwright/test';
import type { Planter } from '#testing/payloads/Planter.ts';
import { expect } from './fixtures.ts';
import type { MapPage } from './pages/mapPage.ts';

export type Looking = {
  readonly page: Page;
  readonly map: MapPage;
  readonly planter: Planter;
  readonly url: string;
  readonly mapId: string;
  /** The query of the map's address that a link leads to. */
  readonly linkView: string;
};

/** One thing to look at, reached from the one before. */
export type HostileView = { readonly name: string; readonly show: (looking: Looking) => Promise<void> };

export const dialog = (page: Page) => page.getByRole('dialog');
export const panel = (page: Page) =>
  page.locator('aside[aria-label]').filter({ has: page.getByRole('heading', { level: 2 }) });

/** Steps out of whatever is open: lists, dialogs, panels, the selection. */
export async function closeAll(page: Page): Promise<void> {
  for (let n = 0; n < 5; n++) await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

/** A command's panel, once what it asks the server for has come. */
export function commandView(command: string, content?: (page: Page) => Locator): HostileView {
  return {
    name: command,
    show: async ({ page, map }) => {
      await closeAll(page);
      await map.command(command);
      if (content !== undefined) await expect(content(page)).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  };
}

/** Finds the first thing of a field by the number of a payload there. */
export async function goToFirst(page: Page, planter: Planter, field: string): Promise<void> {
  const first = planter.planted.find((each) => each.field === field);
  await page.keyboard.press('ControlOrMeta+f');
  const search = dialog(page).getByRole('combobox');
  await search.fill(`__ran(${first?.code})`);
  await expect(search).toHaveAttribute('aria-activedescendant', /./);
  await search.press('Enter');
  await expect(search).toHaveCount(0);
}

/** The inspector of the first of a noun, found by the number in its name. */
export function inspectorView(noun: string, field: string, kind: string): HostileView {
  return {
    name: `inspector of ${noun}`,
    show: async ({ page, planter }) => {
      await goToFirst(page, planter, `${noun}.${field}`);
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await expect(inspector.getByRole('heading', { name: kind })).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  };
}
