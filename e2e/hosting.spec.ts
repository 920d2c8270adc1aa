import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { expect, test as base, type Person } from './fixtures.ts';
import { entryPage } from './pages/entryPage.ts';
import { sharePage } from './pages/sharePage.ts';
import { smallMap } from './smallMap.ts';

const test = base.extend<{ readonly host: RunningServer }>({
  host: async ({}, use) => {
    const server = await startServer('none', ['--auth', 'accounts']);
    await use(server);
    await server.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

const password = 'four calm words suffice';
/** A browser says in red that it was refused, or that its network is gone; a person reads it in words. */
const refused = /40[13] \(|WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RE(?:FUSED|SET)/;

test('a host shares a map; guests come by link, code and QR; each sees at once what is done to them, and why', async ({
  host,
  newPerson,
}) => {
  const [anna, bob, cleo, dora] = [
    await newPerson('Anna'),
    await newPerson('Bob'),
    await newPerson('Cleo'),
    await newPerson('Dora'),
  ];
  for (const { watch } of [anna, bob, cleo, dora]) watch.allow(refused);
  const share = sharePage(anna.page);
  let mapId = '';

  await test.step('Anna sets the server up, signs out and signs in', async () => {
    const way = entryPage(anna.page);
    await way.setUp(await setUpAddress(host), 'Anna', password);
    await expect(anna.page.getByRole('heading', { name: 'Maps' })).toBeVisible();
    expect(anna.page.url()).not.toContain('#');
    const press = (name: string) => anna.page.getByRole('button', { name }).click();
    for (const name of ['New map', 'All maps', 'Delete Untitled map', 'Delete the map']) await press(name);
    await expect(anna.page.getByRole('heading', { name: 'Maps' })).toBeFocused();
    mapId = await makeMap(anna.page, host.url);
    await anna.map.open(host.url, mapId);
    await way.signOut('Anna');
    await way.signIn(password);
    await expect(anna.map.touchpoint('Pay')).toBeVisible();
  });

  await test.step('three guests come in by one link, with the lens that Anna looks through', async () => {
    await anna.page.keyboard.press('2');
    await share.open();
    await share.openWithMyView();
    await share.makeLink();
    const address = await share.address();
    expect(await share.readQr()).toBe(address);
    await entryPage(bob.page).join(address, 'Bob');
    await entryPage(cleo.page).joinByCode(`${host.url}/join`, (await share.code()).toLowerCase(), 'Cleo');
    await entryPage(dora.page).join(await share.readQr(), 'Dora');
    for (const { page, map } of [bob, cleo, dora]) {
      await expect(map.touchpoint('Pay')).toBeVisible();
      expect(page.url()).toBe(`${host.url}/m/${mapId}?lens=count`);
    }
    await share.showPeople();
    for (const name of ['Bob', 'Cleo', 'Dora']) await expect(share.line(name)).toContainText('here now');
  });

  await test.step('Bob may only look while he types, and is given back what he typed', async () => {
    const field = await typeName(bob, 'Pay', 'Half a thought');
    await share.give('Bob', 'Look');
    await expect(bob.page.getByText('You may now only look: Anna changed what you may do.')).toBeVisible();
    await expect(bob.page.getByText('You may look', { exact: true })).toBeVisible();
    await expect(field).toHaveValue('Half a thought');
    await field.press('Enter');
    await expect(bob.page.getByText('What you typed is not on the map: “Half a thought”')).toBeVisible();
    await expect(bob.map.touchpoint('Pay')).toBeVisible();
    await expect(bob.page.getByRole('button', { name: 'New stage' })).toHaveCount(0);
  });

  await test.step('Cleo is taken off while she types', async () => {
    const field = await typeName(cleo, 'Place the order', 'Order by phone');
    await share.takeOff('Cleo');
    await expect(cleo.page.getByRole('alert')).toContainText('Anna took you off this map.');
    await expect(field).toHaveValue('Order by phone');
    await expect(share.line('Cleo')).toHaveCount(0);
  });

  await test.step('Dora’s link expires while she works without network', async () => {
    await dora.setOnline('offline');
    await dora.map.rename(dora.map.touchpoint('Track the parcel'), 'Wait for the parcel');
    await expect(dora.page.getByText(/Offline: not saved yet/)).toBeVisible();
    await expireLinks(host);
    await dora.setOnline('online');
    await expect(dora.page.getByRole('alert')).toContainText('This link has expired.');
    await expect(dora.page.getByText('Not saved: 1 edit')).toBeVisible();
    await expect(dora.map.touchpoint('Wait for the parcel')).toBeVisible();
  });

  await test.step('nothing of what was refused is on the map', async () => {
    await share.close();
    for (const name of ['Pay', 'Place the order', 'Track the parcel'])
      await expect(anna.map.touchpoint(name)).toBeVisible();
  });
});

test('a double click on a slow line makes one; a new address is asked about; a reloaded way in says what to do', async ({
  hosted,
  alice,
}) => {
  const { page, map } = alice;
  const { url } = hosted.server;
  const { id } = await hosted.makeMap('Made once', smallMap);
  const [name = '', value = ''] = hosted.cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
  await map.open(url, id);
  let held: (() => void)[] = [];
  let sent = 0;
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().method() !== 'GET') {
      sent += 1;
      await new Promise<void>((resolve) => held.push(resolve));
    }
    await route.continue();
  });
  const letThrough = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    for (const release of held) release();
    held = [];
  };
  const share = sharePage(page);

  await test.step('one link', async () => {
    await share.open();
    await share.dialog.getByRole('button', { name: 'Make a link' }).dblclick();
    await letThrough();
    await expect(share.dialog.getByRole('region', { name: 'The new link' })).toBeVisible();
    expect(sent).toBe(1);
  });

  await test.step('its address is not thrown away by one click', async () => {
    const before = await share.address();
    const renew = share.dialog.getByRole('button', { name: /^New address and code instead/ });
    await renew.click();
    await expect(share.dialog.getByText('The old address and code stop working.')).toBeVisible();
    const keep = share.dialog.getByRole('button', { name: 'Keep the old ones' });
    await expect(keep).toBeFocused();
    await keep.click();
    await expect(renew).toBeFocused();
    expect(await share.address()).toBe(before);
    await renew.click();
    await share.dialog.getByRole('button', { name: 'Make new ones' }).click();
    await letThrough();
    await expect(share.dialog.getByText(before)).toHaveCount(0);
    expect(sent).toBe(2);
  });

  const address = await share.address();
  await test.step('one version', async () => {
    await share.close();
    await map.command('History');
    await page.getByRole('textbox', { name: 'Name this version' }).fill('Before lunch');
    await page.getByRole('button', { name: 'Keep' }).dblclick();
    await letThrough();
    await expect(page.getByRole('textbox', { name: 'Name this version' })).toHaveValue('');
    await expect(page.getByRole('button', { name: /^Before lunch/ })).toHaveCount(1);
    expect(sent).toBe(3);
  });

  await test.step('the way in, reloaded', async () => {
    await page.goto(address);
    await expect(page.getByText(/^Type the name that the others will see|^You are signed in/)).toBeVisible();
    await expect(page.getByLabel('Your name')).toHaveCount(0);
    await page.context().clearCookies();
    await page.reload();
    await expect(page.getByText('Open your link again, or type its code.')).toBeVisible();
  });
});

