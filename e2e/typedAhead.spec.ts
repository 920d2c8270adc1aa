import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { boxOf } from './pages/mapPage.ts';
import { smallMap } from './smallMap.ts';

/** On a slow line a key opens a list whose code is still on its way. T would make a touchpoint, Backspace delete one. */
test('what is typed before a list is there is in its field, and nothing of it reaches the map', async ({
  server,
  alice,
}) => {
  const { page, map } = alice;
  const { id } = await api(server.url).makeMap('Slow line', smallMap);
  const codeComes = Promise.withResolvers<void>();
  const hold = /\/assets\/(SearchList|OwnerPicker|FixesBoard)-[^/]*\.js$/;
  await page.route(hold, async (route) => {
    await codeComes.promise;
    await route.continue();
  });
  await map.open(server.url, id);
  await page.getByRole('button', { name: 'What to fix' }).click();
  const bar = await boxOf(page.getByRole('banner').first());
  const opening = await boxOf(page.getByRole('main').filter({ hasText: 'Opening the board…' }));
  expect(opening.y, 'it stands where the board will').toBeCloseTo(bar.y + bar.height, 0);
  await page.keyboard.press('Escape');
  await map.select(map.touchpoint('Pay'));
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('xt');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('tra');
  const early = page.getByRole('textbox', { name: 'Find on the map' });
  await expect(early).toHaveValue('tra');
  await page.keyboard.press('Escape');
  await expect(early).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('tra');
  await expect(early).toHaveValue('tra');
  codeComes.resolve();
  const field = page.getByRole('combobox', { name: 'Find on the map' });
  await expect(field).toBeFocused();
  await page.keyboard.type('ck');
  await expect(field).toHaveValue('track');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(map.touchpoint('Track the parcel')).toHaveAttribute('aria-current', 'true');
  await expect(map.canvas.getByRole('group', { name: /^Touchpoint / })).toHaveCount(4);
});
