import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { smallMap } from './smallMap.ts';

/** Goes on with Tab until this has the focus, as somebody does who sees where it is. */
async function tabTo(page: Page, goal: Locator, mostSteps = 40): Promise<void> {
  await expect(goal).toBeVisible();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}

test('without a mouse: sign in, share, join, comment, answer, keep a version and look at it', async ({
  hosted,
  alice: owner,
  bob: guest,
}) => {
  for (const { watch } of [owner, guest]) watch.allow(/status of 40[13]/);
  const { id } = await hosted.makeMap('By keyboard', smallMap);
  const { page } = owner;
  let address = '';

  await test.step('the owner signs in and makes a link', async () => {
    await page.goto(`${hosted.server.url}/m/${id}`);
    const way = page.getByRole('button', { name: 'Sign in' });
    await expect(way).toBeVisible();
    await tabTo(page, way);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Password')).toBeFocused();
    await page.keyboard.type('a password of some length');
    await page.keyboard.press('Enter');
    await expect(owner.map.touchpoint('Pay')).toBeVisible();
    await owner.map.command('Share');
    const dialog = page.getByRole('dialog', { name: /^Share/ });
    await tabTo(page, dialog.getByRole('button', { name: 'Make a link' }));
    await page.keyboard.press('Enter');
    address = await dialog.getByText(/\/join#/).innerText();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a guest joins, finds a touchpoint and comments on it', async () => {
    await guest.page.goto(address);
    await expect(guest.page.getByLabel('Your name')).toBeFocused();
    await guest.page.keyboard.press('ControlOrMeta+a');
    await guest.page.keyboard.type('Greta');
    await guest.page.keyboard.press('Enter');
    await expect(guest.map.touchpoint('Pay')).toBeVisible();
    await guest.map.goTo('Pay');
    await expect(guest.map.touchpoint('Pay')).toHaveAttribute('aria-current', 'true');
    await guest.page.keyboard.press('m');
    await expect(guest.page.getByRole('textbox', { name: 'Comment on Pay' })).toBeFocused();
    await guest.page.keyboard.type('Why so late?');
    await guest.page.keyboard.press('ControlOrMeta+Enter');
  });

  await test.step('the owner opens it and answers', async () => {
    const unread = page.getByRole('button', { name: 'Comments, 1 unread' });
    await expect(unread).toBeVisible();
    await tabTo(page, unread);
    await page.keyboard.press('Enter');
    const thread = page.getByRole('list', { name: 'Threads' }).getByRole('button', { name: /Pay/ });
    await tabTo(page, thread);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Your reply' }));
    await page.keyboard.type('We look into it.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(guest.page.getByText('We look into it.')).toBeVisible();
    for (let level = 0; level < 3; level += 1) await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Comments', exact: true })).toBeFocused();
  });

  await test.step('the owner keeps a version, looks at it, and comes back', async () => {
    await owner.map.command('History');
    await tabTo(page, page.getByRole('textbox', { name: 'Name this version' }));
    await page.keyboard.type('Before lunch');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: /^Before lunch/ }));
    await page.keyboard.press('Enter');
    const banner = page.getByRole('complementary', { name: 'Version' });
    await expect(banner).toContainText('You are looking at Before lunch');
    await tabTo(page, banner.getByRole('button', { name: 'Back to now' }));
    await page.keyboard.press('Enter');
    await expect(banner).toHaveCount(0);
  });

  await test.step('the owner folds the inspector away and out again', async () => {
    await page.keyboard.press('Escape');
    await tabTo(page, page.getByRole('button', { name: 'Fold the inspector away' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Open the inspector' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Fold the inspector away' })).toBeFocused();
  });
});
