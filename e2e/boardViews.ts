import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type On = { readonly page: Page };

/** From "What to fix": its other two parts. */
export const boardViews = [
  {
    name: 'failure modes',
    show: async ({ page }: On) => {
      await page.getByRole('tab', { name: 'Failure modes' }).click();
      await expect(page.getByRole('table', { name: /^Causes/ })).toBeVisible();
    },
  },
  {
    name: 'fixes',
    show: async ({ page }: On) => {
      await page.getByRole('tab', { name: 'Fixes' }).click();
      await expect(page.getByRole('group', { name: 'Cost, once' })).toBeVisible();
    },
  },
] as const;

/** From one record: the episodes among the failures that it is of. */
export const episodesView = {
  name: 'episodes',
  show: async ({ page }: On) => {
    await page.getByRole('button', { name: /^Back/ }).click();
    await page.getByRole('tab', { name: 'Episodes' }).click();
    await page.waitForLoadState('networkidle');
  },
} as const;