/** Printed after the line that says that it listens. */
async function setUpAddress({ log }: RunningServer): Promise<string> {
  const find = () => log.find((each) => each.includes('"event":"setup"'));
  await expect.poll(find).toBeDefined();
  return String(JSON.parse(find() ?? '{}').url);
}

/** With the session that the page has. */
async function makeMap(page: Page, url: string): Promise<string> {
  const answer = await page.request.post(`${url}/api/v1/maps`, {
    headers: { origin: url },
    data: { title: 'The parcel', from: { json: smallMap } },
  });
  expect(answer.status()).toBe(201);
  return String((await answer.json()).id);
}

/** Begins to rename a touchpoint, without keeping it yet. */
async function typeName({ page, map }: Person, name: string, typed: string) {
  await map.select(map.touchpoint(name));
  await page.keyboard.press('F2');
  const field = map.canvas.getByRole('textbox');
  await field.fill(typed);
  return field;
}

/**
 * The shortest link lasts two hours: while the server is down, the end of all links is moved into the past where it
 * keeps them.
 */
async function expireLinks(host: RunningServer): Promise<void> {
  await host.kill();
  const database = new DatabaseSync(join(host.dataDir, 'access.sqlite'));
  database.prepare('UPDATE links SET expires_at = ?').run(new Date(0).toISOString());
  database.close();
  await host.restart();
}
