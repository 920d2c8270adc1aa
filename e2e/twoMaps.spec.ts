import { expect, test } from './fixtures.ts';
import { lineOf } from './lineOf.ts';
import { entryPage } from './pages/entryPage.ts';
import { mapPage } from './pages/mapPage.ts';
import { smallMap } from './smallMap.ts';

test('a guest who joins another map with the same browser is told before and after, and comes back with what was typed', async ({
  hosted,
  alice: { page, map, watch },
}) => {
  watch.allow(/status of 40[134]/);
  const { url } = hosted.server;
  const made = async (title: string) => {
    const { id } = await hosted.makeMap(title, smallMap);
    const { token } = await hosted.makeLink(id, 'editor');
    return { id, link: `${url}/join#${token}` };
  };
  const [first, other] = [await made('The first map'), await made('The other map')];
  const cutTab = await lineOf(page);
  await entryPage(page).join(first.link, 'Alice');
  await expect(map.saved).toBeVisible();
  const sign = map.saved.locator('..');
  await expect(sign).toHaveAttribute('aria-live', 'off');
  cutTab();
  await map.rename(map.touchpoint('Pay'), 'Pay by card');
  await expect(page.getByTitle(/^Kept in this browser/)).toHaveAttribute('aria-live', 'polite');

  const tab = await page.context().newPage();
  await test.step('the way in says what is left by it, and the first map’s tab what happened', async () => {
    await tab.goto(other.link);
    await expect(tab).toHaveTitle('Join the map – Throughline');
    await expect(tab.getByText('you leave “The first map”')).toBeVisible();
    await entryPage(tab).join(other.link, 'Alice');
    await expect(mapPage(tab).saved).toBeVisible();
    await expect(tab).toHaveTitle('The other map – Throughline');
    await expect(page.getByRole('heading', { name: 'You are on another map now' })).toBeVisible();
    await expect(page).toHaveTitle('You are on another map now – Throughline');
    await expect(
      page.getByText('What you typed here and is not saved yet is kept until then.'),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'You are on another map now' })).toBeVisible();
  });

  await test.step('the link brings back, and what was typed is saved', async () => {
    await entryPage(tab).join(first.link, 'Alice');
    await expect(mapPage(tab).touchpoint('Pay by card')).toBeVisible();
    await expect(mapPage(tab).saved).toBeVisible();
    expect(JSON.stringify(await hosted.map(first.id))).toContain('Pay by card');
    await expect(map.touchpoint('Pay by card')).toBeVisible();
  });
});
