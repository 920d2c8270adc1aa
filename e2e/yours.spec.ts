import { z } from 'zod';
import { expect, test } from './fixtures.ts';
import { entryPage } from './pages/entryPage.ts';
import { smallMap } from './smallMap.ts';

test('who came for a department sees what is theirs, and gets to all of it by name', async ({
  hosted,
  alice,
}) => {
  const { page, map } = alice;
  const { id } = await hosted.makeMap('Ours and yours', smallMap);
  const wish = { role: 'commenter', department: 'd-logistics', expiresIn: null, verbatims: false };
  const { token } = z
    .object({ token: z.string() })
    .parse(await hosted.call('POST', `/maps/${id}/links`, wish));
  await entryPage(page).join(`${hosted.server.url}/join#${token}`, 'Lena');
  await expect(map.touchpoint('Track the parcel')).toContainText('Yours');
  await expect(map.stage('I wait')).toContainText('Yours');
  await expect(map.touchpoint('Pay')).toContainText('Sales');
  await expect(map.canvas.getByRole('group', { name: /, yours\b/ })).toHaveCount(2);
  await map.command('Select what is yours');
  await expect(map.touchpoint('Track the parcel')).toHaveAttribute('aria-current', 'true');
  await expect(map.stage('I wait')).toHaveAttribute('aria-current', 'true');
  await expect(map.canvas.locator('[aria-current="true"]')).toHaveCount(2);
  await page.getByRole('button', { name: 'You: Lena' }).click();
  await expect(page.getByText('You speak for Logistics.')).toBeVisible();
});
