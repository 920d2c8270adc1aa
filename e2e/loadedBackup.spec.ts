import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { lineOf } from './lineOf.ts';
import { mapPage } from './pages/mapPage.ts';
import { smallMap } from './smallMap.ts';
import { cutOff } from './cutOff.ts';

test.use({ serviceWorkers: 'allow' });

test('a backup loaded meanwhile: what was typed on the map before is listed, and applied to the map of now', async ({
  ownServer: server,
  alice,
}) => {
  alice.watch.allow(cutOff);
  const { id } = await api(server.url).makeMap('Loaded again', smallMap);
  const backup = join(server.dataDir, 'backup.tar');
  await alice.map.open(server.url, id);
  const secondTab = await alice.page.context().newPage();
  const second = mapPage(secondTab);
  const cutTab = await lineOf(secondTab);
  await second.open(server.url, id);
  await alice.page.bringToFront();
  await runData(server, 'backup', backup);
  await alice.map.rename(alice.map.touchpoint('Place the order'), 'Order by phone');
  await expect(alice.map.saved).toBeVisible();
  await expect(second.touchpoint('Order by phone')).toBeVisible();
  // Of the two only the first tab finds the server again.
  cutTab();
  await alice.setOnline('offline');
  await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
  await alice.map.draw('touchpoint', 'Get a receipt');
  await expect(alice.page.getByText('Offline: not saved yet')).toBeVisible();
  await runData(server, 'load', backup);
  await alice.map.touchpoint('Track the parcel').dblclick();
  await alice.page.keyboard.type('Knock at the');
  await alice.setOnline('online');

  const work = alice.page.getByRole('dialog', { name: 'Unsaved work' });
  await expect(work.getByText('Get a receipt').first()).toBeVisible();
  await expect(work.getByText('Knock at the').first()).toBeVisible();
  await expect(work.getByText('Order by phone')).toHaveCount(0);
  await expect(alice.map.touchpoint('Place the order')).toBeAttached();
  await expect(alice.map.touchpoint('Pay')).toBeAttached();
  await work.getByRole('button', { name: 'Apply to the map' }).click();
  await expect(alice.map.touchpoint('Pay by card')).toBeVisible();
  await expect(alice.map.touchpoint('Get a receipt')).toBeVisible();
  await expect(alice.map.touchpoint('Knock at the')).toBeVisible();
  await expect(alice.map.saved).toBeVisible();
  // Keys are the dialog's until it is gone.
  await expect(work).toHaveCount(0);
  await alice.map.undo();
  await expect(alice.map.touchpoint('Pay')).toBeVisible();
  await expect(alice.map.touchpoint('Get a receipt')).toHaveCount(0);

  await test.step('what a tab without network typed on the map before, and was closed with, is offered too', async () => {
    await secondTab.bringToFront();
    await second.rename(second.touchpoint('Open the door'), 'Ring the bell');
    await expect(secondTab.getByTitle(/^Kept in this browser/)).toBeVisible();
    await secondTab.close();
    await alice.page.reload();
    await expect(work.getByText('The tab in which this was typed was closed')).toBeVisible();
    await expect(work.getByText('Ring the bell').first()).toBeVisible();
  });

  await test.step('while an older version is on the canvas it is not applied, and why is said', async () => {
    await alice.page.keyboard.press('Escape');
    await alice.map.command('History');
    await alice.page.getByRole('textbox', { name: 'Name this version' }).fill('Loaded');
    await alice.page.getByRole('button', { name: 'Keep' }).click();
    await alice.page
      .getByRole('button', { name: /Loaded/ })
      .last()
      .click();
    // Its strip comes above the other banners and moves them down.
    await expect(alice.page.getByText('You are looking at Loaded')).toBeVisible();
    await alice.page.getByRole('button', { name: 'Unsaved work' }).click();
    await expect(work.getByText('This is an older version.')).toBeVisible();
    await expect(work.getByRole('button', { name: 'Apply to the map' })).toBeDisabled();
    await alice.page.keyboard.press('Escape');
    await alice.page.getByRole('button', { name: 'Back to now' }).click();
    await alice.page.getByRole('button', { name: 'Unsaved work' }).click();
    await work.getByRole('button', { name: 'Apply to the map' }).click();
    await expect(alice.map.touchpoint('Ring the bell')).toBeVisible();
    await expect(alice.map.saved).toBeVisible();
    await expect(alice.page.getByRole('button', { name: 'Unsaved work' })).toHaveCount(0);
  });
});

/** `npm run data`, as who runs the server types it, while the server runs. */
async function runData({ dataDir }: { readonly dataDir: string }, ...words: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const said: string[] = [];
  const program = spawn('node', ['server/data.ts', ...words, '--data-dir', dataDir]);
  program.stderr.on('data', (chunk) => said.push(String(chunk)));
  program.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(said.join('')))));
  await promise;
}
