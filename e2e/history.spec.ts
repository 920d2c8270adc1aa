import type { Page } from '@playwright/test';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { smallMap } from './smallMap.ts';

const panel = (page: Page) =>
  page.locator('aside[aria-label]').filter({ has: page.getByRole('heading', { level: 2 }) });
const banner = (page: Page) => page.getByRole('complementary', { name: 'Version' });

test('a version is named, looked at, compared, and restored in part and as a whole; the other browser sees it', async ({
  server,
  alice,
  bob,
}) => {
  const { id } = await api(server.url).makeMap('Remembered', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  const { page, map } = alice;

  await test.step('name this version', async () => {
    await map.command('History');
    await panel(page).getByRole('textbox', { name: 'Name this version' }).fill('After the workshop');
    await panel(page).getByRole('button', { name: 'Keep' }).click();
    await expect(panel(page).getByRole('button', { name: /After the workshop/ })).toBeVisible();
  });

  await test.step('Bob changes things, and the inspector says that it was he', async () => {
    await bob.map.rename(bob.map.touchpoint('Pay'), 'Pay by card');
    await bob.map.remove(bob.map.touchpoint('Open the door'));
    await bob.map.select(bob.map.touchpoint('Pay by card'));
    await expect(bob.page.getByText(/^Last changed by Bob/)).toBeVisible();
    await expect(map.touchpoint('Pay by card')).toBeVisible();
    await expect(map.touchpoint('Open the door')).toHaveCount(0);
  });

  await test.step('look at it: the map as it was, with what changed since, and nothing can be changed', async () => {
    await panel(page)
      .getByRole('button', { name: /After the workshop/ })
      .click();
    await expect(banner(page)).toContainText('You are looking at After the workshop');
    await expect(map.touchpoint('Open the door')).toBeVisible();
    await expect(map.touchpoint('Pay')).toBeVisible();
    await expect(map.canvas.getByText('Changed since')).toHaveCount(1);
    await expect(map.canvas.getByText('Removed since')).toHaveCount(1);
    const changed = panel(page).getByRole('region', { name: 'Changed since' });
    await expect(changed).toContainText('Pay by card');
    await expect(changed).toContainText('Bob');
    await map.select(map.touchpoint('Pay'));
    await page.keyboard.press('Delete');
    await expect(page.getByText(/^This is an older version/)).toBeVisible();
    await expect(map.touchpoint('Pay')).toBeVisible();
    await banner(page).getByRole('radio', { name: 'Now' }).press('Space');
    await expect(map.touchpoint('Pay by card')).toBeVisible();
  });

  await test.step('one thing comes back at everybody’s, and goes again by Undo', async () => {
    await panel(page)
      .getByRole('region', { name: 'Removed since' })
      .getByRole('button', { name: 'Bring back' })
      .click();
    await expect(bob.map.touchpoint('Open the door')).toBeVisible();
    await expect(bob.map.touchpoint('Pay by card')).toBeVisible();
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
    await expect(bob.map.touchpoint('Open the door')).toHaveCount(0);
  });

  await test.step('the whole map comes back, one step of undo', async () => {
    await panel(page).getByRole('button', { name: 'Restore the whole map' }).click();
    await expect(bob.map.touchpoint('Open the door')).toBeVisible();
    await expect(bob.map.touchpoint('Pay')).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
    await expect.poll(() => map.contentHash()).toBe(await bob.map.contentHash());
    await map.undo();
    await expect(bob.map.touchpoint('Pay by card')).toBeVisible();
  });
});
